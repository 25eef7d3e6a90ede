import { version } from "../version";
import { addressesOf } from "./addresses";

const { repository } = require("../../package.json") as { repository?: string | { url?: string } };

/** The addresses of this package; `undefined` in a build from sources, because its package.json has no repository. */
export const addresses = addressesOf(repository);

/**
 * The plugin that the resources and look-ups of this package need. The engine installs it itself.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/plugindownloadurl/
 */
export const pluginOptions: { readonly version: string; readonly pluginDownloadURL?: string } =
    addresses === undefined ? { version } : { version, pluginDownloadURL: addresses.pluginDownloadURL };

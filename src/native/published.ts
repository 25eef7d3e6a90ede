import { version } from "../version";
import { addressesOf } from "./addresses";

const { repository } = require("../../package.json") as { repository?: string | { url?: string } };

/** The addresses of this package; undefined in a build from sources, whose package.json names no repository. */
export const addresses = addressesOf(repository);

/**
 * Which plugin the resources and look-ups of this package need. With it the engine installs the plugin by itself.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/plugindownloadurl/
 */
export const pluginOptions: { readonly version: string; readonly pluginDownloadURL?: string } =
    addresses === undefined ? { version } : { version, pluginDownloadURL: addresses.pluginDownloadURL };

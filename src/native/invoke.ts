import * as pulumi from "@pulumi/pulumi";
import { runError } from "../pulumi/runError";
import type { Connection } from "../resources/connection/properties";
import { refuseOtherPackage, warnOfDefaultProvider } from "./explicitProviderCheck";
import { givenOptions } from "./options";
import { pluginOptions } from "./published";

/**
 * Calls a function of the plugin.
 *
 * @throws pulumi.RunError with the message of the plugin or the engine.
 */
export async function invoke<Result>(
    token: string,
    args: { connection?: Connection },
    opts: pulumi.InvokeOptions = {},
): Promise<Result> {
    const what = token.slice(token.lastIndexOf(":") + 1);
    refuseOtherPackage(what, opts);
    if (opts.provider === undefined) {
        warnOfDefaultProvider(what, args.connection, opts.parent);
    }
    try {
        return await pulumi.runtime.invoke(token, args, { ...pluginOptions, ...givenOptions(opts) });
    } catch (error) {
        throw runError(error instanceof Error ? error.message : String(error));
    }
}

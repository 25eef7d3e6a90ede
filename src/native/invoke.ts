import * as pulumi from "@pulumi/pulumi";
import { runError } from "../pulumi/runError";
import { version } from "./options";

/**
 * Calls a function of the plugin.
 *
 * @throws pulumi.RunError with what the plugin or the engine says.
 */
export async function invoke<Result>(token: string, args: object, opts: pulumi.InvokeOptions = {}): Promise<Result> {
    try {
        return await pulumi.runtime.invoke(token, args, { version, ...opts });
    } catch (error) {
        throw runError(error instanceof Error ? error.message : String(error));
    }
}

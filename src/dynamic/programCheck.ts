import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { bundledMessage, packageNotFoundMessage } from "../pulumi/messages";
import { runError } from "../pulumi/runError";
import type { Configure } from "./providerText";

/**
 * The working folder at the start. A program may change it later. Pulumi's plugin for dynamic resources starts in the
 * same folder.
 */
const workingFolder = process.cwd();

/**
 * Checks that Pulumi's plugin can load the program's dynamic resources. It can't if a bundler replaced the call of
 * `require`, because then the provider text would contain the bundle. It also can't if the package is not found from
 * the program's folder.
 *
 * @param configure the function that requires the package. The provider text contains its source code.
 * @throws pulumi.RunError with the remedy.
 */
export function checkProgram(configure: Configure): void {
    if (!/require\(["'`]pulumi-aws-handshakes\/dynamic["'`]\)/.test(configure.toString())) {
        throw runError(bundledMessage);
    }
    if (isRunByPulumi() && !isFound()) {
        throw runError(packageNotFoundMessage);
    }
}

/**
 * Whether Pulumi runs the program. A unit test, or a program of the Automation API, may run in another folder than
 * Pulumi's plugin.
 */
function isRunByPulumi(): boolean {
    return require.main?.filename.includes(join(sep, "@pulumi", "pulumi", "cmd", "run")) ?? false;
}

/**
 * Whether the package is found from the program's folder. Under pnpm, it is not if only a library of the program
 * depends on it.
 */
function isFound(): boolean {
    try {
        createRequire(join(workingFolder, "program.js")).resolve("pulumi-aws-handshakes/dynamic");
        return true;
    } catch {
        return false;
    }
}

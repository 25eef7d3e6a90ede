import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { BUNDLED_MESSAGE, PACKAGE_NOT_FOUND_MESSAGE } from "../pulumi/messages";
import { runError } from "../pulumi/runError";
import type { Configure } from "./providerText";

/**
 * The working folder at the start. A program may change it later. Pulumi's plugin for dynamic resources starts in the
 * same folder.
 */
const WORKING_FOLDER = process.cwd();

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
        throw runError(BUNDLED_MESSAGE);
    }
    if (isRunByPulumi() && !isFound()) {
        throw runError(PACKAGE_NOT_FOUND_MESSAGE);
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
        createRequire(join(WORKING_FOLDER, "program.js")).resolve("pulumi-aws-handshakes/dynamic");
        return true;
    } catch {
        return false;
    }
}

import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { bundledMessage, packageNotFoundMessage } from "../pulumi/messages";
import { runError } from "../pulumi/runError";
import type { Configure } from "./providerText";

/** A program may change it later. Pulumi's plugin for dynamic resources starts in the same one. */
const workingFolder = process.cwd();

/**
 * Refuses a program whose dynamic resources Pulumi's plugin couldn't load: one in which a bundler replaced the call of
 * `require`, so that the text in the state would hold the bundle, and one whose folder doesn't find this package.
 *
 * @param configure the function that requires the package. Its text goes into the state.
 * @throws pulumi.RunError that says which line helps.
 */
export function checkProgram(configure: Configure): void {
    if (!/require\(["'`]pulumi-aws-handshakes\/dynamic["'`]\)/.test(configure.toString())) {
        throw runError(bundledMessage);
    }
    if (isRunByPulumi() && !isFound()) {
        throw runError(packageNotFoundMessage);
    }
}

/** A unit test, and a program of the Automation API, may run in another folder than Pulumi's plugin. */
function isRunByPulumi(): boolean {
    return require.main?.filename.includes(join(sep, "@pulumi", "pulumi", "cmd", "run")) ?? false;
}

/** Under pnpm, a program that depends only on a library which uses this package doesn't find it. */
function isFound(): boolean {
    try {
        createRequire(join(workingFolder, "program.js")).resolve("pulumi-aws-handshakes/dynamic");
        return true;
    } catch {
        return false;
    }
}

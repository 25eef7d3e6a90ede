/*
 * Makes Stryker's runner for Mocha work with Mocha 12. Version 10.0.0 of the runner requires Mocha's modules without their
 * extension, which is now `.cjs`. Delete this file after the release with the fix:
 * https://github.com/stryker-mutator/stryker-js/pull/6205
 */
import Module from "node:module";

Module._extensions[".cjs"] ??= Module._extensions[".js"];

export const { strykerPlugins, strykerValidationSchema } = await import("@stryker-mutator/mocha-runner");

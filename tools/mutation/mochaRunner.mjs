/*
 * Stryker's runner for Mocha, at home with Mocha 12: 10.0.0 looks for Mocha's modules without their ending, which has
 * become `.cjs`. To be deleted with the release that mends it, https://github.com/stryker-mutator/stryker-js/pull/6205.
 */
import Module from "node:module";

Module._extensions[".cjs"] ??= Module._extensions[".js"];

export const { strykerPlugins, strykerValidationSchema } = await import("@stryker-mutator/mocha-runner");

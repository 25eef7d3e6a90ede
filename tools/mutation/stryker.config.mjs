/*
 * The configuration of the mutation tests, see docs/mutation-testing.md. Paths are relative to the repository.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
    mutate: ["src/handshake/**/*.ts", "src/resources/**/*.ts"],
    plugins: ["./tools/mutation/mochaRunner.mjs"],
    testRunner: "mocha",
    testRunnerNodeArgs: ["--import", "tsx"],
    mochaOptions: { spec: ["test/rules/**/*.test.ts"] },
    coverageAnalysis: "perTest",
    concurrency: 2,
    // A timeout counts as a killed mutant, so a busy machine must not cause one.
    timeoutMS: 60_000,
    disableTypeChecks: false,
    // Git and Biome ignore this folder.
    tempDirName: "dist/mutation/sandbox",
    cleanTempDir: "always",
    reporters: ["clear-text", "html", "json", "progress"],
    clearTextReporter: { reportTests: false },
    htmlReporter: { fileName: "dist/mutation/report.html" },
    jsonReporter: { fileName: "dist/mutation/report.json" },
    thresholds: { high: 100, low: 100, break: 100 },
};

/*
 * Which code is mutated, and which tests are to find out: docs/mutation-testing.md. Paths are the repository's.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
    mutate: ["src/handshake/**/*.ts", "src/lifecycle/**/*.ts"],
    testRunner: "mocha",
    plugins: ["./tools/mutation/mochaRunner.mjs"],
    testRunnerNodeArgs: ["--import", "tsx"],
    mochaOptions: { spec: ["test/rules/**/*.test.ts"] },
    coverageAnalysis: "perTest",
    concurrency: 2,
    disableTypeChecks: false,
    tempDirName: "dist/mutation/sandbox",
    cleanTempDir: "always",
    reporters: ["clear-text", "html", "json", "progress"],
    htmlReporter: { fileName: "dist/mutation/report.html" },
    jsonReporter: { fileName: "dist/mutation/report.json" },
};

/**
 * Runs Pulumi's installer in its own process: `officialInstaller VERSION FOLDER`. It sends the reason of a failure
 * to the parent process.
 */
import { createRequire } from "node:module";
import { PulumiCommand } from "@pulumi/pulumi/automation";

type Options = NonNullable<Parameters<typeof PulumiCommand.install>[0]>;

// The installer needs an object of the semver that Pulumi depends on; this project doesn't depend on it.
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi"))("semver") as {
    SemVer: new (version: string) => NonNullable<Options["version"]>;
};

const [version = "", root = ""] = process.argv.slice(2);

PulumiCommand.install({ version: new SemVer(version), root }).catch((error: Error) => {
    process.exitCode = 1;
    process.send?.(error.message);
});

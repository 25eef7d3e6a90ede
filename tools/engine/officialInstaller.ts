/**
 * A process of its own that runs Pulumi's installer: `officialInstaller VERSION FOLDER`. The reason of a failure goes
 * to the parent as a message.
 */
import { createRequire } from "node:module";
import { PulumiCommand } from "@pulumi/pulumi/automation";

type Options = NonNullable<Parameters<typeof PulumiCommand.install>[0]>;

// The installer wants an object of Pulumi's own semver, which is no dependency of this project.
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi"))("semver") as {
    SemVer: new (version: string) => NonNullable<Options["version"]>;
};

const [version = "", root = ""] = process.argv.slice(2);

PulumiCommand.install({ version: new SemVer(version), root }).catch((error: Error) => {
    process.exitCode = 1;
    process.send?.(error.message);
});

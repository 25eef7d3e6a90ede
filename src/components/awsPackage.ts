import { readFileSync } from "node:fs";
import { runError } from "../pulumi/runError";
import { NOT_INSTALLED_MESSAGE } from "./messages";

/** The version of the program's @pulumi/aws, such as `7.48.0`. */
export const awsVersion = installedVersion();

/** Whether each resource of @pulumi/aws has a `region`, so that one provider serves every region. */
export const hasRegionArgument = Number.parseInt(awsVersion, 10) >= 7;

/** @throws pulumi.RunError if @pulumi/aws is not installed. */
function installedVersion(): string {
    const { version } = JSON.parse(readFileSync(packageFile(), "utf8")) as { version: string };
    return version.replace(/^v/, "");
}

function packageFile(): string {
    try {
        return require.resolve("@pulumi/aws/package.json");
    } catch {
        throw runError(NOT_INSTALLED_MESSAGE);
    }
}

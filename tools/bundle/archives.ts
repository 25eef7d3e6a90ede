import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const { version } = require("../../package.json") as { version: string };

/** The platforms in Pulumi's names of archives. Node.js runs the same files on each. */
const PLATFORMS = ["linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64", "windows-amd64"] as const;

/**
 * Packs a bundled plugin into one archive per platform, under the names that `pulumi plugin install … --server github://…`
 * downloads from a release.
 *
 * @see https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/authoring/
 */
export async function archive(bundle: string, destination: string): Promise<void> {
    await mkdir(destination, { recursive: true });
    for (const platform of PLATFORMS) {
        const file = join(destination, `pulumi-resource-aws-handshakes-v${version}-${platform}.tar.gz`);
        await promisify(execFile)("tar", ["--create", "--gzip", "--file", file, "--directory", bundle, "."]);
    }
}

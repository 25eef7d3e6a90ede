import { execFile } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip } from "node:zlib";
import { writeLicenses } from "./bundle";
import { executableBlob, writeExecutable } from "./executable";
import { checkExecutable } from "./inspect";
import { fetchNode } from "./nodePackage";
import { executableName, PLATFORMS } from "./platforms";
import type { Scripts } from "./scripts";

const { version } = require("../../package.json") as { version: string };

/**
 * Writes the archive of each platform: an executable that needs no Node.js, and the licenses of its parts. The engine
 * downloads the archives from a release by these names.
 *
 * @param log prints one line of progress.
 * @see https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/authoring/
 */
export async function writeArchives(scripts: Scripts, folder: string, log: (line: string) => void): Promise<void> {
    await mkdir(folder, { recursive: true });
    const temporary = await mkdtemp(join(tmpdir(), "handshakes-executables-"));
    try {
        const nodes = await Promise.all(
            PLATFORMS.map(async (platform) => {
                const path = join(temporary, platform.name);
                await mkdir(join(path, "archive"), { recursive: true });
                return { platform, path, ...(await fetchNode(platform, path)) };
            }),
        );
        const here = nodes.find(({ platform }) => platform.runtime === `${process.platform}-${process.arch}`);
        if (here === undefined) {
            throw new Error(
                `There is no executable for ${process.platform}-${process.arch}, so none can be made here.`,
            );
        }
        const blob = await executableBlob(scripts, here.node);
        for (const { platform, path, node } of nodes) {
            const content = join(path, "archive");
            const executable = join(content, executableName(platform));
            await writeExecutable(node, blob, executable, true);
            const file = await readFile(executable);
            checkExecutable(file, platform.name, scripts);
            await writeLicenses(scripts, content);
            await copyFile(here.license, join(content, "NODE-LICENSE"));
            const archive = join(folder, archiveName(platform.name));
            await writeArchive(content, archive);
            log(`${archive}: the executable has ${Math.round(file.length / 1e5) / 10} MB`);
        }
    } finally {
        await rm(temporary, { recursive: true, force: true });
    }
}

/** Returns the name of the archive for a platform, such as `linux-amd64`. */
export function archiveName(platform: string): string {
    return `pulumi-resource-aws-handshakes-v${version}-${platform}.tar.gz`;
}

/** Packs the contents of a folder. */
export async function writeArchive(folder: string, archive: string, level = 9): Promise<void> {
    const tar = `${archive}.partial`;
    await promisify(execFile)("tar", ["--create", "--file", tar, "--directory", folder, "."]);
    await pipeline(createReadStream(tar), createGzip({ level }), createWriteStream(archive));
    await rm(tar);
}

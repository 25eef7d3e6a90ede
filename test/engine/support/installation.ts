import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const repository = resolve(__dirname, "../../..");
const { devDependencies } = require(join(repository, "package.json"));

/** Packs the repository as it would be published; resolves to the tarball's path. */
export async function pack(folder: string): Promise<string> {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
        cwd: repository,
    });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return join(folder, filename);
}

/**
 * An empty folder outside the repository into which a user has installed the packed tarball; made once for all tests,
 * removed after them.
 */
export function installation(): Promise<string> {
    made ??= install();
    return made;
}

let made: Promise<string> | undefined;

async function install(): Promise<string> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "handshakes-user-")));
    const dependencies = {
        "pulumi-aws-handshakes": `file:${await pack(folder)}`,
        "@pulumi/pulumi": devDependencies["@pulumi/pulumi"],
        typescript: devDependencies.typescript,
    };
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: folder });
    await mkdir(join(folder, "programs"));
    return folder;
}

after(async () => {
    if (made !== undefined) {
        await rm(await made, { recursive: true, force: true });
    }
});

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** Runs a program that has to succeed. */
export const run = promisify(execFile);

/** This repository. */
export const repository = resolve(__dirname, "../../..");
const { devDependencies } = require(join(repository, "package.json"));

/** A package.json's dependencies. */
export type Dependencies = Readonly<Record<string, string | undefined>>;

/** What the repository itself is built and tested with, for programs of users. */
export const versions = {
    "@pulumi/pulumi": devDependencies["@pulumi/pulumi"] as string,
    typescript: devDependencies.typescript as string,
};

/** Packs a folder as it would be published; resolves to the tarball's path. */
export async function pack(destination: string, source: string = repository): Promise<string> {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", destination], {
        cwd: source,
    });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return join(destination, filename);
}

/** The packed repository; made once for all tests. */
export function tarball(): Promise<string> {
    packed ??= temporaryFolder().then((folder) => pack(folder));
    return packed;
}

/** An empty folder outside the repository into which a user has installed the packed tarball; made once for all tests. */
export function installation(): Promise<string> {
    made ??= install();
    return made;
}

/**
 * Such a folder with other dependencies, or by another package manager; made anew.
 *
 * @param dependencies what is installed beside the packed tarball; `undefined` leaves out what would be.
 */
export async function install(
    dependencies: Dependencies = versions,
    [manager, ...args]: readonly [string, ...string[]] = npm,
): Promise<string> {
    const folder = await temporaryFolder();
    const all = { "pulumi-aws-handshakes": `file:${await tarball()}`, ...dependencies };
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: all }));
    await run(manager, [...args], { cwd: folder });
    await mkdir(join(folder, "programs"));
    return folder;
}

/** How most users install. */
export const npm = ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund"] as const;

/** A new folder outside the repository, removed after all tests. */
export async function temporaryFolder(): Promise<string> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "handshakes-user-")));
    folders.push(folder);
    return folder;
}

let packed: Promise<string> | undefined;
let made: Promise<string> | undefined;
const folders: string[] = [];

after(async () => {
    for (const folder of folders) {
        await rm(folder, { recursive: true, force: true });
    }
});

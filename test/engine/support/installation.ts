import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { findEngine } from "../../../tools/engine";
import { isolatedEnvironment } from "../../../tools/engine/environment";
import { packPackage } from "../../../tools/pack/pack";
import { once } from "./shared";
import { secretsProvider, startVault } from "./vault";

/** Runs a program. Rejects if it fails. */
export const run = promisify(execFile);

/** This repository. */
export const repository = resolve(__dirname, "../../..");
const { devDependencies } = require(join(repository, "package.json"));

/** A package.json's dependencies. */
export type Dependencies = Readonly<Record<string, string | undefined>>;

/** The versions that this repository is built with. Test programs use them too. */
export const versions = {
    "@pulumi/pulumi": devDependencies["@pulumi/pulumi"] as string,
    typescript: devDependencies.typescript as string,
};

/** Returns the engine of the tests. */
export const engine = once("engine", () => findEngine());

/** Returns the tarball that HANDSHAKES_TARBALL names, such as that of a release. By default it packs the repository. */
export const tarball = once(
    "tarball",
    async () => process.env.HANDSHAKES_TARBALL || (await packPackage(await temporaryFolder())),
);

/** Returns a folder outside the repository with the installed tarball. */
export const installation = once("installation", () => install());

/**
 * Makes a new folder with other dependencies or another package manager.
 *
 * @param dependencies the packages to install besides the packed tarball. `undefined` omits a package.
 * @param files the content of further files in the folder, by name.
 */
export async function install(
    dependencies: Dependencies = versions,
    [manager, ...args]: readonly [string, ...string[]] = npm,
    files: Readonly<Record<string, string>> = {},
): Promise<string> {
    const folder = await temporaryFolder();
    const all = { "pulumi-aws-handshakes": `file:${await tarball()}`, ...dependencies };
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: all }));
    for (const [name, text] of Object.entries(files)) {
        await writeFile(join(folder, name), text);
    }
    await run(manager, [...args], { cwd: folder });
    await mkdir(join(folder, "programs"));
    return folder;
}

/** The default way to install. */
export const npm = ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund"] as const;

/**
 * Returns the parent of all temporary folders, outside the repository. The process that made it deletes it at its end.
 */
export const folder = once("folder", async () => {
    const made = await realpath(await mkdtemp(join(tmpdir(), "handshakes-tests-")));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    return made;
});

/** Makes a temporary folder. */
export async function temporaryFolder(): Promise<string> {
    return await mkdtemp(join(await folder(), "user-"));
}

/**
 * Returns a folder with the files of an empty stack: its settings, and the backend in `state`. Tests copy it instead of
 * calling `pulumi stack init`.
 */
export const newStack = once("newStack", async () => {
    const made = await temporaryFolder();
    await writeFile(join(made, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
    const found = await engine();
    const env = isolatedEnvironment(found, made, await startVault());
    const args = ["stack", "init", "test", "--non-interactive", "--secrets-provider", secretsProvider];
    await run(found.pulumi, args, { cwd: made, env });
    return made;
});

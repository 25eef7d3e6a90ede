import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { findEngine } from "../../../tools/engine";
import { isolatedEnvironment } from "../../../tools/engine/environment";
import { packPackage } from "../../../tools/pack/pack";
import { onceInRun } from "./onceInRun";
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

/**
 * Returns the parent of all temporary folders, outside the repository. The process that made it deletes it at its end.
 */
export const folder = once("folder", async () => {
    const made = await realpath(await mkdtemp(join(tmpdir(), "handshakes-tests-")));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    return made;
});

/** Returns a path that all processes of a run share. The first one that needs it calls `make`, with a new folder. */
export const shared = (name: string, make: (folder: string) => Promise<string>) => async () =>
    await onceInRun(await folder(), name, make);

/** Returns the engine of the tests. */
export const engine = once("engine", () => findEngine());

/** Returns the tarball that HANDSHAKES_TARBALL names, such as that of a release. By default it packs the repository. */
export const tarball = shared("tarball", async (made) => process.env.HANDSHAKES_TARBALL || (await packPackage(made)));

/** Returns a folder outside the repository with the installed tarball. */
export const installation = () => install();

const INSTALLATION = "installation-";

/**
 * Returns a folder with other dependencies or another package manager. Tests that install the same share it.
 *
 * @param dependencies the packages to install besides the packed tarball. `undefined` omits a package.
 * @param files the content of further files in the folder, by name.
 */
export async function install(
    dependencies: Dependencies = versions,
    [manager, ...args]: readonly [string, ...string[]] = npm,
    files: Readonly<Record<string, string>> = {},
): Promise<string> {
    const all = { "pulumi-aws-handshakes": `file:${await tarball()}`, ...dependencies };
    const allFiles = { ...files, "package.json": JSON.stringify({ private: true, dependencies: all }) };
    const hash = createHash("sha256")
        .update(JSON.stringify([manager, args, allFiles]))
        .digest("hex");
    return await onceInRun(await folder(), INSTALLATION + hash.slice(0, 16), async (made) => {
        for (const [name, text] of Object.entries(allFiles)) {
            await writeFile(join(made, name), text);
        }
        await run(manager, [...args], { cwd: made });
        await mkdir(join(made, "programs"));
        return made;
    });
}

/** Returns whether a folder lies in an installation. */
export async function isInInstallation(path: string): Promise<boolean> {
    return path.startsWith(join(await folder(), INSTALLATION));
}

/** The default way to install. */
export const npm = ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund"] as const;

/** Makes a temporary folder. */
export async function temporaryFolder(): Promise<string> {
    return await mkdtemp(join(await folder(), "user-"));
}

/**
 * Returns a folder with the files of an empty stack: its settings, and the backend in `state`. Tests copy it instead of
 * calling `pulumi stack init`.
 */
export const newStack = shared("newStack", async (made) => {
    await writeFile(join(made, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
    const found = await engine();
    const env = isolatedEnvironment(found, made, await startVault());
    const args = ["stack", "init", "test", "--non-interactive", "--secrets-provider", secretsProvider];
    await run(found.pulumi, args, { cwd: made, env });
    return made;
});

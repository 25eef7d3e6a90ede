import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Engine, EngineSource } from "./engine";
import { EXECUTABLES, folderWith, versionOf } from "./executables";
import { TESTED_VERSION } from "./version";

const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** The engine that this project fetched or built before. */
export const cachedEngine: EngineSource = {
    name: "An engine fetched before",
    get: () => engineIn(cacheFolder(), "cache"),
};

/** The folder of a fetched engine: below HANDSHAKES_ENGINE_CACHE if that is set, otherwise in the user's cache. */
export function cacheFolder(): string {
    const { HANDSHAKES_ENGINE_CACHE: configured } = process.env;
    const folder = configured ? resolve(configured) : join(userCache(), "pulumi-aws-handshakes");
    return join(folder, `engine-v${TESTED_VERSION}`);
}

/**
 * Fills the cache with an engine. The cache gets the whole engine or nothing: an interruption leaves it as it was, and
 * several processes may fill it at once.
 *
 * @param make puts the executables into the `bin` of the folder that it gets.
 */
export async function fillCache(source: Engine["source"], make: (folder: string) => Promise<void>): Promise<Engine> {
    const folder = cacheFolder();
    await mkdir(dirname(folder), { recursive: true });
    await removeAbandoned(folder);
    const partial = await mkdtemp(`${folder}.partial-`);
    try {
        await make(partial);
        await engineIn(partial, source);
        return await replace(folder, partial, source);
    } finally {
        await rm(partial, { recursive: true, force: true });
    }
}

/** The engine in a cache folder. Rejects if it is incomplete or of another version. */
async function engineIn(folder: string, source: Engine["source"]): Promise<Engine> {
    const bin = join(folder, "bin");
    for (const name of Object.values(EXECUTABLES)) {
        if (!(await folderWith(name, [bin]))) {
            throw new Error(`there is no ${name} in ${bin}`);
        }
    }
    const pulumi = join(bin, EXECUTABLES.pulumi);
    const version = await versionOf(pulumi);
    if (version !== `v${TESTED_VERSION}`) {
        throw new Error(`${pulumi} is ${version}, not v${TESTED_VERSION}`);
    }
    return { bin, pulumi, version, source };
}

async function replace(folder: string, partial: string, source: Engine["source"]): Promise<Engine> {
    if (await tryMove(partial, folder)) {
        return engineIn(folder, source);
    }
    // A folder that is there is moved aside only if it is broken. Another process may use a whole engine.
    const earlier = await engineIn(folder, "cache").catch(() => undefined);
    if (earlier) {
        return earlier;
    }
    const broken = `${partial}-replaced`;
    await tryMove(folder, broken);
    await tryMove(partial, folder); // Fails if another process was faster after all.
    await rm(broken, { recursive: true, force: true });
    return engineIn(folder, source);
}

/** Moves a folder to a place without a filled one, and returns whether it did. */
async function tryMove(from: string, to: string): Promise<boolean> {
    return await rename(from, to).then(
        () => true,
        () => false,
    );
}

/** Removes the leftovers of interrupted runs, but not the folders that another process may still fill. */
async function removeAbandoned(folder: string): Promise<void> {
    for (const name of await readdir(dirname(folder))) {
        const path = join(dirname(folder), name);
        if (name.startsWith(`${basename(folder)}.partial-`)) {
            const found = await stat(path).catch(() => undefined);
            if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) {
                await rm(path, { recursive: true, force: true });
            }
        }
    }
}

function userCache(): string {
    const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    switch (process.platform) {
        case "win32":
            return LOCALAPPDATA || join(homedir(), "AppData", "Local");
        case "darwin":
            return join(homedir(), "Library", "Caches");
        default:
            return XDG_CACHE_HOME || join(homedir(), ".cache");
    }
}

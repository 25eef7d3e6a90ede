/*
 * The entry of the bundled plugin and of the executables. It runs provider.js with V8's code cache: without it, most of
 * the start goes into compiling. The first start writes the cache beside the plugin, for this version of Node.js.
 */
import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { getAsset, isSea } from "node:sea";
import { Script } from "node:vm";

/** The SHA-256 of provider.js; `scripts.ts` fills it in. V8 itself compares only the length of a script. */
declare const PROVIDER_HASH: string;

/** The first start prints its port before it takes time for the cache. */
const WRITE_DELAY_MS = 100;
const DIGEST_BYTES = 32;

const folder = isSea() ? dirname(process.execPath) : __dirname;
const path = join(folder, "provider.js");
const source = isSea() ? getAsset("provider.js", "utf8") : readFileSync(path, "utf8");
const cachePath = join(folder, `provider-${PROVIDER_HASH.slice(0, 16)}-${process.version}-${process.arch}.cache`);

const cachedData = readCache();
const wrapper = `(function (exports, require, module, __filename, __dirname) { ${source}\n})`;
const script = new Script(wrapper, { filename: path, cachedData });
script.runInThisContext()(exports, require, module, path, folder);
if (cachedData === undefined || script.cachedDataRejected) {
    setTimeout(writeCache, WRITE_DELAY_MS).unref();
}

/** V8 would crash on a damaged cache, so a digest at its end is checked first. */
function readCache(): Buffer | undefined {
    try {
        const file = readFileSync(cachePath);
        const data = file.subarray(0, -DIGEST_BYTES);
        return digestOf(data).equals(file.subarray(-DIGEST_BYTES)) ? data : undefined;
    } catch {
        return undefined;
    }
}

/** Other processes may read or write the cache at the same time. A folder that can't be written to gets none. */
function writeCache(): void {
    const partial = `${cachePath}.${process.pid}`;
    try {
        const data = script.createCachedData();
        writeFileSync(partial, Buffer.concat([data, digestOf(data)]));
        renameSync(partial, cachePath);
    } catch {
        rmSync(partial, { force: true });
    }
}

function digestOf(data: Buffer): Buffer {
    return createHash("sha256").update(data).digest();
}

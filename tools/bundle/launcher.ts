/*
 * The entry of the bundled plugin and of the executables. It runs provider.js with V8's code cache, because compilation
 * takes most of the time of a start. The first start writes the cache beside the plugin, for this version of Node.js.
 */
import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { getAsset, isSea } from "node:sea";
import { Script } from "node:vm";

/** The SHA-256 of provider.js, which `scripts.ts` fills in. V8 itself compares only the length of a script. */
declare const PROVIDER_HASH: string;

/** The delay before the first start writes the cache, so that it first prints its port. */
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

/** Reads the cache, and checks the digest at its end, because V8 would crash on a damaged cache. */
function readCache(): Buffer | undefined {
    try {
        const file = readFileSync(cachePath);
        const data = file.subarray(0, -DIGEST_BYTES);
        return digestOf(data).equals(file.subarray(-DIGEST_BYTES)) ? data : undefined;
    } catch {
        return undefined;
    }
}

/** Writes the cache. Other processes may read or write it at the same time. In a read-only folder there is no cache. */
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

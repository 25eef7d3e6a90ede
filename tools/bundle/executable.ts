import { execFile } from "node:child_process";
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { signAdHoc } from "./adHocSignature";
import { withoutAuthenticode } from "./authenticode";
import type { Scripts } from "./scripts";

/** What Node.js looks for in its own executable. */
const SENTINEL = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** The name under which Node.js looks for the blob, and the segment of an executable for macOS that holds it. */
const RESOURCE = "NODE_SEA_BLOB";
const SEGMENT = "NODE_SEA";

/**
 * The blob that makes an executable of Node.js run the plugin. It fits the executables of one version of Node.js for all
 * platforms.
 *
 * @param node the executable of that version that runs on this machine.
 * @see https://nodejs.org/docs/latest-v22.x/api/single-executable-applications.html
 */
export async function executableBlob({ provider, launcher }: Scripts, node: string): Promise<Buffer> {
    const folder = await mkdtemp(join(tmpdir(), "handshakes-blob-"));
    try {
        const main = join(folder, "launcher.js");
        const asset = join(folder, "provider.js");
        const output = join(folder, "blob");
        await writeFile(main, launcher);
        await writeFile(asset, provider);
        // `useCodeCache` fits one platform only: the launcher keeps a cache instead.
        const configuration = { main, output, disableExperimentalSEAWarning: true, assets: { "provider.js": asset } };
        await writeFile(join(folder, "sea.json"), JSON.stringify(configuration));
        await promisify(execFile)(node, ["--experimental-sea-config", join(folder, "sea.json")]);
        return await readFile(output);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/**
 * Writes an executable that runs the blob: a copy of an executable of Node.js with the blob in it.
 *
 * @param isStripped whether the symbols are left out; it takes `llvm-strip`.
 */
export async function writeExecutable(
    node: string,
    blob: Buffer,
    executable: string,
    isStripped: boolean,
): Promise<void> {
    const format = formatOf(await readFile(node));
    if (format === "PE") {
        await writeFile(executable, withoutAuthenticode(await readFile(node)));
    } else {
        await copyFile(node, executable);
    }
    await chmod(executable, 0o755);
    if (isStripped && format === "ELF") {
        await strip(executable); // Before the blob gets in: it has no symbols, and would be moved.
    }
    await inject(executable, blob);
    if (format === "Mach-O") {
        if (isStripped) {
            await strip(executable, "-x"); // Exported symbols stay: the loader looks them up.
        }
        await writeFile(executable, signAdHoc(await readFile(executable), "pulumi-resource-aws-handshakes"));
    }
}

/** Runs Node.js's own tool for this in a process of its own: it takes seconds, and warns of what does no harm. */
async function inject(executable: string, blob: Buffer): Promise<void> {
    const file = `${executable}.blob`;
    await writeFile(file, blob);
    const options = ["--sentinel-fuse", SENTINEL, "--macho-segment-name", SEGMENT];
    const postject = join(require.resolve("postject"), "../cli.js");
    await promisify(execFile)(process.execPath, [postject, executable, RESOURCE, file, ...options]);
    await rm(file);
}

function formatOf(file: Buffer): "ELF" | "PE" | "Mach-O" {
    const magic = file.toString("latin1", 0, 4);
    return magic === "\x7fELF" ? "ELF" : magic.startsWith("MZ") ? "PE" : "Mach-O";
}

async function strip(executable: string, ...options: string[]): Promise<void> {
    try {
        await promisify(execFile)("llvm-strip", [...options, executable]);
    } catch (error) {
        throw new Error(`llvm-strip failed, of Debian's package llvm: ${(error as Error).message}`);
    }
}

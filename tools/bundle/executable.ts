import { execFile } from "node:child_process";
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { signAdHoc } from "./adHocSignature";
import { withoutAuthenticode } from "./authenticode";
import type { Scripts } from "./scripts";

/** The marker in the executable of Node.js that Node.js checks for a blob. */
const SENTINEL = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** The name of the blob, and the name of its segment in an executable for macOS. */
const RESOURCE = "NODE_SEA_BLOB";
const SEGMENT = "NODE_SEA";

/**
 * Returns the blob that makes an executable of Node.js run the plugin. It fits the executables of one version of
 * Node.js for all platforms.
 *
 * @param node the executable of that version for this machine.
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
        // A cache of `useCodeCache` fits only one platform. The launcher writes its own cache instead.
        const configuration = { main, output, disableExperimentalSEAWarning: true, assets: { "provider.js": asset } };
        await writeFile(join(folder, "sea.json"), JSON.stringify(configuration));
        await promisify(execFile)(node, ["--experimental-sea-config", join(folder, "sea.json")]);
        return await readFile(output);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/**
 * Writes a copy of an executable of Node.js that contains and runs the blob.
 *
 * @param isStripped whether to remove the symbols, which needs `llvm-strip`.
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
        await strip(executable); // Before the blob is injected, because llvm-strip would move the blob.
    }
    await inject(executable, blob);
    if (format === "Mach-O") {
        if (isStripped) {
            await strip(executable, "-x"); // Exported symbols stay, because the loader needs them.
        }
        await writeFile(executable, signAdHoc(await readFile(executable), "pulumi-resource-aws-handshakes"));
    }
}

/** Runs the tool of Node.js in a separate process. It takes seconds, and prints warnings that do no harm. */
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
        throw new Error(`llvm-strip (Debian's package llvm) failed: ${(error as Error).message}`);
    }
}

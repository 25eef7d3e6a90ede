import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const isWindows = process.platform === "win32";

/**
 * The executables of an engine, for programs in Node.js, YAML and Python. The engine takes those in one folder for one
 * installation.
 */
export const EXECUTABLES = {
    pulumi: isWindows ? "pulumi.exe" : "pulumi",
    languageHost: isWindows ? "pulumi-language-nodejs.exe" : "pulumi-language-nodejs",
    dynamicProvider: isWindows ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs",
    yamlHost: isWindows ? "pulumi-language-yaml.exe" : "pulumi-language-yaml",
    pythonHost: isWindows ? "pulumi-language-python.exe" : "pulumi-language-python",
    pythonProgram: "pulumi-language-python-exec",
} as const;

/** The first of the folders that holds an executable of this name. */
export async function folderWith(name: string, folders: string[]): Promise<string | undefined> {
    for (const folder of folders) {
        try {
            await access(join(folder, name), constants.X_OK);
            return folder;
        } catch {
            // Not in this folder.
        }
    }
    return undefined;
}

/** The version that `pulumi version` prints. Rejects if the executable doesn't run, such as one for another platform. */
export async function versionOf(pulumi: string): Promise<string> {
    // Even this command writes a log into PULUMI_HOME, which must not be the user's.
    const home = await mkdtemp(join(tmpdir(), "pulumi-version-"));
    try {
        const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "1" };
        const { stdout } = await promisify(execFile)(pulumi, ["version"], { env, timeout: 60_000 });
        return stdout.trim();
    } catch (error) {
        throw new Error(`${pulumi} doesn't run: ${(error as Error).message}`);
    } finally {
        await rm(home, { recursive: true, force: true });
    }
}

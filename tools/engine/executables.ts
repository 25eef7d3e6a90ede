import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const windows = process.platform === "win32";

/** What an engine consists of, for programs in Node.js, YAML and Python. Side by side they count as one installation. */
export const EXECUTABLES = {
    pulumi: windows ? "pulumi.exe" : "pulumi",
    languageHost: windows ? "pulumi-language-nodejs.exe" : "pulumi-language-nodejs",
    dynamicProvider: windows ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs",
    yamlHost: windows ? "pulumi-language-yaml.exe" : "pulumi-language-yaml",
    pythonHost: windows ? "pulumi-language-python.exe" : "pulumi-language-python",
    pythonProgram: "pulumi-language-python-exec",
} as const;

/** The first of the folders that holds an executable of this name. */
export async function folderWith(name: string, folders: string[]): Promise<string | undefined> {
    for (const folder of folders) {
        try {
            await access(join(folder, name), constants.X_OK);
            return folder;
        } catch {
            // not in this one
        }
    }
    return undefined;
}

/** What `pulumi version` says. It rejects if the executable doesn't run, as one for another platform. */
export async function versionOf(pulumi: string): Promise<string> {
    // Even this writes a log into its home, which isn't to be the user's.
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

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, readFile, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { archiveName, writeArchive } from "../../../tools/bundle/archives";
import { executableBlob, writeExecutable } from "../../../tools/bundle/executable";
import { checkExecutable, platformOf } from "../../../tools/bundle/inspect";
import { bundleScripts } from "../../../tools/bundle/scripts";
import { EXECUTABLES, folderWith } from "../../../tools/engine/executables";
import { engine, shared, temporaryFolder } from "./installation";

/**
 * The archive of a release with the executable for this platform. The executable contains the Node.js that runs the
 * tests, with its symbols.
 */
export const executableArchive = shared("executableArchive", writeExecutableArchive);

async function writeExecutableArchive(folder: string): Promise<string> {
    const content = join(folder, "content");
    await mkdir(content);
    const executable = join(content, "pulumi-resource-aws-handshakes");
    const scripts = await bundleScripts();
    await writeExecutable(process.execPath, await executableBlob(scripts, process.execPath), executable, false);
    const platform = platformOf(await readFile(process.execPath)) ?? assert.fail();
    checkExecutable(await readFile(executable), platform, scripts);
    const archive = join(folder, archiveName(platform));
    await writeArchive(content, archive, 1);
    return archive;
}

/** Returns a PATH with the engine and its language hosts, but without Node.js: a folder with links to them. */
export async function pathWithoutNode(): Promise<string> {
    const { bin } = await engine();
    const folders = [bin, ...(process.env.PATH ?? "").split(delimiter)];
    const path = await temporaryFolder();
    for (const name of [EXECUTABLES.pulumi, EXECUTABLES.yamlHost, EXECUTABLES.pythonHost, EXECUTABLES.pythonProgram]) {
        const folder = (await folderWith(name, folders)) ?? assert.fail(`there is no ${name}`);
        await symlink(join(folder, name), join(path, name));
    }
    assert.ok(spawnSync("node", ["--version"], { env: { PATH: path } }).error, "node is not on this PATH");
    return path;
}

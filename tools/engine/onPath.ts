import { realpath } from "node:fs/promises";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import type { Engine, EngineSource } from "./engine";
import { EXECUTABLES, folderWith, versionOf } from "./executables";
import { isSupported, TESTED_VERSION } from "./version";

/** The engine that the user has installed. */
export const engineOnPath: EngineSource = { name: "Pulumi on PATH", get };

async function get(): Promise<Engine> {
    const folders = (process.env.PATH ?? "").split(delimiter).filter(isAbsolute);
    const bin = await folderWith(EXECUTABLES.pulumi, folders);
    if (!bin) {
        throw new Error("there is no pulumi on PATH");
    }
    const pulumi = join(bin, EXECUTABLES.pulumi);
    // The engine follows a link to pulumi and looks beside the file that the link points to.
    const searched = [dirname(await realpath(pulumi)), ...folders];
    for (const name of [EXECUTABLES.languageHost, EXECUTABLES.dynamicProvider]) {
        if (!(await folderWith(name, searched))) {
            throw new Error(`${pulumi} has no ${name} beside it or on PATH`);
        }
    }
    const version = await versionOf(pulumi);
    if (!isSupported(version)) {
        throw new Error(`${pulumi} is ${version}; v${TESTED_VERSION} or later is needed, and below v4`);
    }
    return { bin, pulumi, version, source: "path" };
}

import { mkdirSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import type { Engine } from "./engine";

const DROPPED = /^(PULUMI|AWS|TSX|MOCHA)_|^NODE_OPTIONS$/i;

/**
 * The environment of an isolated run: a backend in a folder and a PULUMI_HOME of its own, so that the user's own login,
 * stacks and plugins are never touched, nor the AWS settings of their environment used.
 *
 * @param root A folder that exists; `state`, `home` and `tmp` are made in it.
 */
export function isolatedEnvironment(
    engine: Engine,
    root: string,
    extra: Record<string, string> = {},
): Record<string, string> {
    const state = resolve(root, "state");
    const home = resolve(root, "home");
    // The host of Node.js programs leaves a folder behind in the temporary one for each run.
    const temporary = resolve(root, "tmp");
    for (const folder of [state, home, temporary]) {
        mkdirSync(folder, { recursive: true });
    }
    const kept = Object.entries(environmentWith(engine)).filter(([name]) => !DROPPED.test(name));
    return {
        ...Object.fromEntries(kept),
        // Not a proper file URL: of `file:///C:/…` the engine makes a path below the current drive.
        PULUMI_BACKEND_URL: `file://${state.replaceAll("\\", "/")}`,
        PULUMI_HOME: home,
        TMPDIR: temporary,
        PULUMI_CONFIG_PASSPHRASE: "isolated",
        PULUMI_SKIP_UPDATE_CHECK: "1",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        ...extra,
    };
}

/** The environment of this process, with the engine first on PATH. */
export function environmentWith(engine: Engine): Record<string, string> {
    const environment: Record<string, string> = {};
    let path = "";
    for (const [name, value = ""] of Object.entries(process.env)) {
        if (name.toUpperCase() === "PATH") {
            path = value; // Windows writes it "Path", and must not get both
        } else {
            environment[name] = value;
        }
    }
    // Where the engine is on PATH already, its folder (/usr/bin, say) may hold another node than the one first on PATH.
    return { ...environment, PATH: engine.source === "path" ? path : [engine.bin, path].join(delimiter) };
}

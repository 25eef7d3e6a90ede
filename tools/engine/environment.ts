import { existsSync, mkdirSync } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import type { Engine } from "./engine";

const DROPPED_VARIABLES = /^(PULUMI|AWS|TSX|MOCHA)_|^NODE_OPTIONS$/i;

/**
 * The environment of an isolated run. It has its own backend and PULUMI_HOME, so the run never touches the user's
 * login, stacks and plugins. It drops the user's AWS variables.
 *
 * @param root an existing folder; the run's folders `state`, `home` and `tmp` are created in it.
 * @param extra variables to add.
 */
export function isolatedEnvironment(
    engine: Engine,
    root: string,
    extra: Record<string, string> = {},
): Record<string, string> {
    const state = resolve(root, "state");
    const home = resolve(root, "home");
    // The language host for Node.js leaves one temporary folder behind for each run.
    const temporary = resolve(root, "tmp");
    for (const folder of [state, home, temporary]) {
        mkdirSync(folder, { recursive: true });
    }
    const remaining = Object.entries(environmentWith(engine)).filter(([name]) => !DROPPED_VARIABLES.test(name));
    return {
        ...Object.fromEntries(remaining),
        // Not a proper file URL: the engine reads `file:///C:/…` as a path below the current drive.
        PULUMI_BACKEND_URL: `file://${state.replaceAll("\\", "/")}`,
        PULUMI_HOME: home,
        TMPDIR: temporary,
        PULUMI_CONFIG_PASSPHRASE: "isolated",
        PULUMI_SKIP_UPDATE_CHECK: "1",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        ...extra,
    };
}

/**
 * PATH without the folders in which npm linked this package's plugin. npm puts them first on PATH for a script. The
 * engine would take the plugin from there before an installed one, and warn of it.
 */
export function withoutLinkedPlugin(path: string): string {
    const isLinked = (folder: string) =>
        basename(folder) === ".bin" && existsSync(join(folder, "pulumi-resource-aws-handshakes"));
    return path
        .split(delimiter)
        .filter((folder) => !isLinked(folder))
        .join(delimiter);
}

/** The environment of this process, with the engine first on PATH. */
export function environmentWith(engine: Engine): Record<string, string> {
    const environment: Record<string, string> = {};
    let path = "";
    for (const [name, value = ""] of Object.entries(process.env)) {
        if (name.toUpperCase() === "PATH") {
            path = withoutLinkedPlugin(value); // Windows spells it "Path" and must not get both.
        } else {
            environment[name] = value;
        }
    }
    // If the engine is on PATH already, its folder (such as /usr/bin) may hold another node than the first one on PATH.
    return { ...environment, PATH: engine.source === "path" ? path : [engine.bin, path].join(delimiter) };
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { writeBundle } from "../tools/bundle/bundle";
import { executableBlob, writeExecutable } from "../tools/bundle/executable";
import { bundleScripts } from "../tools/bundle/scripts";
import type { Verdict } from "./goals";

/** The number of starts of each form, one after the other in turn. */
const ROUNDS = 15;

/** The goal of the bundle and of the executable. */
const MAX_OVER_NODE_MS = 50;

const NODE = "bare node -e";
const LIMITED = ["bundle", "executable"];

/** How long a process takes from its start to its first line, which is the port of a plugin. */
export interface StartUp {
    name: string;
    /** The median, in milliseconds. */
    milliseconds: number;
    /** The size of the file that is run, in bytes; missing for Node.js. */
    bytes?: number;
}

/**
 * Measures the start of the plugin in each of its forms, side by side with Node.js alone.
 *
 * @param packageFolder the installed package.
 * @param folder an empty folder for the bundle and the executable, whose Node.js is that of this process.
 */
export async function measureStartUp(packageFolder: string, folder: string): Promise<StartUp[]> {
    const scripts = await bundleScripts();
    const bundle = join(folder, "bundle");
    await writeBundle(scripts, bundle);
    const executable = join(folder, "executable");
    await writeExecutable(process.execPath, await executableBlob(scripts, process.execPath), executable, false);
    const name = "pulumi-resource-aws-handshakes";
    const forms = [
        { name: NODE, command: [process.execPath, "-e", "console.log(0)"] },
        { name: "npm package", command: [join(packageFolder, name)] },
        { name: "bundle", command: [join(bundle, name)], file: join(bundle, "provider.js") },
        { name: "executable", command: [executable], file: executable },
    ].map((form) => ({ ...form, times: [] as number[] }));
    for (const { command } of forms) {
        await firstLine(command, 2_000); // The first start writes the code cache.
    }
    for (let round = 0; round < ROUNDS; round++) {
        for (const { command, times } of forms) {
            times.push(await firstLine(command));
        }
    }
    return await Promise.all(
        forms.map(async ({ name, times, file }) => {
            const milliseconds = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
            return { name, milliseconds, ...(file !== undefined && { bytes: (await stat(file)).size }) };
        }),
    );
}

/** Compares the bundle and the executable with Node.js alone. */
export function startUpVerdict(all: readonly StartUp[]): Verdict {
    const goal = `start of the bundle and of the executable: at most ${NODE} + ${MAX_OVER_NODE_MS} ms`;
    const node = all.find(({ name }) => name === NODE);
    if (node === undefined) {
        return { goal, met: "not measured", figures: "" };
    }
    const over = all
        .filter(({ name }) => LIMITED.includes(name))
        .map(({ name, milliseconds }) => ({ name, ms: Math.round(milliseconds - node.milliseconds) }));
    const figures = over.map(({ name, ms }) => `${name}: +${ms} ms (at most ${MAX_OVER_NODE_MS})`).join(". ");
    return { goal, met: over.every(({ ms }) => ms <= MAX_OVER_NODE_MS), figures };
}

/** Starts a process, and returns the milliseconds until its first line. */
async function firstLine([file = "", ...args]: readonly string[], lifetimeMs = 0): Promise<number> {
    const start = performance.now();
    const child: ChildProcess = spawn(file, args, { stdio: ["ignore", "pipe", "ignore"] });
    const ended = once(child, "close");
    await once(child.stdout ?? child, "data");
    const milliseconds = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, lifetimeMs));
    child.kill("SIGINT");
    await ended;
    return milliseconds;
}

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = join(__dirname, "eventRuler");

/** A pattern of EventBridge and an event that it may match. */
export interface PatternAndEvent {
    pattern: object;
    event: object;
}

/**
 * Returns whether events match patterns. It uses AWS's own matcher, which EventBridge runs on:
 * https://github.com/aws/event-ruler.
 *
 * @returns undefined if Java or Maven is not installed.
 */
export async function matches(pairs: readonly PatternAndEvent[]): Promise<boolean[] | undefined> {
    const hasTools = await Promise.all([run("java", ["-version"]), run("mvn", ["--version"])]).catch(() => undefined);
    if (hasTools === undefined) {
        return undefined;
    }
    const jars = await mkdtemp(join(tmpdir(), "event-ruler-"));
    try {
        const copy = ["--batch-mode", "--quiet", "dependency:copy-dependencies", `-DoutputDirectory=${jars}`];
        await run("mvn", copy, { cwd: folder });
        const lines = pairs.flatMap(({ pattern, event }) => [JSON.stringify(pattern), JSON.stringify(event)]);
        const output = await outputOf(["-cp", join(jars, "*"), join(folder, "Match.java")], `${lines.join("\n")}\n`);
        return output
            .trim()
            .split("\n")
            .map((line) => line === "true");
    } finally {
        await rm(jars, { recursive: true });
    }
}

function outputOf(args: string[], input: string): Promise<string> {
    return new Promise((resolve, reject) => {
        const java = spawn("java", args, { stdio: ["pipe", "pipe", "pipe"] });
        let output = "";
        let errors = "";
        java.stdout.on("data", (data) => {
            output += data;
        });
        java.stderr.on("data", (data) => {
            errors += data;
        });
        java.on("error", reject);
        java.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(errors))));
        java.stdin.end(input);
    });
}

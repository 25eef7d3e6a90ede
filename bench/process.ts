import { spawn } from "node:child_process";

/** What a program came to. */
export interface Ending {
    code: number;
    /** Both streams in order. */
    output: string;
}

/** Runs a program to its end. In a process group of its own, it doesn't get a Ctrl-C that is meant for the benchmark. */
export function runToEnd(
    program: string,
    args: readonly string[],
    options: { cwd?: string; env: Record<string, string> },
): Promise<Ending> {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, {
            ...options,
            stdio: ["ignore", "pipe", "pipe"],
            detached: process.platform !== "win32",
        });
        let output = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream.on("data", (chunk) => {
                output += chunk;
            });
        }
        child.on("error", reject);
        child.on("close", (code) => resolve({ code: code ?? -1, output }));
    });
}

import { spawn } from "node:child_process";

/** The result of a process. */
export interface ProcessResult {
    code: number;
    /** The output of both streams, in order. */
    output: string;
}

/** Runs a program in its own process group, so that a Ctrl-C for the benchmark does not reach it. */
export function runProcess(
    program: string,
    args: readonly string[],
    options: { cwd?: string; env: Record<string, string> },
): Promise<ProcessResult> {
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

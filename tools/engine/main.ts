/**
 * `npm run pulumi -- ARGS` runs the real engine with ARGS, and fetches the engine first if necessary. Like `pulumi ARGS`,
 * it uses the user's own environment, login and backend. Set PULUMI_BACKEND_URL or run `pulumi login` to choose another
 * backend.
 */
import { spawn } from "node:child_process";
import { findEngine } from ".";
import type { Engine } from "./engine";
import { environmentWith } from "./environment";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function run(engine: Engine, args: string[]): void {
    const child = spawn(engine.pulumi, args, { stdio: "inherit", env: environmentWith(engine) });
    // The terminal sends Ctrl-C to the engine too, and a second one would make the engine abort instead of cancel.
    const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    for (const signal of SIGNALS) {
        process.on(signal, () => {
            if (signal !== "SIGINT" || !inTerminal) {
                child.kill(signal);
            }
        });
    }
    child.on("error", fail);
    child.on("exit", (code, signal) => {
        if (signal) {
            process.removeAllListeners(signal);
            process.kill(process.pid, signal);
        } else {
            process.exitCode = code ?? 1;
        }
    });
}

function fail(error: Error): void {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
}

findEngine().then((engine) => run(engine, process.argv.slice(2)), fail);

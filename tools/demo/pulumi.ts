import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Engine } from "../engine";

/**
 * In a process group of its own, the engine doesn't get a Ctrl-C: cancelled at the wrong moment, it leaves a plugin
 * running for minutes. On Windows that would open another window.
 */
const DETACHED = process.platform !== "win32";

/** The engine with its output in view, one command at a time. */
export class Pulumi {
    private stopped = false;

    constructor(
        private readonly engine: Engine,
        private readonly environment: Record<string, string>,
    ) {}

    /** Runs a command in a folder, printed as a user would type it; rejects if it fails, or once stopped. */
    async run(folder: string, ...args: string[]): Promise<void> {
        this.throwIfStopped();
        const command = `pulumi ${args.join(" ")}`;
        console.log(`\n$ ${command}`);
        // Its output is passed on: of one that it writes itself and nobody reads any more ("| head") it would die at
        // once and leave its plugins behind.
        const child = spawn(this.engine.pulumi, args, {
            cwd: folder,
            env: this.environment,
            stdio: ["ignore", "pipe", "pipe"],
            detached: DETACHED,
        });
        child.stdout.on("data", (chunk) => process.stdout.write(chunk));
        child.stderr.on("data", (chunk) => process.stderr.write(chunk));
        const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
        this.throwIfStopped();
        if (code !== 0) {
            throw new Error(`"${command}" ended with ${signal ?? `exit code ${code}`}.`);
        }
    }

    /** Starts no further command; the running one, a matter of seconds, comes to its end. */
    stop(): void {
        this.stopped = true;
    }

    private throwIfStopped(): void {
        if (this.stopped) {
            throw new Error("Interrupted.");
        }
    }
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Engine } from "../engine";

/**
 * The engine runs in its own process group and gets no Ctrl-C: canceled at the wrong moment, it leaves a plugin running
 * for minutes. On Windows, a separate group would open another window.
 */
const DETACHED = process.platform !== "win32";

/** Runs commands of the engine one at a time and shows their output. */
export class Pulumi {
    private isStopped = false;

    constructor(
        private readonly engine: Engine,
        private readonly environment: Record<string, string>,
    ) {}

    /** Prints a command and runs it in a folder. Rejects if the command fails, or after `stop`. */
    async run(folder: string, ...args: string[]): Promise<void> {
        this.throwIfStopped();
        const command = `pulumi ${args.join(" ")}`;
        console.log(`\n$ ${command}`);
        // Pass the output on: an engine that writes to a closed pipe ("| head") dies at once and leaves its plugins
        // running.
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

    /** Prevents further commands. The running command ends normally, within seconds. */
    stop(): void {
        this.isStopped = true;
    }

    private throwIfStopped(): void {
        if (this.isStopped) {
            throw new Error("Interrupted.");
        }
    }
}

import { readdir, readFile } from "node:fs/promises";

/** A running process. */
export interface Process {
    pid: number;
    commandLine: string;
}

/**
 * Returns the processes that have this variable in their environment: every process that a command of the engine
 * started, including plugins in their own process groups. Needs /proc.
 */
export async function processesWith(variable: string): Promise<Process[]> {
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(
        pids.map(async (pid) => {
            try {
                const environment = await readFile(`/proc/${pid}/environ`, "utf8");
                const commandLine = (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim();
                // A zombie process has neither.
                return environment.split("\0").includes(variable) ? [{ pid: Number(pid), commandLine }] : [];
            } catch {
                return []; // The process has ended, or belongs to another user.
            }
        }),
    );
    return found.flat();
}

/** Suspends a process. Resolves when all its threads are suspended, or to false if it had already ended. */
export async function freeze(pid: number): Promise<boolean> {
    if (!signal(pid, "SIGSTOP")) {
        return false;
    }
    for (;;) {
        const states = await threadStates(pid);
        if (states.length === 0 || states.some((state) => state === "Z" || state === "X")) {
            return false;
        }
        if (states.every((state) => state === "T")) {
            return true;
        }
    }
}

async function threadStates(pid: number): Promise<string[]> {
    const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
    const states = threads.map(async (thread) => {
        const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, "utf8").catch(() => "");
        return /\) (\S)/.exec(stat)?.[1] ?? "ended";
    });
    return (await Promise.all(states)).filter((state) => state !== "ended");
}

/** Sends a signal to a process. Returns false if it had already ended. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
    try {
        return process.kill(pid, name);
    } catch {
        return false;
    }
}

import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const every = 50;
const plugins = ["/cmd/dynamic-provider", "/pulumi-resource-aws-handshakes"];

/**
 * The most memory that the plugin takes, Pulumi's for dynamic resources or ours, while it runs in a folder, read from
 * Linux's /proc: elsewhere it isn't known.
 */
export class PeakMemory {
    private peak: number | undefined;
    private readonly timer: NodeJS.Timeout | undefined;

    constructor(private readonly folder: string) {
        if (process.platform === "linux") {
            this.timer = setInterval(() => this.sample(), every);
        }
    }

    /** Stops watching; returns the peak in bytes. */
    stop(): number | undefined {
        clearInterval(this.timer);
        return this.peak;
    }

    private sample(): void {
        for (const id of readdirSync("/proc")) {
            if (/^\d+$/.test(id) && isPlugin(id, this.folder)) {
                this.peak = Math.max(this.peak ?? 0, highWaterMark(id));
            }
        }
    }
}

function isPlugin(id: string, folder: string): boolean {
    try {
        const [, script] = readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
        return plugins.some((plugin) => script?.includes(plugin)) && readlinkSync(`/proc/${id}/cwd`) === folder;
    } catch {
        return false; // it has ended, or belongs to somebody else
    }
}

/** The most memory that a process has had resident so far. */
function highWaterMark(id: string): number {
    try {
        const [, kibibytes = 0] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
        return Number(kibibytes) * 1024;
    } catch {
        return 0;
    }
}

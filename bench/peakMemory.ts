import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const SAMPLE_INTERVAL_MS = 50;
const PLUGINS = ["/cmd/dynamic-provider", "/pulumi-resource-aws-handshakes"];

/**
 * Measures the peak memory of a plugin that runs in a folder: Pulumi's plugin for dynamic resources, or ours. It reads
 * /proc, so the result is undefined on any system but Linux.
 */
export class PeakMemory {
    private peak: number | undefined;
    private readonly timer: NodeJS.Timeout | undefined;

    constructor(private readonly folder: string) {
        if (process.platform === "linux") {
            this.timer = setInterval(() => this.sample(), SAMPLE_INTERVAL_MS);
        }
    }

    /** Stops the measurement. Returns the peak in bytes. */
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
        return PLUGINS.some((plugin) => script?.includes(plugin)) && readlinkSync(`/proc/${id}/cwd`) === folder;
    } catch {
        return false; // The process has ended, or belongs to another user.
    }
}

/** The peak resident memory of a process, in bytes. */
function highWaterMark(id: string): number {
    try {
        const [, kibibytes = 0] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
        return Number(kibibytes) * 1024;
    } catch {
        return 0;
    }
}

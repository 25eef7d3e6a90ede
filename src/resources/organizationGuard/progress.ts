import { progressMessage } from "./messages";

/** The interval between two messages, in milliseconds. */
const INTERVAL_MS = 10_000;

/** Reports the progress of a sweep over many accounts. */
export class Progress {
    private readonly startedAt: number;
    private reportedAt: number;
    private done = 0;

    /**
     * @param total the number of accounts.
     * @param now returns the time in milliseconds.
     * @param report shows a message to the user.
     */
    constructor(
        private readonly total: number,
        private readonly report: (message: string) => void,
        private readonly now: () => number = Date.now,
    ) {
        this.startedAt = this.reportedAt = now();
    }

    /** Counts an account as done. */
    count(): void {
        this.done++;
        const now = this.now();
        if (now - this.reportedAt >= INTERVAL_MS && this.done < this.total) {
            this.reportedAt = now;
            const secondsLeft = ((now - this.startedAt) / this.done / 1_000) * (this.total - this.done);
            this.report(progressMessage(this.done, this.total, Math.ceil(secondsLeft)));
        }
    }
}

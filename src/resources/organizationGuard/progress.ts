import { progressMessage } from "./messages";

/** A long sweep reports its progress at this interval, in milliseconds. */
const INTERVAL_MS = 10_000;

/** Reports the progress of a sweep over many accounts. */
export class Progress {
    private readonly startedAt: number;
    private toldAt: number;
    private done = 0;

    /**
     * @param total how many accounts there are.
     * @param tell shows the message to the user.
     * @param now the time in milliseconds.
     */
    constructor(
        private readonly total: number,
        private readonly tell: (message: string) => void,
        private readonly now: () => number = Date.now,
    ) {
        this.startedAt = this.toldAt = now();
    }

    /** Counts an account as done. */
    count(): void {
        this.done++;
        const now = this.now();
        if (now - this.toldAt >= INTERVAL_MS && this.done < this.total) {
            this.toldAt = now;
            const secondsLeft = ((now - this.startedAt) / this.done / 1_000) * (this.total - this.done);
            this.tell(progressMessage(this.done, this.total, Math.ceil(secondsLeft)));
        }
    }
}

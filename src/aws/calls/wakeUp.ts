import type { Clock } from "./clock";

/** A timer for one time at most. */
export class WakeUp {
    private pending: { at: number; controller: AbortController } | undefined;

    /** @param wake runs at the time, unless the timer was set anew before. */
    constructor(
        private readonly clock: Clock,
        private readonly wake: () => void,
    ) {}

    /** Sets the timer, in milliseconds of the clock; `undefined` stops it. */
    set(at: number | undefined): void {
        if (this.pending?.at === at) {
            return;
        }
        this.pending?.controller.abort();
        this.pending = undefined;
        if (at !== undefined) {
            const controller = new AbortController();
            this.pending = { at, controller };
            void this.wakeAt(at, controller.signal);
        }
    }

    private async wakeAt(at: number, signal: AbortSignal): Promise<void> {
        await this.clock.sleep(at - this.clock.now(), signal);
        if (!signal.aborted) {
            this.pending = undefined;
            this.wake();
        }
    }
}

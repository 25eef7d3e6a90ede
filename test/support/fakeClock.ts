import type { Clock } from "../../src/aws/calls/clock";

interface Sleeper {
    wakeAt: number;
    wake(): void;
}

/** A clock that jumps to the next wake-up as soon as all work sleeps. */
export class FakeClock implements Clock {
    private time = 0;
    private readonly sleepers = new Set<Sleeper>();

    constructor(readonly random: () => number = () => 0.5) {}

    now(): number {
        return this.time;
    }

    sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
        return new Promise((resolve) => {
            const wake = () => {
                this.sleepers.delete(sleeper);
                signal?.removeEventListener("abort", wake);
                resolve();
            };
            const sleeper = { wakeAt: this.time + Math.max(0, milliseconds), wake };
            this.sleepers.add(sleeper);
            signal?.addEventListener("abort", wake);
        });
    }

    /** The number of sleepers. */
    get sleeping(): number {
        return this.sleepers.size;
    }

    /** Advances the clock until the work settles. Throws if the work waits for anything but this clock. */
    async run<T>(work: Promise<T>): Promise<T> {
        let isSettled = false;
        const settled = work.finally(() => {
            isSettled = true;
        });
        settled.catch(() => undefined);
        for (;;) {
            await new Promise(setImmediate);
            if (isSettled) {
                return await settled;
            }
            let first: Sleeper | undefined;
            for (const sleeper of this.sleepers) {
                if (first === undefined || sleeper.wakeAt < first.wakeAt) {
                    first = sleeper;
                }
            }
            if (first === undefined) {
                throw new Error("Nothing sleeps, but the work has not settled.");
            }
            this.time = Math.max(this.time, first.wakeAt);
            first.wake();
        }
    }
}

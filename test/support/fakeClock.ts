import type { Clock } from "../../src/aws/calls/clock";

interface Sleeper {
    wakeAt: number;
    wake(): void;
}

/** A clock that jumps to the next moment at which somebody wakes up, as soon as everybody sleeps. */
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

    /** How many sleep. */
    get sleeping(): number {
        return this.sleepers.size;
    }

    /** Runs until the work is over; throws where it waits for something that no time brings. */
    async run<T>(work: Promise<T>): Promise<T> {
        let isOver = false;
        const over = work.finally(() => {
            isOver = true;
        });
        over.catch(() => undefined);
        for (;;) {
            await new Promise(setImmediate);
            if (isOver) {
                return await over;
            }
            let first: Sleeper | undefined;
            for (const sleeper of this.sleepers) {
                if (first === undefined || sleeper.wakeAt < first.wakeAt) first = sleeper;
            }
            if (first === undefined) {
                throw new Error("Nobody sleeps, and the work isn't over.");
            }
            this.time = Math.max(this.time, first.wakeAt);
            first.wake();
        }
    }
}

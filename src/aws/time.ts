import { setTimeout } from "node:timers/promises";

/** Time as the pacing and the retries see it; a test moves its own. */
export interface Time {
    /** Milliseconds since some fixed moment. */
    now(): number;
    /** Waits for the given number of milliseconds, or until the signal aborts. */
    sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
    /** A number from 0 up to but not including 1, for jitter. */
    random(): number;
}

/** What all waiting goes by. */
export interface Waiting {
    time: Time;
    /** Aborts when the operation is canceled: from then on nothing is started, and nothing waits. */
    signal: AbortSignal;
}

/** The real time. */
export const realTime: Time = {
    now: () => performance.now(),
    sleep: async (milliseconds, signal) => {
        await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
    },
    random: Math.random,
};

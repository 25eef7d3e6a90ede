import { setTimeout } from "node:timers/promises";

/** Time as the pacing and the retries see it; a test moves its own. */
export interface Time {
    /** Milliseconds since some fixed moment. */
    now(): number;
    /** Waits for the given number of milliseconds. */
    sleep(milliseconds: number): Promise<void>;
    /** A number from 0 up to but not including 1, for jitter. */
    random(): number;
}

/** The real time. */
export const realTime: Time = {
    now: () => performance.now(),
    sleep: async (milliseconds) => {
        await setTimeout(milliseconds);
    },
    random: Math.random,
};

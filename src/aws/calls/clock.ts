import { setTimeout } from "node:timers/promises";

/** The clock of rate limiters and retries. Tests pass a fake clock. */
export interface Clock {
    /** The milliseconds since a fixed moment. */
    now(): number;
    /** Waits for the given number of milliseconds, or until the signal aborts. It never rejects. */
    sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
    /** A random number for jitter: at least 0 and less than 1. */
    random(): number;
}

/** What all calls of one Pulumi operation share. */
export interface CallContext {
    clock: Clock;
    /** Aborts when the operation is canceled. Then no call starts, and waiting calls end. */
    signal: AbortSignal;
}

/** The clock of this machine. */
export const systemClock: Clock = {
    now: () => performance.now(),
    sleep: async (milliseconds, signal) => {
        await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
    },
    random: Math.random,
};

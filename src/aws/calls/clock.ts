import { setTimeout } from "node:timers/promises";

/** The clock that rate limiters and retries use. A test brings its own. */
export interface Clock {
    /** Milliseconds since some fixed moment. */
    now(): number;
    /** Waits for the given number of milliseconds, or until the signal aborts. It never rejects. */
    sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
    /** A number from 0 up to but not including 1, for jitter. */
    random(): number;
}

/** What every call of one operation of Pulumi shares. */
export interface CallContext {
    clock: Clock;
    /** Aborts when the operation is canceled: from then on no call starts, and no call waits. */
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

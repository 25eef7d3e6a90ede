/** A duration: the sum of its members. */
export interface Duration {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
    ms?: number;
}

/** One day in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The sandbox's clock: real time plus an offset, so that a test can skip fifteen days. */
export class Clock {
    private offsetMs = 0;

    /** The current time in the sandbox. */
    now(): Date {
        return new Date(this.time());
    }

    /** The current time in milliseconds since the epoch. */
    time(): number {
        return Date.now() + this.offsetMs;
    }

    /** Advances the clock. Handshakes and sessions expire at the next request. */
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }: Duration): void {
        this.offsetMs += days * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
    }
}

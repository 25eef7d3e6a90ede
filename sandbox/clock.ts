/** A span of time, the sum of its members. */
export interface Span {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
    ms?: number;
}

/** One day in milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** The sandbox's time: real time plus whatever it was advanced by, so that fifteen days pass in no time. */
export class Clock {
    private offset = 0;

    /** The time it is in the sandbox. */
    now(): Date {
        return new Date(this.time());
    }

    /** The same in milliseconds since the epoch. */
    time(): number {
        return Date.now() + this.offset;
    }

    /** Lets time pass; what expires by it does so at the next request. */
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }: Span): void {
        this.offset += days * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
    }
}

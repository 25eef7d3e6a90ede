import type { BucketQuota } from "../quotas";
import { AdaptiveRate } from "./adaptiveRate";
import type { Clock } from "./clock";
import { TokenBucket } from "./tokenBucket";
import { WaitingCalls, type WaitOptions } from "./waitingCalls";
import { WakeUp } from "./wakeUp";

/**
 * The result of a call that had a slot:
 *
 * - `throttled`: AWS throttled it. If the limiter's quota does not explain that, it is `throttledEarly`.
 * - `other`: it says nothing about this limit.
 */
export type Outcome = "unthrottled" | "throttled" | "throttledEarly" | "other";

/** The right to make one call. */
export interface Slot {
    /** Ends the call. It must be called once. */
    release(outcome: Outcome): void;
}

/** The options of a {@link RateLimiter}. */
export interface RateLimiterOptions {
    clock: Clock;
    /** The documented limit. */
    quota: BucketQuota;
    /** The mode after the first throttled call: `fixed` for a known limit, `adaptive` for an unknown one. */
    limitedMode: "fixed" | "adaptive";
    /** The initial maximum of calls in flight. */
    initialConcurrency: number;
    /** The maximum of calls in flight; 50 by default. */
    maxConcurrency?(): number;
}

/** The maximum of calls in flight. A client has 50 sockets, and a call that waits for a socket may time out. */
export const MAX_CONCURRENCY = 50;
/** A margin, because our clock and AWS's bucket differ by milliseconds. */
const INTERVAL_MARGIN = 1.01;

/**
 * Keeps calls to one limit of AWS. It has three modes:
 *
 * - `unlimited`, until AWS throttles a call. The first calls, as many as the documented bucket has tokens, start at
 *   once. Then one call at a time is in flight, and each response allows one more, up to 50. So an account without a
 *   limit never waits long.
 * - `fixed`: one call at a time, at the documented rate, counted from the response.
 * - `adaptive`: calls start at a rate that follows AWS's responses. A limiter in the mode `fixed` changes to it if AWS
 *   throttles a call that the documented limit does not explain.
 */
export class RateLimiter {
    private mode: "unlimited" | "fixed" | "adaptive" = "unlimited";
    private limitedAt = Number.POSITIVE_INFINITY;
    private inFlight = 0;
    /** The maximum of calls in flight in the mode `unlimited`. */
    private concurrency: number;
    /** Whether the calls have used up the documented bucket. */
    private isBeyondQuota = false;
    private readonly bucket: TokenBucket;
    private readonly rate: AdaptiveRate;
    private nextStartAt = Number.NEGATIVE_INFINITY;
    private readonly calls = new WaitingCalls<Slot>(() => this.startNext());
    private readonly wakeUp: WakeUp;

    /** When AWS last accepted a call, in milliseconds of the clock. */
    lastUnthrottledAt = Number.NEGATIVE_INFINITY;

    constructor(private readonly options: RateLimiterOptions) {
        this.concurrency = options.initialConcurrency;
        this.bucket = new TokenBucket(options.quota);
        this.rate = new AdaptiveRate(options.quota.perSecond);
        this.wakeUp = new WakeUp(options.clock, () => this.startNext());
    }

    /** The number of calls that wait for a slot. */
    get waiting(): number {
        return this.calls.size;
    }

    /** The rate in calls per second; `undefined` while no limit is known. */
    get perSecond(): number | undefined {
        return this.mode === "unlimited" ? undefined : this.rate.perSecond;
    }

    /**
     * Waits for a slot.
     *
     * @throws AbortError when the signal aborts; the error of {@link failWaiting}.
     */
    acquire(options: WaitOptions): Promise<Slot> {
        const slot = this.calls.add(options);
        this.startNext();
        return slot;
    }

    /**
     * Fails the waiting calls whose time is over.
     *
     * @param throttledMs how long AWS has throttled all calls of the operation, in milliseconds.
     * @param error AWS's last error.
     */
    failWaiting(throttledMs: number, error: unknown): void {
        this.calls.failOverdue(throttledMs, error);
    }

    /** Starts the calls that may start now, and sets a timer for the next one. */
    private startNext(): void {
        const { clock } = this.options;
        while (this.waiting > 0 && this.inFlight < this.maxInFlight()) {
            if (this.nextStartAt > clock.now()) {
                this.wakeUp.set(this.nextStartAt);
                return;
            }
            this.startFirst(clock.now());
        }
        // A timer without a waiting call would keep the process alive.
        this.wakeUp.set(undefined);
    }

    private startFirst(now: number): void {
        const start = this.calls.takeFirst();
        this.inFlight++;
        this.bucket.take(now);
        if (this.mode === "adaptive") {
            this.nextStartAt = Math.max(this.nextStartAt, now) + this.intervalMs();
            if (this.waiting > 0) {
                this.rate.grow();
            }
        }
        start?.(this.newSlot(now));
    }

    private newSlot(sentAt: number): Slot {
        const { isBeyondQuota } = this;
        return {
            release: (outcome) => {
                const now = this.options.clock.now();
                this.inFlight--;
                if (outcome === "throttled" || outcome === "throttledEarly") {
                    this.limit(outcome === "throttled" ? this.options.limitedMode : "adaptive", now, sentAt);
                } else if (outcome === "unthrottled") {
                    this.lastUnthrottledAt = now;
                    this.concurrency = Math.min(MAX_CONCURRENCY, this.concurrency + (isBeyondQuota ? 1 : 0));
                }
                if (this.mode === "fixed") {
                    // Counted from the response: a call may reach AWS late, and the next call must not reach AWS too
                    // early.
                    this.nextStartAt = now + this.intervalMs() * INTERVAL_MARGIN;
                }
                this.startNext();
            },
        };
    }

    private limit(mode: "fixed" | "adaptive", now: number, sentAt: number): void {
        if (this.mode === "unlimited" || (this.mode === "fixed" && mode === "adaptive")) {
            this.mode = mode;
            this.limitedAt = now;
            this.nextStartAt = now + this.intervalMs();
        } else if (this.mode === "adaptive" && sentAt >= this.limitedAt) {
            this.rate.lower(now, sentAt);
        }
    }

    private maxInFlight(): number {
        const maxConcurrency = this.options.maxConcurrency?.() ?? MAX_CONCURRENCY;
        if (this.mode !== "unlimited") {
            return this.mode === "fixed" ? 1 : maxConcurrency;
        }
        if (!this.isBeyondQuota && !this.bucket.hasToken(this.options.clock.now())) {
            this.isBeyondQuota = true;
            this.concurrency = 1;
        }
        return Math.min(this.concurrency, maxConcurrency);
    }

    private intervalMs(): number {
        return 1_000 / this.rate.perSecond;
    }
}

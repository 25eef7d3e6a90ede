import type { BucketQuota } from "../quotas";
import { AdaptiveRate } from "./adaptiveRate";
import { Canceled } from "./cancellation";
import type { Clock } from "./clock";
import { TokenBucket } from "./tokenBucket";

/** How a call that had a slot ended: `other` when it says nothing about this limit. */
export type Outcome = "unthrottled" | "throttled" | "other";

/** The right to make one call. */
export interface Slot {
    /** Ends the call. Call it once. */
    release(outcome: Outcome): void;
}

/** How a call waits for a slot. */
export interface AcquireOptions {
    /** Whether it goes before all calls without priority. */
    priority: boolean;
    /** Ends the wait. */
    signal: AbortSignal;
}

/** What a limiter knows about its limit. */
export interface RateLimiterOptions {
    clock: Clock;
    /** The documented limit. */
    quota: BucketQuota;
    /** The mode after the first throttled call: `fixed` for a known limit, `adaptive` for one that has to be found. */
    limitedMode: "fixed" | "adaptive";
    /** How many calls may be in flight at first. */
    initialConcurrency: number;
    /** How many calls may be in flight at most; 50 by default. */
    maxConcurrency?(): number;
}

/** Starts a call that waits. */
type Start = (slot: Slot) => void;

/** A client has 50 sockets: a call that waits for one of them may time out before it is sent. */
export const MAX_CONCURRENCY = 50;
/** Our clock and AWS's bucket don't agree to the millisecond. */
const INTERVAL_MARGIN = 1.01;

/**
 * Keeps calls to one limit of AWS. It has three modes:
 *
 * - `unlimited`, until AWS throttles a call: what the documented bucket holds starts at once. After that, one call at a
 *   time is in flight, and each answer allows one more, up to 50. So an account that has no limit never waits for long;
 * - `fixed`: one call at a time, at the documented rate, counted from the answer;
 * - `adaptive`: calls start at a rate that follows what AWS answers.
 */
export class RateLimiter {
    private mode: "unlimited" | "fixed" | "adaptive" = "unlimited";
    private limitedAt = Number.POSITIVE_INFINITY;
    private inFlight = 0;
    /** How many calls may be in flight in the mode `unlimited`. */
    private concurrency: number;
    /** Whether the documented bucket has been used up once. */
    private isBeyondQuota = false;
    private readonly bucket: TokenBucket;
    private readonly rate: AdaptiveRate;
    private nextStartAt = Number.NEGATIVE_INFINITY;
    private wakeUp: { at: number; controller: AbortController } | undefined;
    private readonly priorityQueue = new Set<Start>();
    private readonly queue = new Set<Start>();

    /** When the last call that AWS didn't throttle was answered, in milliseconds. */
    lastUnthrottledAt = Number.NEGATIVE_INFINITY;

    constructor(private readonly options: RateLimiterOptions) {
        this.concurrency = options.initialConcurrency;
        this.bucket = new TokenBucket(options.quota);
        this.rate = new AdaptiveRate(options.quota.perSecond);
    }

    /** How many calls wait for a slot. */
    get waiting(): number {
        return this.priorityQueue.size + this.queue.size;
    }

    /** How many calls start in a second; `undefined` while no limit is known. */
    get perSecond(): number | undefined {
        return this.mode === "unlimited" ? undefined : this.rate.perSecond;
    }

    /**
     * Waits for a slot.
     *
     * @throws Canceled as soon as the signal aborts.
     */
    acquire({ priority, signal }: AcquireOptions): Promise<Slot> {
        if (signal.aborted) {
            return Promise.reject(new Canceled());
        }
        const queue = priority ? this.priorityQueue : this.queue;
        return new Promise((resolve, reject) => {
            const start = (slot: Slot) => {
                signal.removeEventListener("abort", cancel);
                resolve(slot);
            };
            const cancel = () => {
                queue.delete(start);
                this.startNext();
                reject(new Canceled());
            };
            signal.addEventListener("abort", cancel, { once: true });
            queue.add(start);
            this.startNext();
        });
    }

    /** Starts the calls whose turn it is, and wakes up for the next one. */
    private startNext(): void {
        const { clock } = this.options;
        while (this.waiting > 0 && this.inFlight < this.maxInFlight()) {
            if (this.nextStartAt > clock.now()) {
                this.wakeUpAt(this.nextStartAt);
                return;
            }
            this.startFirst(clock.now());
        }
        // A timer that nobody waits for would keep the process alive.
        this.wakeUpAt(undefined);
    }

    private startFirst(now: number): void {
        const queue = this.priorityQueue.size > 0 ? this.priorityQueue : this.queue;
        for (const start of queue) {
            queue.delete(start);
            this.inFlight++;
            this.bucket.take(now);
            if (this.mode === "adaptive") {
                this.nextStartAt = Math.max(this.nextStartAt, now) + this.intervalMs();
                if (this.waiting > 0) {
                    this.rate.grow();
                }
            }
            start(this.newSlot(now));
            return;
        }
    }

    private newSlot(sentAt: number): Slot {
        const { isBeyondQuota } = this;
        return {
            release: (outcome) => {
                const now = this.options.clock.now();
                this.inFlight--;
                if (outcome === "throttled") {
                    this.limit(now, sentAt);
                } else if (outcome === "unthrottled") {
                    this.lastUnthrottledAt = now;
                    this.concurrency = Math.min(MAX_CONCURRENCY, this.concurrency + (isBeyondQuota ? 1 : 0));
                }
                if (this.mode === "fixed") {
                    // Counted from the answer: a call may take long to arrive, and the next one must not come too soon.
                    this.nextStartAt = now + this.intervalMs() * INTERVAL_MARGIN;
                }
                this.startNext();
            },
        };
    }

    private limit(now: number, sentAt: number): void {
        if (this.mode === "unlimited") {
            this.mode = this.options.limitedMode;
            this.limitedAt = now;
            this.nextStartAt = now + this.intervalMs();
        } else if (this.mode === "adaptive" && sentAt >= this.limitedAt) {
            this.rate.lower(now, sentAt);
        }
    }

    private maxInFlight(): number {
        if (this.mode !== "unlimited") {
            return this.mode === "fixed" ? 1 : MAX_CONCURRENCY;
        }
        if (!this.isBeyondQuota && !this.bucket.hasToken(this.options.clock.now())) {
            this.isBeyondQuota = true;
            this.concurrency = 1;
        }
        return Math.min(this.concurrency, this.options.maxConcurrency?.() ?? MAX_CONCURRENCY);
    }

    private intervalMs(): number {
        return 1_000 / this.rate.perSecond;
    }

    private wakeUpAt(at: number | undefined): void {
        if (this.wakeUp?.at === at) {
            return;
        }
        this.wakeUp?.controller.abort();
        this.wakeUp = undefined;
        if (at !== undefined) {
            const controller = new AbortController();
            this.wakeUp = { at, controller };
            void this.startLater(at, controller.signal);
        }
    }

    private async startLater(at: number, signal: AbortSignal): Promise<void> {
        const { clock } = this.options;
        await clock.sleep(at - clock.now(), signal);
        if (!signal.aborted) {
            this.wakeUp = undefined;
            this.startNext();
        }
    }
}

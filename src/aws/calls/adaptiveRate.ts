/** By how much a throttled call lowers the rate. */
const DECREASE_FACTOR = 0.8;
/** Calls that were sent together are throttled together, which is one reason to slow down and not several. */
const DECREASE_INTERVAL_MS = 500;
/** How fast the rate grows, in calls a second per cubed second. */
const GROWTH = 0.01;
/** The lowest rate, as a part of the documented one: a bucket that others keep empty is still tried. */
const MIN_PART = 0.2;

/**
 * A rate that finds the limit which AWS applies. It grows by a cubic function of time, as the adaptive mode of the AWS
 * SDKs and TCP CUBIC do: quickly back to the rate at which AWS last throttled, slowly around it, quickly beyond it.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export class AdaptiveRate {
    private rate: number;
    /** The rate at which AWS last throttled. */
    private throttledRate: number;
    /** For how many seconds the rate has grown since then, less those that it takes to get back to that rate. */
    private growthTime = 0;
    private loweredAt = Number.NEGATIVE_INFINITY;

    /** @param documented the rate to start with, in calls a second. */
    constructor(private readonly documented: number) {
        this.rate = documented;
        this.throttledRate = documented;
    }

    /** Calls a second. */
    get perSecond(): number {
        return this.rate;
    }

    /** Grows after a call that had to wait for its turn: where none waits, the rate is no limit. */
    grow(): void {
        this.growthTime += 1 / this.rate;
        this.rate = this.throttledRate + GROWTH * this.growthTime ** 3;
    }

    /**
     * Slows down after a throttled call.
     *
     * @param now in milliseconds.
     * @param sentAt when the call was sent: one that was sent at an earlier rate says nothing of the present one.
     */
    lower(now: number, sentAt: number): void {
        if (sentAt < this.loweredAt || now - this.loweredAt < DECREASE_INTERVAL_MS) {
            return;
        }
        this.loweredAt = now;
        this.throttledRate = Math.max(this.rate, this.documented * MIN_PART);
        this.rate = Math.max(this.throttledRate * DECREASE_FACTOR, this.documented * MIN_PART);
        this.growthTime = -Math.cbrt((this.throttledRate - this.rate) / GROWTH);
    }
}

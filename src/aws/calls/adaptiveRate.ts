/** A throttled call multiplies the rate by this factor. */
const DECREASE_FACTOR = 0.8;
/** AWS throttles calls together that were sent together. They lower the rate once. */
const DECREASE_INTERVAL_MS = 500;
/** How fast the rate grows, in calls per second per cubed second. */
const GROWTH = 0.01;
/** The lowest rate, as a fraction of the documented one. Calls continue even if other callers keep the bucket empty. */
const MIN_FRACTION = 0.2;

/**
 * A rate that approaches the limit of AWS. It grows as a cubic function of time, like the adaptive mode of the AWS SDKs
 * and TCP CUBIC: fast up to the rate at which AWS last throttled, slowly around it, and fast above it.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export class AdaptiveRate {
    private rate: number;
    /** The rate at which AWS last throttled. */
    private throttledRate: number;
    /** The seconds that the rate has grown since then, minus the seconds that it needs to reach that rate again. */
    private growthSeconds = 0;
    private loweredAt = Number.NEGATIVE_INFINITY;

    /** @param documented the initial rate, in calls per second. */
    constructor(private readonly documented: number) {
        this.rate = documented;
        this.throttledRate = documented;
    }

    /** The rate, in calls per second. */
    get perSecond(): number {
        return this.rate;
    }

    /** Raises the rate after a call that waited. If no call waits, the rate is not the limit. */
    grow(): void {
        this.growthSeconds += 1 / this.rate;
        this.rate = this.throttledRate + GROWTH * this.growthSeconds ** 3;
    }

    /**
     * Lowers the rate after a throttled call.
     *
     * @param now the time in milliseconds.
     * @param sentAt when the call was sent, in milliseconds. A call that was sent at an earlier rate does not count.
     */
    lower(now: number, sentAt: number): void {
        if (sentAt < this.loweredAt || now - this.loweredAt < DECREASE_INTERVAL_MS) {
            return;
        }
        this.loweredAt = now;
        this.throttledRate = Math.max(this.rate, this.documented * MIN_FRACTION);
        this.rate = Math.max(this.throttledRate * DECREASE_FACTOR, this.documented * MIN_FRACTION);
        this.growthSeconds = -Math.cbrt((this.throttledRate - this.rate) / GROWTH);
    }
}

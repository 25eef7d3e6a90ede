import type { BucketQuota } from "../quotas";

/** A model of one of AWS's token buckets. It shows whether AWS's bucket may be empty. */
export class TokenBucket {
    private tokens: number;
    private filledAt = Number.NEGATIVE_INFINITY;

    constructor(private readonly quota: BucketQuota) {
        this.tokens = quota.burst;
    }

    /**
     * Takes a token for a call that is sent now.
     *
     * @param now the time in milliseconds.
     * @returns whether the bucket had a token.
     */
    take(now: number): boolean {
        const hadToken = this.hasToken(now);
        if (hadToken) {
            this.tokens -= 1;
        }
        return hadToken;
    }

    /** Whether the bucket has a token, without taking it. */
    hasToken(now: number): boolean {
        const { perSecond, burst } = this.quota;
        this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) / 1_000) * perSecond);
        this.filledAt = now;
        return this.tokens >= 1;
    }
}

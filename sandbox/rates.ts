import type { Clock } from "./clock";

interface Rate {
    perSecond: number;
    burst: number;
}

/** The quotas of AWS Organizations for one account; operations that aren't listed aren't limited. */
const AWS: Readonly<Record<string, Rate>> = {
    DeclineHandshake: { perSecond: 1, burst: 1 },
    DescribeHandshake: { perSecond: 1, burst: 2 },
    ListHandshakesForAccount: { perSecond: 5, burst: 8 },
};

interface Bucket {
    tokens: number;
    filled: number;
}

/** Token buckets, one for each operation of each account: a request takes a token or is throttled. */
export class Rates {
    private readonly buckets = new Map<string, Bucket>();

    constructor(private readonly clock: Clock) {}

    /** Takes a token; false when there is none left, which costs nothing. */
    admit(accountId: string, operation: string): boolean {
        const rate = AWS[operation];
        if (rate === undefined) return true;
        const key = `${accountId} ${operation}`;
        const now = this.clock.time();
        const bucket = this.buckets.get(key) ?? { tokens: rate.burst, filled: now };
        this.buckets.set(key, bucket);
        bucket.tokens = Math.min(rate.burst, bucket.tokens + ((now - bucket.filled) / 1000) * rate.perSecond);
        bucket.filled = now;
        if (bucket.tokens < 1) return false;
        bucket.tokens -= 1;
        return true;
    }
}

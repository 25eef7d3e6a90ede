import type { Clock } from "./clock";
import type { Organization } from "./organization";
import type { OrganizationRegistry } from "./organizationRegistry";
import { isServed, QUOTAS, type Quota } from "./quotas";

/** Whose bucket a throttled call found empty. */
export type ExhaustedBucket = "account" | "organization";

interface Bucket {
    tokens: number;
    filledAt: number;
}

/**
 * Token buckets as AWS Organizations has them, for each operation one of the account and one of its organization: a
 * call takes a token of both, or is throttled and takes none. An account without an organization has only its own.
 */
export class Rates {
    private readonly buckets = new Map<string, Bucket>();

    constructor(
        private readonly clock: Clock,
        private readonly organizations: OrganizationRegistry,
    ) {}

    /** Takes a token of each bucket that applies; returns the bucket that is empty, or undefined when none is. */
    acquire(accountId: string, operation: string): ExhaustedBucket | undefined {
        if (!isServed(operation)) return undefined;
        const quotas = QUOTAS[operation];
        const organization = this.organizations.of(accountId);
        const own = this.bucket(`${accountId} ${operation}`, quotas.account);
        const shared =
            organization === undefined || quotas.organization === undefined
                ? undefined
                : this.bucket(`${organization.id} ${operation}`, quotas.organization, organization);
        if (own.tokens < 1) return "account";
        if (shared !== undefined && shared.tokens < 1) return "organization";
        own.tokens -= 1;
        if (shared !== undefined) shared.tokens -= 1;
        return undefined;
    }

    /** A bucket, filled up to now. */
    private bucket(key: string, quota: Quota, organization?: Organization): Bucket {
        const factor = organization?.quotaFactor ?? 1;
        const share = organization?.otherToolTakesHalf === true ? 0.5 : 1;
        const now = this.clock.time();
        const size = quota.burst * factor;
        const bucket = this.buckets.get(key) ?? { tokens: size, filledAt: now };
        this.buckets.set(key, bucket);
        const added = ((now - bucket.filledAt) / 1000) * quota.perSecond * factor * share;
        bucket.tokens = Math.min(size, bucket.tokens + added);
        bucket.filledAt = now;
        return bucket;
    }
}

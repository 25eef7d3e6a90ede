import type { Clock } from "./clock";
import type { Organization } from "./organization";
import type { OrganizationRegistry } from "./organizationRegistry";
import { isServed, QUOTAS, type Quota } from "./quotas";

/** The bucket that was empty for a throttled call. */
export type ExhaustedBucket = "account" | "organization";

interface Bucket {
    tokens: number;
    filledAt: number;
}

/**
 * The token buckets of AWS Organizations. Each operation has one bucket per account and one per organization. A call
 * takes a token from both, or is throttled and takes none. An account outside every organization has only its own bucket.
 */
export class TokenBuckets {
    private readonly buckets = new Map<string, Bucket>();

    constructor(
        private readonly clock: Clock,
        private readonly organizations: OrganizationRegistry,
    ) {}

    /** Takes a token from each bucket of the call. Returns the empty bucket, or undefined for success. */
    tryAcquire(accountId: string, operation: string): ExhaustedBucket | undefined {
        if (!isServed(operation)) {
            return undefined;
        }
        const quotas = QUOTAS[operation];
        const organization = this.organizations.of(accountId);
        const accountBucket = this.bucket(`${accountId} ${operation}`, quotas.account);
        const organizationBucket =
            organization === undefined || quotas.organization === undefined
                ? undefined
                : this.bucket(`${organization.id} ${operation}`, quotas.organization, organization);
        if (accountBucket.tokens < 1) {
            return "account";
        }
        if (organizationBucket !== undefined && organizationBucket.tokens < 1) {
            return "organization";
        }
        accountBucket.tokens -= 1;
        if (organizationBucket !== undefined) {
            organizationBucket.tokens -= 1;
        }
        return undefined;
    }

    /** The bucket with this key, refilled up to now. */
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

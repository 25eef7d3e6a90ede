/** The operations of AWS Organizations that this package calls. */
export type Operation =
    | "DeclineHandshake"
    | "DescribeHandshake"
    | "ListHandshakesForAccount"
    | "ListAccounts"
    | "ListAccountsForParent"
    | "ListOrganizationalUnitsForParent"
    | "DescribeOrganization"
    | "ListOutboundResponsibilityTransfers"
    | "ListInboundResponsibilityTransfers";

/** A token bucket of AWS. Each call takes a token. AWS throttles a call if the bucket is empty. */
export interface BucketQuota {
    /** The refill rate, in tokens per second. */
    perSecond: number;
    /** The size of the bucket, in tokens. */
    burst: number;
    /**
     * Set if AWS publishes no quota. Then the values are the lowest published quota for a list of AWS Organizations.
     */
    isAssumed?: true;
}

/** The two buckets of a call. */
export interface Quota {
    /** The bucket of the calling account. */
    account: BucketQuota;
    /** The bucket that all accounts of one organization share. An account outside an organization has none. */
    organization: BucketQuota;
}

const ASSUMED_QUOTA: BucketQuota = { perSecond: 1, burst: 2, isAssumed: true };

/**
 * The documented quotas. AWS raises the quotas of an organization on request, so a limiter only starts with them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const QUOTAS: Readonly<Record<Operation, Quota>> = {
    DeclineHandshake: { account: { perSecond: 1, burst: 1 }, organization: { perSecond: 5, burst: 5 } },
    DescribeHandshake: { account: { perSecond: 1, burst: 2 }, organization: { perSecond: 6, burst: 10 } },
    ListHandshakesForAccount: { account: { perSecond: 5, burst: 8 }, organization: { perSecond: 6, burst: 10 } },
    ListAccounts: { account: { perSecond: 8, burst: 12 }, organization: { perSecond: 9, burst: 15 } },
    ListAccountsForParent: { account: { perSecond: 5, burst: 8 }, organization: { perSecond: 6, burst: 10 } },
    ListOrganizationalUnitsForParent: {
        account: { perSecond: 5, burst: 8 },
        organization: { perSecond: 6, burst: 10 },
    },
    DescribeOrganization: { account: { perSecond: 1, burst: 2 }, organization: ASSUMED_QUOTA },
    ListOutboundResponsibilityTransfers: { account: ASSUMED_QUOTA, organization: ASSUMED_QUOTA },
    ListInboundResponsibilityTransfers: { account: ASSUMED_QUOTA, organization: ASSUMED_QUOTA },
};

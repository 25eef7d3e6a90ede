/** The operations of AWS Organizations that are called. */
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

/** A token bucket of AWS: each call takes a token, and a call that finds none is throttled. */
export interface BucketQuota {
    /** How many tokens the bucket gets in a second. */
    perSecond: number;
    /** How many tokens the bucket holds. */
    burst: number;
    /** Set where AWS publishes no quota: then this is the lowest that it publishes for a list of AWS Organizations. */
    isAssumed?: true;
}

/** The two buckets that a call takes a token from. */
export interface Quota {
    /** The bucket of the account that calls. */
    account: BucketQuota;
    /** The bucket that all accounts of one organization share. An account outside an organization has none. */
    organization: BucketQuota;
}

const assumed: BucketQuota = { perSecond: 1, burst: 2, isAssumed: true };

/**
 * The documented QUOTAS. AWS raises those of an organization on request, so they are where a limiter starts.
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
    DescribeOrganization: { account: { perSecond: 1, burst: 2 }, organization: assumed },
    ListOutboundResponsibilityTransfers: { account: assumed, organization: assumed },
    ListInboundResponsibilityTransfers: { account: assumed, organization: assumed },
};

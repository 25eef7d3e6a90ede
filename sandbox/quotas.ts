/** The operations of AWS Organizations that the sandbox serves. */
export type OrganizationsOperation =
    | "AcceptHandshake"
    | "DeclineHandshake"
    | "DescribeHandshake"
    | "DescribeOrganization"
    | "ListAccounts"
    | "ListAccountsForParent"
    | "ListHandshakesForAccount"
    | "ListInboundResponsibilityTransfers"
    | "ListOrganizationalUnitsForParent"
    | "ListOutboundResponsibilityTransfers"
    | "ListRoots";

/** The size and the refill rate of a token bucket. */
export interface Quota {
    /** Tokens added each second. */
    perSecond: number;
    /** Tokens in a full bucket. */
    burst: number;
}

/** The two quotas of an operation. A call needs a token from both buckets. */
interface OperationQuotas {
    /** The bucket of one account. */
    account: Quota;
    /** The bucket that all accounts of one organization share. Undefined if AWS publishes no such quota. */
    organization?: Quota;
}

/**
 * The quotas of AWS Organizations, for each operation that the sandbox serves.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const QUOTAS: Readonly<Record<OrganizationsOperation, OperationQuotas>> = {
    AcceptHandshake: quotas([1, 2], [5, 5]),
    DeclineHandshake: quotas([1, 1], [5, 5]),
    DescribeHandshake: quotas([1, 2], [6, 10]),
    DescribeOrganization: quotas([1, 2]),
    ListAccounts: quotas([8, 12], [9, 15]),
    ListAccountsForParent: quotas([5, 8], [6, 10]),
    ListHandshakesForAccount: quotas([5, 8], [6, 10]),
    // AWS publishes no quota for the two lists of transfers. This is the lowest quota of its lists.
    ListInboundResponsibilityTransfers: quotas([1, 2]),
    ListOrganizationalUnitsForParent: quotas([5, 8], [6, 10]),
    ListOutboundResponsibilityTransfers: quotas([1, 2]),
    ListRoots: quotas([1, 2], [1, 3]),
};

/** Whether the sandbox serves an operation of this name. */
export function isServed(operation: string): operation is OrganizationsOperation {
    return Object.hasOwn(QUOTAS, operation);
}

/** Each pair is the refill rate per second and the bucket size. */
function quotas(account: [number, number], organization?: [number, number]): OperationQuotas {
    return {
        account: { perSecond: account[0], burst: account[1] },
        ...(organization && { organization: { perSecond: organization[0], burst: organization[1] } }),
    };
}

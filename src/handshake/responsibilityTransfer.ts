/**
 * A billing transfer: one management account (the source) lets another one (the target) manage and pay the bills of its
 * organization. Every member may be missing.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ResponsibilityTransfer.html
 */
export interface ResponsibilityTransfer {
    /** `rt-` followed by 8 to 32 lowercase letters or digits. */
    id?: string;
    /** `arn:PARTITION:organizations::MANAGEMENT_ACCOUNT:transfer/o-ORGANIZATION/billing/DIRECTION/rt-ID`. */
    arn?: string;
    /** As AWS spells it: `BILLING`. */
    type?: string;
    /** As AWS spells it: `REQUESTED`, `ACCEPTED`, `WITHDRAWN`, `DECLINED`, `CANCELED` or `EXPIRED`. */
    status?: string;
    /** The name that the target gave it. */
    name?: string;
    /** The 12-digit id of the management account that hands its organization's bills over. */
    sourceAccountId?: string;
    sourceAccountEmail?: string;
    /** The 12-digit id of the management account that takes the bills over. */
    targetAccountId?: string;
    targetAccountEmail?: string;
    /** When it starts: RFC 3339, UTC, with milliseconds. */
    startTimestamp?: string;
    /** When it ends: RFC 3339, UTC, with milliseconds. */
    endTimestamp?: string;
    /** The id of the handshake of the transfer. */
    handshakeId?: string;
}

/**
 * `outbound`: the account's organization hands its bills over. `inbound`: the account takes over those of another one.
 */
export type TransferDirection = "outbound" | "inbound";

/** All directions. */
export const TRANSFER_DIRECTIONS: readonly TransferDirection[] = ["outbound", "inbound"];

/**
 * What a transfer's status means:
 *
 * - `pending`: it can still be accepted;
 * - `inForce`: it was accepted and has not ended; it may start later;
 * - `over`: no bills are handed over any more;
 * - `unknown`: the status is not in AWS's documentation.
 */
export type TransferCategory = "pending" | "inForce" | "over" | "unknown";

/**
 * The categories of the statuses in AWS's documentation. A withdrawn transfer is in force until its end.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-view-transfer.html
 */
const CATEGORIES: ReadonlyMap<string | undefined, TransferCategory> = new Map<string, TransferCategory>([
    ["REQUESTED", "pending"],
    ["ACCEPTED", "inForce"],
    ["WITHDRAWN", "inForce"],
    ["DECLINED", "over"],
    ["CANCELED", "over"],
    ["EXPIRED", "over"],
]);

/** The statuses in AWS's documentation. */
export const TRANSFER_STATUSES: readonly string[] = [...CATEGORIES.keys()].map(String);

/**
 * Returns the category of a transfer at a time. An accepted or withdrawn transfer is over only after the end that AWS
 * sent.
 *
 * @param now the time in milliseconds since the epoch.
 */
export function transferCategory({ status, endTimestamp }: ResponsibilityTransfer, now: number): TransferCategory {
    const category = CATEGORIES.get(status) ?? "unknown";
    // A missing end is not a time, so it is never before now.
    const hasEnded = Date.parse(String(endTimestamp)) <= now;
    return category === "inForce" && hasEnded ? "over" : category;
}

const TRANSFER_ARN = /^arn:[^:]+:organizations::(?<account>\d{12}):transfer\/(?<organization>o-[a-z0-9]{10,32})\//;

/**
 * Returns the organization of an account in a transfer, if AWS sent it. The ARN names one organization and its
 * management account.
 */
export function organizationInTransfer(
    { arn }: ResponsibilityTransfer,
    accountId: string | undefined,
): string | undefined {
    const { account, organization } = arn?.match(TRANSFER_ARN)?.groups ?? {};
    return account === accountId ? organization : undefined;
}

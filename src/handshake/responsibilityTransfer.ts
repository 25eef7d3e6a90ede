/**
 * A billing transfer: one management account (the source) lets another one (the target) manage and pay the bills of its
 * organization. Every member may be missing.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ResponsibilityTransfer.html
 */
export interface ResponsibilityTransfer {
    /** `rt-` and 8 to 32 lowercase letters or digits. */
    id?: string;
    /** `arn:PARTITION:organizations::MANAGEMENT_ACCOUNT:transfer/o-ORGANIZATION/billing/DIRECTION/rt-ID`. */
    arn?: string;
    /** As AWS spells it: `BILLING`. */
    type?: string;
    /** As AWS spells it: `REQUESTED`, `ACCEPTED`, `WITHDRAWN`, `DECLINED`, `CANCELED` or `EXPIRED`. */
    status?: string;
    /** The name that the target gave it. */
    name?: string;
    /** The 12-digit id of the management account whose organization's bills are handed over. */
    sourceAccountId?: string;
    sourceAccountEmail?: string;
    /** The 12-digit id of the management account that takes the bills over. */
    targetAccountId?: string;
    targetAccountEmail?: string;
    /** When it starts: RFC 3339, UTC, with milliseconds. */
    startTimestamp?: string;
    /** When it ends. */
    endTimestamp?: string;
    /** The id of the handshake that it was agreed by. */
    handshakeId?: string;
}

/** `outbound`: the account's organization hands its bills over. `inbound`: the account takes over those of another one. */
export type TransferDirection = "outbound" | "inbound";

/** The directions. */
export const transferDirections: readonly TransferDirection[] = ["outbound", "inbound"];

/**
 * What a transfer's status means: `pending` can still be accepted; `inForce` was agreed on and hasn't ended, though it may
 * not have begun; `over` hands nothing over; `unknown` is a status that isn't in AWS's documentation.
 */
export type TransferStanding = "pending" | "inForce" | "over" | "unknown";

/**
 * The statuses that AWS documents. A withdrawn transfer goes on until its end.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-view-transfer.html
 */
const standings: Readonly<Record<string, TransferStanding>> = {
    REQUESTED: "pending",
    ACCEPTED: "inForce",
    WITHDRAWN: "inForce",
    DECLINED: "over",
    CANCELED: "over",
    EXPIRED: "over",
};

/** The statuses that AWS documents. */
export const transferStatuses: readonly string[] = Object.keys(standings);

/**
 * Tells what a transfer's status means at a time. One that was agreed on is over only once the end that AWS tells has
 * passed.
 *
 * @param now in milliseconds since the epoch.
 */
export function transferStanding({ status, endTimestamp }: ResponsibilityTransfer, now: number): TransferStanding {
    const standing = (status !== undefined && Object.hasOwn(standings, status) && standings[status]) || "unknown";
    const hasEnded = endTimestamp !== undefined && Date.parse(endTimestamp) <= now;
    return standing === "inForce" && hasEnded ? "over" : standing;
}

const transferArn = /^arn:[^:]+:organizations::(?<account>\d{12}):transfer\/(?<organization>o-[a-z0-9]{10,32})\//;

/**
 * The organization of an account that takes part in a transfer, as far as AWS tells it: the ARN names one organization and
 * its management account.
 */
export function organizationInTransfer(
    { arn }: ResponsibilityTransfer,
    accountId: string | undefined,
): string | undefined {
    const { account, organization } = arn?.match(transferArn)?.groups ?? {};
    return accountId !== undefined && account === accountId ? organization : undefined;
}

import type { Connection } from "../connection/properties";
import type { GuardedHandshake } from "../invitationGuard/properties";
import { FINDING_NAMES, presentFindings } from "../invitationGuard/properties";

/*
 * The state of every stack contains the names in this file, so they never change (docs/adr/0001).
 */

/** The inputs of a guard of an organization. See `OrganizationGuardArgs`. */
export interface OrganizationGuardInputs {
    roleName: string;
    externalId?: string;
    allowedOrganizations?: string[];
    allowedAccounts?: string[];
    actions?: string[];
    organizationalUnits?: string[];
    excludedAccounts?: string[];
    connection?: Connection;
}

/** A handshake, and the account that received it. */
export interface MemberHandshake extends GuardedHandshake {
    /** The 12-digit id of the account that received it. */
    accountId: string;
}

/** An account that the guard skips, because it is not active or is excluded. */
export interface SkippedAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** `excluded`, or the status as AWS spells it: `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION`, `CLOSED`. */
    status: string;
}

/** An account that the guard couldn't read, or that AWS no longer lists. */
export interface UnreachableAccount {
    /**
     * The account's 12-digit id. If the accounts of an organizational unit or of the organization couldn't be listed,
     * the id of that: `ou-…`, `r-…` or `o-…`.
     */
    accountId: string;
    /** The reason, in words. */
    reason: string;
}

/** A billing transfer that hands the organization's bills to an account that is not allowed. */
export interface UnwantedTransfer {
    /** The transfer's id, `rt-…`; empty if AWS sent none. */
    transferId: string;
    /** The 12-digit id of the management account that receives the bills. */
    targetAccountId?: string;
    /** As AWS spells it: `ACCEPTED`, or `WITHDRAWN` until the transfer ends. */
    status?: string;
    /** When it starts: RFC 3339, UTC, with milliseconds. */
    startTimestamp?: string;
    /** When it ends: RFC 3339, UTC, with milliseconds. */
    endTimestamp?: string;
}

/** The findings of the last read that an update has to resolve. */
export interface OrganizationFindings {
    /** Pending, and the sender is not allowed: found by the last read, or not declined because of an error. */
    unwanted: MemberHandshake[];
    /** Accepted, and the sender is not allowed. */
    accepted: MemberHandshake[];
    /** Only a person can decide whether to decline it; missing if there are none. */
    unclear?: MemberHandshake[];
    /** Billing transfers in force to an account that is not allowed; missing if there are none. */
    unwantedTransfers?: UnwantedTransfer[];
    /** Accounts that the guard couldn't read. */
    unreachable: UnreachableAccount[];
}

/** The outputs of a guard of an organization, as the state contains them. */
export interface OrganizationGuardOutputs extends OrganizationGuardInputs, OrganizationFindings {
    organizationId: string;
    managementAccountId: string;
    /** The accounts that the guard read, sorted. */
    guardedAccounts: string[];
    skippedAccounts: SkippedAccount[];
    /** Pending, from an allowed sender. */
    allowed: MemberHandshake[];
    /** Declined, by anyone, and not yet deleted by AWS. */
    declined: MemberHandshake[];
}

/** The inputs that a program can set. */
export const INPUT_NAMES = [
    "allowedOrganizations",
    "allowedAccounts",
    "actions",
    "roleName",
    "externalId",
    "organizationalUnits",
    "excludedAccounts",
    "connection",
] as const satisfies readonly (keyof OrganizationGuardInputs)[];

/** The names of {@link OrganizationFindings}. Each that is not empty counts as a difference. */
export const ORGANIZATION_FINDING_NAMES: readonly string[] = [...FINDING_NAMES, "unwantedTransfers"];

/** Returns the inputs that the program set. */
export function programInputsOf(properties: OrganizationGuardInputs): OrganizationGuardInputs {
    const names = INPUT_NAMES.filter((name) => properties[name] !== undefined);
    return Object.fromEntries(names.map((name) => [name, properties[name]])) as unknown as OrganizationGuardInputs;
}

/** Returns the inputs after a refresh. They contain the findings, so that the next preview shows them. */
export function inputsOf(outputs: OrganizationGuardOutputs): OrganizationGuardInputs & Partial<OrganizationFindings> {
    return { ...programInputsOf(outputs), ...presentOrganizationFindings(outputs) };
}

/** Returns the findings that are not empty: an update has to resolve them. */
export function presentOrganizationFindings(
    outputs: Partial<OrganizationGuardOutputs>,
): Partial<OrganizationGuardOutputs> {
    const { unwantedTransfers } = outputs;
    return { ...presentFindings(outputs), ...(unwantedTransfers?.length && { unwantedTransfers }) };
}

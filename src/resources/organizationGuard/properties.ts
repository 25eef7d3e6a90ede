import type { Connection } from "../connection/properties";
import type { GuardedHandshake } from "../invitationGuard/properties";
import { FINDING_NAMES, presentFindings } from "../invitationGuard/properties";

/*
 * The names in this file are written to the state of every stack: they are a contract for ever (docs/adr/0001).
 */

/** The inputs of a program for a guarded organization. */
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

/** An account that isn't guarded, since it isn't active or is excluded. */
export interface SkippedAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** `excluded`, or as AWS spells it: `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION`, `CLOSED`. */
    status: string;
}

/** An account that the guard couldn't read. */
export interface UnreachableAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** Why, in words. */
    reason: string;
}

/** A billing transfer that hands the organization's bills to an account that isn't allowed. */
export interface UnwantedTransfer {
    /** The transfer's id, `rt-…`; empty where AWS tells none. */
    transferId: string;
    /** The 12-digit id of the management account that the bills go to. */
    targetAccountId?: string;
    /** As AWS spells it: `ACCEPTED`, or `WITHDRAWN` until the transfer ends. */
    status?: string;
    /** When it starts: RFC 3339, UTC, with milliseconds. */
    startTimestamp?: string;
    /** When it ends: RFC 3339, UTC, with milliseconds. */
    endTimestamp?: string;
}

/** What the last look found that isn't as it should be. An update has to deal with each of these. */
export interface OrganizationFindings {
    /** Pending and not allowed: what the last look found, or what an up couldn't decline. */
    unwanted: MemberHandshake[];
    /** Accepted, though its sender isn't allowed. */
    accepted: MemberHandshake[];
    /** Left alone, since only a person can decide; missing where there are none. */
    unclear?: MemberHandshake[];
    /** Billing transfers in force to an account that isn't allowed; missing where there are none. */
    unwantedTransfers?: UnwantedTransfer[];
    /** Accounts that the guard couldn't read. */
    unreachable: UnreachableAccount[];
}

/** What the state of a stack holds of a guarded organization. */
export interface OrganizationGuardOutputs extends OrganizationGuardInputs, OrganizationFindings {
    organizationId: string;
    managementAccountId: string;
    /** The accounts that the guard read, sorted. */
    guardedAccounts: string[];
    skippedAccounts: SkippedAccount[];
    /** Pending, and left alone since its sender is allowed. */
    allowed: MemberHandshake[];
    /** Declined, by anyone, and not yet deleted by AWS. */
    declined: MemberHandshake[];
}

/** The inputs that a program may give. */
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

/** The names of {@link OrganizationFindings}. Each is a difference as long as it holds something. */
export const ORGANIZATION_FINDING_NAMES: readonly string[] = [...FINDING_NAMES, "unwantedTransfers"];

/** Returns the properties that a program may give. */
export function organizationInputsOf(properties: OrganizationGuardInputs): OrganizationGuardInputs {
    const said = INPUT_NAMES.filter((name) => properties[name] !== undefined);
    return Object.fromEntries(said.map((name) => [name, properties[name]])) as unknown as OrganizationGuardInputs;
}

/** The inputs after a refresh: what it found is among them, so that the next preview shows it. */
export function organizationGuardInputsOf(
    outputs: OrganizationGuardOutputs,
): OrganizationGuardInputs & Partial<OrganizationFindings> {
    return { ...organizationInputsOf(outputs), ...presentOrganizationFindings(outputs) };
}

/** What the last look found that isn't as it should be; nothing where all is. */
export function presentOrganizationFindings(
    outputs: Partial<OrganizationGuardOutputs>,
): Partial<OrganizationGuardOutputs> {
    const { unwantedTransfers } = outputs;
    return { ...presentFindings(outputs), ...(unwantedTransfers?.length && { unwantedTransfers }) };
}

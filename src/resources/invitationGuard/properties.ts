import type { Handshake } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import type { Connection } from "../connection/properties";

/*
 * The names in this file are written to the state of every stack: they are a contract for ever (docs/adr/0001).
 */

/** The inputs of a program for a guarded account. */
export interface InvitationGuardInputs {
    allowedOrganizations?: string[];
    allowedAccounts?: string[];
    actions?: string[];
    connection?: Connection;
}

/** What the last look found that isn't as it should be. An update has to deal with each of these. */
export interface GuardFindings {
    /** Pending and not allowed: what the last look found, or what an up couldn't decline. */
    unwanted: GuardedHandshake[];
    /** Accepted, though its sender isn't allowed. AWS shows it for 30 days. */
    accepted: GuardedHandshake[];
    /** Left alone, since only a person can decide; missing where there are none. */
    unclear?: GuardedHandshake[];
    /** Why the last look failed; the rest is then what the look before it found. */
    unreachable?: string;
}

/** The inputs that a program may give. */
export const INPUT_NAMES = [
    "allowedOrganizations",
    "allowedAccounts",
    "actions",
    "connection",
] as const satisfies readonly (keyof InvitationGuardInputs)[];

/** What the state of a stack holds of a guarded account. */
export interface InvitationGuardOutputs extends InvitationGuardInputs, GuardFindings {
    accountId: string;
    /** Pending, and left alone since its sender is allowed. */
    allowed: GuardedHandshake[];
    /** Declined, by anyone, and not yet deleted by AWS. */
    declined: GuardedHandshake[];
}

/** The names of {@link GuardFindings}. Each is a difference as long as it holds something. */
export const FINDING_NAMES = ["unwanted", "accepted", "unclear", "unreachable"] as const;

/** What a guard's outputs hold of a handshake: no e-mail address and no note. */
export interface GuardedHandshake {
    /** The handshake's id. */
    handshakeId: string;
    /** What accepting would do, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    action?: string;
    /** The id of the organization that sent it, with its `o-`. */
    organizationId?: string;
    /** The 12-digit id of the account that sent it: the management account of the organization. */
    senderAccountId?: string;
    /** When it expires: RFC 3339, UTC, with milliseconds. */
    expirationTimestamp?: string;
}

/**
 * The actions that a guard declines by default: the two that hand something over to another organization. A management
 * account can't receive the first, and only a management account can receive the second.
 */
export const DEFAULT_ACTIONS: readonly string[] = ["INVITE", "TRANSFER_RESPONSIBILITY"];

/** Returns what a guard's outputs hold of a handshake. */
export function toGuardedHandshake(handshake: Handshake): GuardedHandshake {
    const { organizationId, accountId: senderAccountId } = senderOf(handshake);
    const { id = "", action, expirationTimestamp } = handshake;
    return { handshakeId: id, action, organizationId, senderAccountId, expirationTimestamp };
}

/** Returns the properties that a program may give. */
export function programInputsOf(properties: InvitationGuardInputs): InvitationGuardInputs {
    const { allowedOrganizations, allowedAccounts, actions, connection } = properties;
    return { allowedOrganizations, allowedAccounts, actions, connection };
}

/** The inputs after a refresh: what it found is among them, so that the next preview shows it. */
export function guardInputsOf(outputs: InvitationGuardOutputs): InvitationGuardInputs & Partial<GuardFindings> {
    return { ...programInputsOf(outputs), ...presentFindings(outputs) };
}

/** Returns the findings of the last read that an update has to resolve; empty where there are none. */
export function presentFindings<Findings extends { [Name in (typeof FINDING_NAMES)[number]]?: { length: number } }>(
    outputs: Findings,
): Partial<Findings> {
    const found = FINDING_NAMES.filter((name) => outputs[name]?.length);
    return Object.fromEntries(found.map((name) => [name, outputs[name]])) as Partial<Findings>;
}

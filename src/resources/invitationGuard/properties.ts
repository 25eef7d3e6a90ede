import type { Handshake } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import type { Connection } from "../connection/properties";

/*
 * The state of every stack contains the names in this file, so they never change (docs/adr/0001).
 */

/** The inputs of a guard. See `InvitationGuardArgs`. */
export interface InvitationGuardInputs {
    allowedOrganizations?: string[];
    allowedAccounts?: string[];
    actions?: string[];
    connection?: Connection;
}

/** The findings of the last read that an update has to resolve. */
export interface GuardFindings {
    /** Pending, and the sender is not allowed: found by the last read, or not declined because of an error. */
    unwanted: GuardedHandshake[];
    /** Accepted, and the sender is not allowed. AWS shows it for 30 days. */
    accepted: GuardedHandshake[];
    /** Only a person can decide whether to decline it; missing if there are none. */
    unclear?: GuardedHandshake[];
    /** Why the last read failed. The other findings are then those of the read before. */
    unreachable?: string;
}

/** The inputs that a program can set. */
export const INPUT_NAMES = [
    "allowedOrganizations",
    "allowedAccounts",
    "actions",
    "connection",
] as const satisfies readonly (keyof InvitationGuardInputs)[];

/** The outputs of a guard, as the state contains them. */
export interface InvitationGuardOutputs extends InvitationGuardInputs, GuardFindings {
    accountId: string;
    /** Pending, from an allowed sender. */
    allowed: GuardedHandshake[];
    /** Declined, by anyone, and not yet deleted by AWS. */
    declined: GuardedHandshake[];
}

/** The names of {@link GuardFindings}. Each that is not empty counts as a difference. */
export const FINDING_NAMES = ["unwanted", "accepted", "unclear", "unreachable"] as const;

/** A handshake in a guard's outputs, without e-mail addresses and notes. */
export interface GuardedHandshake {
    /** The handshake's id. */
    handshakeId: string;
    /** What an accept does, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    action?: string;
    /** The id of the organization that sent it, with its `o-`. */
    organizationId?: string;
    /** The 12-digit id of the management account of that organization. */
    senderAccountId?: string;
    /** When it expires: RFC 3339, UTC, with milliseconds. */
    expirationTimestamp?: string;
}

/**
 * The default of the guarded actions: all actions by which another organization receives an account or its bills. A
 * management account can't receive `INVITE`, and only a management account can receive `TRANSFER_RESPONSIBILITY`.
 */
export const DEFAULT_ACTIONS: readonly string[] = ["INVITE", "TRANSFER_RESPONSIBILITY"];

/** Converts a handshake for a guard's outputs. */
export function toGuardedHandshake(handshake: Handshake): GuardedHandshake {
    const { organizationId, accountId: senderAccountId } = senderOf(handshake);
    const { id = "", action, expirationTimestamp } = handshake;
    return { handshakeId: id, action, organizationId, senderAccountId, expirationTimestamp };
}

/** Returns the inputs that the program set. */
export function programInputsOf(properties: InvitationGuardInputs): InvitationGuardInputs {
    const { allowedOrganizations, allowedAccounts, actions, connection } = properties;
    return { allowedOrganizations, allowedAccounts, actions, connection };
}

/** Returns the inputs after a refresh. They contain the findings, so that the next preview shows them. */
export function inputsOf(outputs: InvitationGuardOutputs): InvitationGuardInputs & Partial<GuardFindings> {
    return { ...programInputsOf(outputs), ...presentFindings(outputs) };
}

/** Returns the findings that are not empty: an update has to resolve them. */
export function presentFindings<Findings extends { [Name in (typeof FINDING_NAMES)[number]]?: { length: number } }>(
    outputs: Findings,
): Partial<Findings> {
    const found = FINDING_NAMES.filter((name) => outputs[name]?.length);
    return Object.fromEntries(found.map((name) => [name, outputs[name]])) as Partial<Findings>;
}

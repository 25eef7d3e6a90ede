import type { Handshake } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import type { Connection } from "../connection";

/*
 * The names in this file are written to the state of every stack: they are a contract for ever (docs/adr/0001).
 */

/** What a program says of a guarded account. */
export interface InvitationGuardInputs {
    allowedOrganizations?: string[];
    allowedAccounts?: string[];
    actions?: string[];
    connection?: Connection;
    /** Never said by a program: what a refresh found that isn't allowed, so that the next preview shows it. */
    unwanted?: GuardedHandshake[];
}

/** What the state of a stack holds of a guarded account. */
export interface InvitationGuardOutputs extends InvitationGuardInputs {
    accountId: string;
    /** Pending, and left alone since its sender is allowed. */
    allowed: GuardedHandshake[];
    /** Declined, by whomever, and not yet deleted by AWS. */
    declined: GuardedHandshake[];
    /** Pending and not allowed: what the last look found, or what an up couldn't decline. */
    unwanted: GuardedHandshake[];
}

/** What a guard tells of a handshake: no e-mail address and no note. */
export interface GuardedHandshake {
    /** The handshake's id. */
    handshakeId: string;
    /** What accepting would do, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    action?: string;
    /** The id of the organization that sent it, with its `o-`. */
    organizationId?: string;
    /** The 12-digit id of the account that sent it: the management account of the organization. */
    senderAccountId?: string;
    /** Until when it can be answered: RFC 3339, UTC, with milliseconds. */
    expirationTimestamp?: string;
}

/** The actions that a guard minds unless told otherwise. */
export const defaultActions: readonly string[] = ["INVITE"];

/** What a guard tells of a handshake. */
export function guardedHandshakeOf(handshake: Handshake): GuardedHandshake {
    const { organizationId, accountId: senderAccountId } = senderOf(handshake);
    const { id = "", action, expirationTimestamp } = handshake;
    return { handshakeId: id, action, organizationId, senderAccountId, expirationTimestamp };
}

/** Those of the outputs that are inputs too; what isn't allowed is among them after a refresh that found some. */
export function guardInputsOf(outputs: InvitationGuardOutputs): InvitationGuardInputs {
    const { allowedOrganizations, allowedAccounts, actions, connection, unwanted } = outputs;
    const found = unwanted.length > 0 ? unwanted : undefined;
    return { allowedOrganizations, allowedAccounts, actions, connection, unwanted: found };
}

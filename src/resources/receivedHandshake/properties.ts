import type { Handshake, HandshakeParty, HandshakeResource } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import { categoryOf } from "../../handshake/stateCategory";
import type { Connection } from "../connection/properties";

/*
 * The names in this file are written to the state of every stack: they are a contract for ever (docs/adr/0001).
 */

/** The inputs of a program for a received handshake. */
export interface ReceivedHandshakeInputs {
    handshakeId: string;
    /** `"declined"`; after a refresh that found drift, the state found: see {@link desiredStateFor}. */
    desiredState: string;
    /** How to reach the account; by default, the stack's configuration. */
    connection?: Connection;
    /** A program can't give it: why the last read failed, so that the next preview shows it. */
    unreachable?: string;
}

/** The inputs that a program may give. */
export const INPUT_NAMES = [
    "handshakeId",
    "desiredState",
    "connection",
] as const satisfies readonly (keyof ReceivedHandshakeInputs)[];

/** What the state of a stack holds of a received handshake. */
export interface ReceivedHandshakeOutputs extends ReceivedHandshakeInputs {
    arn?: string;
    action?: string;
    state?: string;
    requestedTimestamp?: string;
    expirationTimestamp?: string;
    organizationId?: string;
    senderAccountId?: string;
    parties?: HandshakeParty[];
    resources?: HandshakeResource[];
}

/** The outputs that AWS's model marks as sensitive: they hold e-mail addresses, names and notes. */
export const SECRET_OUTPUTS: readonly string[] = ["parties", "resources"];

/** The only state that a program can ask for. */
export const DECLINED = "declined";

/**
 * Returns the desired state that matches a handshake's state: `"declined"` when nothing is left to accept, otherwise
 * the state itself in lower case, so that a preview shows `desiredState: "open" => "declined"`.
 */
export function desiredStateFor(state: string | undefined): string {
    return categoryOf(state) === "closed" ? DECLINED : (state ?? "unknown").toLowerCase();
}

/** Returns the outputs for a handshake. A member that AWS left out is left out. */
export function outputsOf(inputs: ReceivedHandshakeInputs, handshake: Handshake): ReceivedHandshakeOutputs {
    return { ...withoutUnreachable(inputs), ...handshakeOutputs(handshake) };
}

/** Returns the outputs that come from AWS. */
export function handshakeOutputs(handshake: Handshake): Omit<ReceivedHandshakeOutputs, keyof ReceivedHandshakeInputs> {
    const { arn, action, state, requestedTimestamp, expirationTimestamp, parties, resources } = handshake;
    const { organizationId, accountId: senderAccountId } = senderOf(handshake);
    return {
        arn,
        action,
        state,
        requestedTimestamp,
        expirationTimestamp,
        organizationId,
        senderAccountId,
        parties,
        resources,
    };
}

/**
 * Returns the outputs that are inputs too. After a refresh they hold what was found, so that a preview shows the drift.
 */
export function inputsOf(outputs: ReceivedHandshakeOutputs): ReceivedHandshakeInputs {
    const { handshakeId, desiredState, connection, unreachable } = outputs;
    const inputs = { handshakeId, desiredState, connection };
    return unreachable === undefined ? inputs : { ...inputs, unreachable };
}

/** The properties without the failure of an earlier look. */
export function withoutUnreachable<T extends { unreachable?: unknown }>({
    unreachable: _,
    ...properties
}: T): Omit<T, "unreachable"> {
    return properties;
}

import type { Handshake, HandshakeParty, HandshakeResource } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import { categoryOf } from "../../handshake/stateCategory";
import type { Connection } from "../connection/properties";

/*
 * The state of every stack contains the names in this file, so they never change (docs/adr/0001).
 */

/** The inputs of a received handshake. See `ReceivedHandshakeArgs`. */
export interface ReceivedHandshakeInputs {
    handshakeId: string;
    /** `"declined"`. After a refresh that found drift: the state that it found, see {@link desiredStateFor}. */
    desiredState: string;
    /** How to reach the account; the stack's configuration by default. */
    connection?: Connection;
    /** Why the last read failed. A program can't set it. As an input it is visible in the next preview. */
    unreachable?: string;
}

/** The inputs that a program can set. */
export const INPUT_NAMES = [
    "handshakeId",
    "desiredState",
    "connection",
] as const satisfies readonly (keyof ReceivedHandshakeInputs)[];

/** The outputs of a received handshake, as the state contains them. */
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

/** The outputs that AWS's model marks as sensitive: they contain e-mail addresses, names and notes. */
export const SECRET_OUTPUTS: readonly string[] = ["parties", "resources"];

/** The only desired state that a program can set. */
export const DECLINED = "declined";

/**
 * Returns the desired state for a handshake's state: `"declined"` if it can't be accepted any more, otherwise the state
 * in lower case. So a preview shows `desiredState: "open" => "declined"`.
 */
export function desiredStateFor(state: string | undefined): string {
    return categoryOf(state) === "closed" ? DECLINED : (state ?? "unknown").toLowerCase();
}

/** Returns the outputs for a handshake, without the members that AWS omitted. */
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
 * Returns the outputs that are inputs too. After a refresh they contain what it found, so that a preview shows the
 * drift.
 */
export function inputsOf(outputs: ReceivedHandshakeOutputs): ReceivedHandshakeInputs {
    const { handshakeId, desiredState, connection, unreachable } = outputs;
    const inputs = { handshakeId, desiredState, connection };
    return unreachable === undefined ? inputs : { ...inputs, unreachable };
}

/** Returns the properties without the reason of a failed read. */
export function withoutUnreachable<T extends { unreachable?: unknown }>({
    unreachable: _,
    ...properties
}: T): Omit<T, "unreachable"> {
    return properties;
}

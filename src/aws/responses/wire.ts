import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import type { Handshake, HandshakeParty, HandshakeResource } from "../../handshake/handshake";
import { isAccountId, isHandshakeId } from "../../handshake/ids";
import { DECLINED } from "../../resources/receivedHandshake/properties";
import { freeText, identifier, MAX_ARN_LENGTH, MAX_RESOURCE_DEPTH, membersOf, nonNullItems, timestamp } from "./values";

/*
 * Converts AWS's responses into the documented types. A member of another type counts as missing, so one invalid member
 * hides neither its handshake nor the other handshakes.
 */

/** The caller that STS returns. */
export interface Caller {
    /** The account's id, 12 digits. */
    account: string;
    /** The ARN of the user or of the role's session; empty if STS returns none. */
    arn: string;
}

/** Replaces a state that is not a string, so that it does not count as missing. */
const NON_STRING_STATE = "(not a string)";

/**
 * Converts the SDK's handshake into plain values. A missing member is `undefined`. An id of another format than the
 * documented one counts as missing, so that no call is made with it.
 *
 * Identifiers (ARN, action, state, types) are made printable. Free text (names, notes, addresses) stays unchanged,
 * except for what Pulumi's protocol can't represent: strings that it reserves, and halves of surrogate pairs.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
export function handshakeFromWire(wire: WireHandshake | null | undefined): Handshake {
    const { Id, Arn, Action, State, RequestedTimestamp, ExpirationTimestamp, Parties, Resources } = membersOf(wire);
    return {
        id: isHandshakeId(Id) ? Id : undefined,
        arn: identifier(Arn, MAX_ARN_LENGTH),
        action: identifier(Action),
        state: State === undefined || State === null ? undefined : stateFromWire(State),
        requestedTimestamp: timestamp(RequestedTimestamp),
        expirationTimestamp: timestamp(ExpirationTimestamp),
        parties: nonNullItems(Parties)?.map(partyFromWire),
        resources: nonNullItems(Resources)?.map((item) => resourceFromWire(item, 1)),
    };
}

/**
 * Returns the caller from a response of GetCallerIdentity; `undefined` if it has no account.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function callerFromWire({ Account, Arn }: { Account?: unknown; Arn?: unknown }): Caller | undefined {
    return isAccountId(Account) ? { account: Account, arn: identifier(Arn, MAX_ARN_LENGTH) ?? "" } : undefined;
}

/** AWS's states are in capitals. Another spelling of `DECLINED` must not equal the desired state, `declined`. */
function stateFromWire(value: unknown): string {
    const state = identifier(value) ?? NON_STRING_STATE;
    return state.toLowerCase() === DECLINED && state !== "DECLINED" ? `${state} (not in capitals)` : state;
}

function partyFromWire(wire: unknown): HandshakeParty {
    const { Id, Type } = membersOf(wire);
    return { id: freeText(Id), type: identifier(Type) };
}

function resourceFromWire(wire: unknown, depth: number): HandshakeResource {
    const { Type, Value, Resources } = membersOf(wire);
    const inner = depth < MAX_RESOURCE_DEPTH ? nonNullItems(Resources) : undefined;
    return {
        type: identifier(Type),
        value: freeText(Value),
        resources: inner?.map((item) => resourceFromWire(item, depth + 1)),
    };
}

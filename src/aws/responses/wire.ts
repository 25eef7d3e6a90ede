import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import type { Handshake, HandshakeParty, HandshakeResource } from "../../handshake/handshake";
import { isAccountId, isHandshakeId } from "../../handshake/ids";
import { DECLINED } from "../../resources/receivedHandshake/properties";
import { freeText, identifier, listOf, MAX_ARN_LENGTH, membersOf, timestamp } from "./values";

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

/** The maximum depth of nested resources. AWS nests them less deeply, and the depth is safe for the call stack. */
const MAX_RESOURCE_DEPTH = 100;

/** The members of an error that the SDK reads. */
const ERROR_MEMBERS = ["__type", "code", "message", "Message", "Reason"];

/**
 * Converts the SDK's handshake into plain values. A missing member is `undefined`. An id of another form than the documented
 * one counts as missing, so that no call is made with it.
 *
 * Identifiers (ARN, action, state, types) are made printable. Free text (names, notes, addresses) stays unchanged, except for
 * what Pulumi's protocol can't represent: strings that it reserves, and halves of surrogate pairs.
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
        parties: listOf(Parties)?.map(party),
        resources: listOf(Resources)?.map((item) => resource(item, 1)),
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

/**
 * Returns the body of a response without members that the SDK can't parse, because the SDK would reject the whole body: a
 * time that is not a number, resources that are nested too deeply, and a name, message or reason of an error that is not
 * a string. Members that this package does not read are removed too. A body that is not JSON stays unchanged.
 */
export function readableBody(body: Buffer): Buffer {
    try {
        const {
            Handshake,
            Handshakes,
            Accounts,
            OrganizationalUnits,
            Organization,
            ResponsibilityTransfers,
            NextToken,
            ...others
        } = membersOf(JSON.parse(body.toString()));
        for (const handshake of [Handshake, ...(listOf(Handshakes) ?? [])].map(membersOf)) {
            keepNumbers(handshake, ["RequestedTimestamp", "ExpirationTimestamp"]);
            flatten(handshake);
        }
        for (const transfer of (listOf(ResponsibilityTransfers) ?? []).map(membersOf)) {
            keepNumbers(transfer, ["StartTimestamp", "EndTimestamp"]);
        }
        const names = ERROR_MEMBERS.filter((name) => /^(string|number)$/.test(typeof others[name]));
        const error = Object.fromEntries(names.map((name) => [name, String(others[name])]));
        const lists = {
            Accounts: onlyRead(Accounts),
            OrganizationalUnits: onlyRead(OrganizationalUnits),
            Organization: onlyRead([Organization])[0],
            ResponsibilityTransfers,
        };
        return Buffer.from(JSON.stringify({ Handshake, Handshakes, ...lists, NextToken, ...error }));
    } catch {
        // The SDK throws the error for an unreadable body.
        return body;
    }
}

/** Removes the members that are not numbers. */
function keepNumbers(item: Record<string, unknown>, names: readonly string[]): void {
    for (const name of names) {
        if (typeof item[name] !== "number") {
            delete item[name];
        }
    }
}

/**
 * Returns a list of accounts, units or organizations with only the members that the package reads, so without names and
 * e-mail addresses.
 */
function onlyRead<List>(list: List): List | object[] {
    if (!Array.isArray(list)) {
        return list;
    }
    return list.map((item) => {
        const { Id, Arn, State, Status, MasterAccountId } = membersOf(item);
        return {
            Id: freeText(Id),
            Arn: freeText(Arn),
            State: freeText(State),
            Status: freeText(Status),
            MasterAccountId: freeText(MasterAccountId),
        };
    });
}

/** Removes resources that are nested too deeply, level by level. */
function flatten(handshake: Record<string, unknown>): void {
    let level = [handshake];
    for (let depth = 0; level.length > 0; depth++) {
        if (depth === MAX_RESOURCE_DEPTH) {
            for (const item of level) {
                delete item.Resources;
            }
            return;
        }
        level = level.flatMap((item) => listOf(item.Resources) ?? []).map(membersOf);
    }
}

/** AWS's states are in capitals. Another spelling of `DECLINED` must not equal the desired state, `declined`. */
function stateFromWire(value: unknown): string {
    const state = identifier(value) ?? NON_STRING_STATE;
    return state.toLowerCase() === DECLINED && state !== "DECLINED" ? `${state} (not in capitals)` : state;
}

function party(wire: unknown): HandshakeParty {
    const { Id, Type } = membersOf(wire);
    return { id: freeText(Id), type: identifier(Type) };
}

function resource(wire: unknown, depth: number): HandshakeResource {
    const { Type, Value, Resources } = membersOf(wire);
    const inner = depth < MAX_RESOURCE_DEPTH ? listOf(Resources) : undefined;
    return {
        type: identifier(Type),
        value: freeText(Value),
        resources: inner?.map((item) => resource(item, depth + 1)),
    };
}

import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import type { Handshake, HandshakeParty, HandshakeResource } from "../../handshake/handshake";
import { isAccountId, isHandshakeId } from "../../handshake/ids";
import { DECLINED } from "../../resources/receivedHandshake/properties";
import { listOf, MAX_ARN_LENGTH, membersOf, text, timestamp, word } from "./values";

/*
 * What AWS answers is checked here, once, into the documented types. A member in another form counts as left out, so
 * that one odd member hides neither its handshake nor the others.
 */

/** Who makes the calls, as STS tells it. */
export interface Caller {
    /** The account's id, 12 digits. */
    account: string;
    /** The ARN of the user or of the role's session; empty where STS tells none. */
    arn: string;
}

/** Stands for a state that is no text: nobody may take it for one that AWS left out. */
const NON_STRING_STATE = "(not a string)";

/** Resources are read to this depth: far deeper than AWS nests them, and no danger to the stack. */
const MAX_RESOURCE_DEPTH = 100;

/** The members of an error that the SDK reads. */
const ERROR_MEMBERS = ["__type", "code", "message", "Message", "Reason"];

/**
 * The SDK's handshake in plain values; what AWS left out is `undefined`. An id that doesn't have the documented form is
 * left out too, so that nothing is ever called with it.
 *
 * Words (ARN, action, state, types) are printable. What people write (names, notes, addresses) stays as it is, but for
 * what Pulumi's protocol can't hold: a text that it reserves, and halves of surrogate pairs.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
export function handshakeFromWire(wire: WireHandshake | null | undefined): Handshake {
    const { Id, Arn, Action, State, RequestedTimestamp, ExpirationTimestamp, Parties, Resources } = membersOf(wire);
    return {
        id: isHandshakeId(Id) ? Id : undefined,
        arn: word(Arn, MAX_ARN_LENGTH),
        action: word(Action),
        state: State === undefined || State === null ? undefined : stateFromWire(State),
        requestedTimestamp: timestamp(RequestedTimestamp),
        expirationTimestamp: timestamp(ExpirationTimestamp),
        parties: listOf(Parties)?.map(party),
        resources: listOf(Resources)?.map((item) => resource(item, 1)),
    };
}

/**
 * Who calls, out of an answer of GetCallerIdentity; `undefined` where it names no account.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function callerFromWire({ Account, Arn }: { Account?: unknown; Arn?: unknown }): Caller | undefined {
    return isAccountId(Account) ? { account: Account, arn: word(Arn, MAX_ARN_LENGTH) ?? "" } : undefined;
}

/**
 * The body of an answer without what the SDK stumbles over, for which it would give up the whole of it: a time that is no
 * number, resources that are nested too deep, an error's name, message or reason that is no text, and all that no answer
 * of ours has. A body that isn't JSON stays as it is.
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
        const texts = ERROR_MEMBERS.filter((name) => /^(string|number)$/.test(typeof others[name]));
        const error = Object.fromEntries(texts.map((name) => [name, String(others[name])]));
        const lists = {
            Accounts: onlyRead(Accounts),
            OrganizationalUnits: onlyRead(OrganizationalUnits),
            Organization: onlyRead([Organization])[0],
            ResponsibilityTransfers,
        };
        return Buffer.from(JSON.stringify({ Handshake, Handshakes, ...lists, NextToken, ...error }));
    } catch {
        // The SDK says that it can't be read.
        return body;
    }
}

/** Takes away the times that are no numbers. */
function keepNumbers(item: Record<string, unknown>, names: readonly string[]): void {
    for (const name of names) {
        if (typeof item[name] !== "number") {
            delete item[name];
        }
    }
}

/** A list of accounts, of units or of organizations with the members that are read: no name and no e-mail address. */
function onlyRead<List>(list: List): List | object[] {
    if (!Array.isArray(list)) {
        return list;
    }
    return list.map((item) => {
        const { Id, Arn, State, Status, MasterAccountId } = membersOf(item);
        return {
            Id: text(Id),
            Arn: text(Arn),
            State: text(State),
            Status: text(Status),
            MasterAccountId: text(MasterAccountId),
        };
    });
}

/** Takes away what is nested too deep, level by level. */
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

/** AWS spells states in capitals. One that only looks like `DECLINED` mustn't read as the desired state, `declined`. */
function stateFromWire(value: unknown): string {
    const state = word(value) ?? NON_STRING_STATE;
    return state.toLowerCase() === DECLINED && state !== "DECLINED" ? `${state} (not in capitals)` : state;
}

function party(wire: unknown): HandshakeParty {
    const { Id, Type } = membersOf(wire);
    return { id: text(Id), type: word(Type) };
}

function resource(wire: unknown, depth: number): HandshakeResource {
    const { Type, Value, Resources } = membersOf(wire);
    const inner = depth < MAX_RESOURCE_DEPTH ? listOf(Resources) : undefined;
    return { type: word(Type), value: text(Value), resources: inner?.map((item) => resource(item, depth + 1)) };
}

import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import type { Handshake, HandshakeParty, HandshakeResource } from "../../handshake/handshake";
import { isAccountId, isHandshakeId } from "../../handshake/ids";
import { printable } from "../../handshake/printable";
import { DECLINED } from "../../resources/receivedHandshake/properties";
import { withoutReserved } from "../../resources/reservedText";

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

/** An ARN may be so long in a message and in an output: far longer than AWS's are. */
const MAX_ARN_LENGTH = 2_048;

/** Resources are read to this depth: far deeper than AWS nests them, and no danger to the stack. */
const MAX_RESOURCE_DEPTH = 100;

/** The members of an error that the SDK reads. */
const ERROR_MEMBERS = ["__type", "code", "message", "Message", "Reason"];

/** The times that RFC 3339 can write: of the years 0 to 9999. An endpoint may count milliseconds as seconds. */
const MIN_TIMESTAMP_MS = Date.parse("0000-01-01T00:00:00.000Z");
const MAX_TIMESTAMP_MS = Date.parse("9999-12-31T23:59:59.999Z");

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
        const { Handshake, Handshakes, Accounts, OrganizationalUnits, NextToken, ...others } = membersOf(
            JSON.parse(body.toString()),
        );
        for (const handshake of [Handshake, ...(listOf(Handshakes) ?? [])].map(membersOf)) {
            for (const name of ["RequestedTimestamp", "ExpirationTimestamp"]) {
                if (typeof handshake[name] !== "number") {
                    delete handshake[name];
                }
            }
            flatten(handshake);
        }
        const texts = ERROR_MEMBERS.filter((name) => /^(string|number)$/.test(typeof others[name]));
        const error = Object.fromEntries(texts.map((name) => [name, String(others[name])]));
        const lists = { Accounts: onlyRead(Accounts), OrganizationalUnits: onlyRead(OrganizationalUnits) };
        return Buffer.from(JSON.stringify({ Handshake, Handshakes, ...lists, NextToken, ...error }));
    } catch {
        // The SDK says that it can't be read.
        return body;
    }
}

/** A list of accounts or of units with the members that are read: no name and no e-mail address. */
function onlyRead(list: unknown): unknown {
    if (!Array.isArray(list)) {
        return list;
    }
    return list.map((item) => {
        const { Id, Arn, State, Status } = membersOf(item);
        return { Id: text(Id), Arn: text(Arn), State: text(State), Status: text(Status) };
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

function timestamp(date: unknown): string | undefined {
    const isWritable = date instanceof Date && date.getTime() >= MIN_TIMESTAMP_MS && date.getTime() <= MAX_TIMESTAMP_MS;
    return isWritable ? date.toISOString() : undefined;
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

/** What people write. */
function text(value: unknown): string | undefined {
    return typeof value === "string" ? withoutReserved(value.replaceAll(/\p{Cs}/gu, "\ufffd")) : undefined;
}

/** What AWS gives a name or a word of its own. */
function word(value: unknown, longest?: number): string | undefined {
    return typeof value === "string" ? withoutReserved(printable(value, longest)) : undefined;
}

/** The items of a list without the `null` in it; `undefined` for what is no list. */
function listOf(value: unknown): unknown[] | undefined {
    return Array.isArray(value) ? value.filter((item) => item !== null) : undefined;
}

/** The members of an object; none for what isn't one. */
function membersOf(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

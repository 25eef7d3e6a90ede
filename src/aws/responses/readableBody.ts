import { freeText, MAX_RESOURCE_DEPTH, membersOf, nonNullItems } from "./values";

/** The members of an error that the SDK reads. */
const ERROR_MEMBERS = ["__type", "code", "message", "Message", "Reason"];

/**
 * Returns the body of a response without members that the SDK can't parse, because the SDK would reject the whole body.
 * Such a member is a time that is not a number, or a name, message or reason of an error that is not a string. Resources
 * that are nested too deeply, and members that this package does not read, are removed too. A body that is not JSON
 * stays unchanged.
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
        for (const handshake of [Handshake, ...(nonNullItems(Handshakes) ?? [])].map(membersOf)) {
            removeNonNumbers(handshake, ["RequestedTimestamp", "ExpirationTimestamp"]);
            removeDeepResources(handshake);
        }
        for (const transfer of (nonNullItems(ResponsibilityTransfers) ?? []).map(membersOf)) {
            removeNonNumbers(transfer, ["StartTimestamp", "EndTimestamp"]);
        }
        const names = ERROR_MEMBERS.filter((name) => /^(string|number)$/.test(typeof others[name]));
        const error = Object.fromEntries(names.map((name) => [name, String(others[name])]));
        const lists = {
            Accounts: pickReadMembers(Accounts),
            OrganizationalUnits: pickReadMembers(OrganizationalUnits),
            Organization: pickReadMembers([Organization])[0],
            ResponsibilityTransfers,
        };
        return Buffer.from(JSON.stringify({ Handshake, Handshakes, ...lists, NextToken, ...error }));
    } catch {
        // The SDK throws the error for an unreadable body.
        return body;
    }
}

/** Removes the members that are not numbers. */
function removeNonNumbers(item: Record<string, unknown>, names: readonly string[]): void {
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
function pickReadMembers<List>(list: List): List | object[] {
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
function removeDeepResources(handshake: Record<string, unknown>): void {
    let level = [handshake];
    for (let depth = 0; level.length > 0; depth++) {
        if (depth === MAX_RESOURCE_DEPTH) {
            for (const item of level) {
                delete item.Resources;
            }
            return;
        }
        level = level.flatMap((item) => nonNullItems(item.Resources) ?? []).map(membersOf);
    }
}

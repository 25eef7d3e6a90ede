import type { Handshake, HandshakeResource } from "./handshake";
import { senderOf } from "./sender";
import { isMoreDangerous } from "./stateCategory";

/**
 * Merges descriptions of one handshake that have the same id. A handshake that arrives while pages are read shifts the
 * others. Then one of them is on two pages. The two descriptions differ at most in their state.
 *
 * A response may also contain contradicting descriptions. None of them may hide another, so the merged handshake has
 * the most dangerous state, and names every sender. Two different actions become a string that is no action of AWS.
 * `sendersOf` then finds the contradiction.
 *
 * @param duplicates at least one description.
 */
export function mergeDuplicates(duplicates: readonly [Handshake, ...Handshake[]]): Handshake {
    const worst = duplicates.reduce((one, other) => (isMoreDangerous(other.state, one.state) ? other : one));
    if (duplicates.length === 1) {
        return worst;
    }
    const byDanger = [worst, ...duplicates];
    // A missing action counts as a different one: its meaning is unknown.
    const actions = [...new Set(byDanger.map(({ action }) => action))];
    const arns = [...new Set(byDanger.map(({ arn }) => arn))];
    const senders = arns.length > 1 ? arns.flatMap(senderResources) : [];
    return {
        ...worst,
        action:
            actions.length > 1
                ? actions
                      .slice(0, 2)
                      .map((action) => action ?? "none")
                      .join(" or ")
                : actions[0],
        arn: arns.length > 1 ? undefined : arns[0],
        parties: mergeLists(byDanger.map(({ parties }) => parties)),
        resources: mergeLists([
            ...(senders.length > 0 ? [senders] : []),
            ...byDanger.map(({ resources }) => resources),
        ]),
    };
}

/** Returns the sender of an ARN as resources of a handshake. */
function senderResources(arn: string | undefined): HandshakeResource[] {
    const { organizationId, accountId } = senderOf({ arn });
    return [
        { type: "ORGANIZATION", value: organizationId },
        { type: "MANAGEMENT_ACCOUNT", value: accountId },
    ].filter(({ value }) => value !== undefined);
}

/** Returns the items of all lists, each once; `undefined` if there is no list. */
function mergeLists<Item>(lists: (Item[] | undefined)[]): Item[] | undefined {
    const items = lists.filter((list) => list !== undefined).flat() as Item[];
    const byJson = new Map(items.map((item) => [JSON.stringify(item), item]));
    return lists.every((list) => list === undefined) ? undefined : [...byJson.values()];
}

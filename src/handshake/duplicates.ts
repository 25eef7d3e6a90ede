import type { Handshake, HandshakeResource } from "./handshake";
import { senderOf } from "./sender";
import { isMoreDangerous } from "./stateCategory";

/**
 * One handshake out of descriptions that have the same id. A handshake that arrives while pages are read shifts the
 * others, one of which is then on two pages: the two differ in their state at most.
 *
 * Descriptions that contradict each other must not hide one another. So the most dangerous state counts, two actions
 * are together none that AWS has, and everybody counts whom any of them names as the sender: `sendersOf` then sees the
 * contradiction.
 *
 * @param twins at least one.
 */
export function mergeDuplicates(twins: readonly [Handshake, ...Handshake[]]): Handshake {
    const worst = twins.reduce((one, other) => (isMoreDangerous(other.state, one.state) ? other : one));
    if (twins.length === 1) {
        return worst;
    }
    const byDanger = [worst, ...twins];
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
        parties: all(byDanger.map(({ parties }) => parties)),
        resources: all([...(senders.length > 0 ? [senders] : []), ...byDanger.map(({ resources }) => resources)]),
    };
}

/** The sender in an ARN, as a handshake without an ARN would name it. */
function senderResources(arn: string | undefined): HandshakeResource[] {
    const { organizationId, accountId } = senderOf({ arn });
    return [
        { type: "ORGANIZATION", value: organizationId },
        { type: "MANAGEMENT_ACCOUNT", value: accountId },
    ].filter(({ value }) => value !== undefined);
}

/** The items of all lists, those that are equal once; `undefined` where there is no list. */
function all<Item>(lists: (Item[] | undefined)[]): Item[] | undefined {
    const items = lists.filter((list) => list !== undefined).flat() as Item[];
    const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
    return lists.every((list) => list === undefined) ? undefined : [...byText.values()];
}

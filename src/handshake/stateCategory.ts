import { printable } from "./printable";

/**
 * What a handshake's state means for a decline:
 *
 * - `pending`: it can still be accepted;
 * - `closed`: it can't be accepted any more;
 * - `accepted`: it was accepted, and a decline can't undo that;
 * - `unknown`: AWS sent no state, or a state that this version does not know. It must not count as closed.
 */
export type StateCategory = "pending" | "closed" | "accepted" | "unknown";

/**
 * The categories of AWS's states. A pending invitation is OPEN, a pending transfer is REQUESTED.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
const CATEGORIES: ReadonlyMap<string | undefined, StateCategory> = new Map([
    ["OPEN", "pending"],
    ["REQUESTED", "pending"],
    ["DECLINED", "closed"],
    ["CANCELED", "closed"],
    ["EXPIRED", "closed"],
    ["ACCEPTED", "accepted"],
]);

/** Returns the category of a state as AWS spells it. */
export function categoryOf(state: string | undefined): StateCategory {
    return CATEGORIES.get(state) ?? "unknown";
}

/**
 * How dangerous each category is: the handshake can't be accepted, was accepted, may be acceptable, or can be accepted.
 */
const DANGER: Readonly<Record<StateCategory, number>> = { closed: 0, accepted: 1, unknown: 2, pending: 3 };

/** Whether a state is more dangerous than another one for an account that wants the handshake declined. */
export function isMoreDangerous(state: string | undefined, other: string | undefined): boolean {
    return DANGER[categoryOf(state)] > DANGER[categoryOf(other)];
}

/** Returns why the category of a state is unknown, for a message. */
export function unknownStateReason(state: string | undefined): string {
    return state === undefined ? "AWS sent no state" : `AWS sent an unknown state, ${printable(state)}`;
}

/** Whether the state never changes again. AWS deletes such a handshake after 30 days. */
export function isSettled(state: string | undefined): boolean {
    const category = categoryOf(state);
    return category === "closed" || category === "accepted";
}

import { printable } from "./printable";

/**
 * What a handshake's state means for somebody who wants it declined:
 *
 * - `pending`: it can still be accepted;
 * - `closed`: nothing is left to accept;
 * - `accepted`: it was accepted, which can't be undone here;
 * - `unknown`: AWS sent no state, or one that this version doesn't know. It must not count as closed.
 */
export type StateCategory = "pending" | "closed" | "accepted" | "unknown";

/**
 * An invitation shows as OPEN, a transfer request as REQUESTED: both are pending.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
const standings: ReadonlyMap<string | undefined, StateCategory> = new Map([
    ["OPEN", "pending"],
    ["REQUESTED", "pending"],
    ["DECLINED", "closed"],
    ["CANCELED", "closed"],
    ["EXPIRED", "closed"],
    ["ACCEPTED", "accepted"],
]);

/** Returns the category of a state as AWS spells it. */
export function categoryOf(state: string | undefined): StateCategory {
    return standings.get(state) ?? "unknown";
}

/** The categories, the most dangerous first: can be accepted, may be acceptable, was accepted, can't be accepted. */
const byDanger: readonly StateCategory[] = ["pending", "unknown", "accepted", "closed"];

/** Whether a state is worse news than another for somebody who wants the handshake declined. */
export function isMoreDangerous(state: string | undefined, other: string | undefined): boolean {
    return byDanger.indexOf(categoryOf(state)) < byDanger.indexOf(categoryOf(other));
}

/** Says why the category of a state is unknown. */
export function unknownStateReason(state: string | undefined): string {
    return state === undefined ? "AWS sent no state" : `AWS sent an unknown state, ${printable(state)}`;
}

/** Whether AWS will never change the state again; it deletes such a handshake after 30 days. */
export function isSettled(state: string | undefined): boolean {
    const standing = categoryOf(state);
    return standing === "closed" || standing === "accepted";
}

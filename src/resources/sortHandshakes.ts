import type { Handshake } from "../handshake/handshake";
import { canonicalJson } from "./canonicalJson";
import { sortBy } from "./sortBy";

/**
 * Sorts handshakes by id, which AWS may omit. The order depends only on the handshakes, so another order of AWS's list
 * is no change.
 */
export function sortById<Item extends { handshakeId: string }>(handshakes: readonly Item[]): Item[] {
    return sortBy(handshakes, (handshake) => canonicalJson([handshake.handshakeId, handshake]));
}

/**
 * Sorts handshakes by the time at which they were sent, then by id. New handshakes are at the end, so a diff of the
 * list shows only them. AWS may omit the time and the id: such handshakes are first.
 */
export function sortByRequestTime(handshakes: readonly Handshake[]): Handshake[] {
    return sortBy(handshakes, requestTimeKey);
}

/** Returns the key of the order of {@link sortByRequestTime}. */
export function requestTimeKey(handshake: Handshake): string {
    const parts = [handshake.requestedTimestamp, handshake.id].map((part) => part ?? "");
    return canonicalJson([...parts, handshake]);
}

/**
 * Sorts handshakes of the state by the time at which they expire. AWS's handshakes all expire 15 days after they were sent,
 * so this is the order of {@link sortByRequestTime}.
 */
export function sortByExpirationTime<Item extends { handshakeId: string; expirationTimestamp?: string }>(
    handshakes: readonly Item[],
): Item[] {
    return sortBy(handshakes, ({ expirationTimestamp = "", handshakeId }) =>
        canonicalJson([expirationTimestamp, handshakeId]),
    );
}

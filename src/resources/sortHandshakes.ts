import type { Handshake } from "../handshake/handshake";
import { canonicalJson } from "./canonicalJson";

/**
 * Sorts handshakes by id, which AWS may omit. The order depends only on the handshakes, so another order of AWS's list
 * is no change.
 */
export function sortById<Item extends { handshakeId: string }>(handshakes: readonly Item[]): Item[] {
    const sortKey = (handshake: Item) => canonicalJson([handshake.handshakeId, handshake]);
    return [...handshakes].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/**
 * Sorts handshakes by the time at which they were sent, then by id. New handshakes are at the end, so a diff of the
 * list shows only them.
 */
export function sortByRequestTime(handshakes: readonly Handshake[]): Handshake[] {
    const sortKey = (handshake: Handshake) =>
        canonicalJson([handshake.requestedTimestamp ?? "", handshake.id ?? "", handshake]);
    return [...handshakes].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/**
 * Sorts handshakes of the state by the time at which they expire. AWS's handshakes all expire 15 days after they were sent,
 * so this is the order of {@link sortByRequestTime}.
 */
export function sortByExpirationTime<Item extends { handshakeId: string; expirationTimestamp?: string }>(
    handshakes: readonly Item[],
): Item[] {
    const sortKey = ({ expirationTimestamp = "", handshakeId }: Item) =>
        canonicalJson([expirationTimestamp, handshakeId]);
    return [...handshakes].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

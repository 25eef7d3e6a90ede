import type { Handshake } from "../handshake/handshake";
import { canonicalJson } from "./canonicalJson";

/**
 * Handshakes by their ids, which AWS may leave out. The order depends on nothing but themselves: what AWS lists in
 * another order is no change.
 */
export function sortById<Told extends { handshakeId: string }>(handshakes: readonly Told[]): Told[] {
    const rank = (handshake: Told) => canonicalJson([handshake.handshakeId, handshake]);
    return [...handshakes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/**
 * Handshakes by the time at which they were sent, then by their ids. What is new stands at the end, so that a diff of
 * the list shows it alone.
 */
export function sortByRequestTime(handshakes: readonly Handshake[]): Handshake[] {
    const rank = (handshake: Handshake) =>
        canonicalJson([handshake.requestedTimestamp ?? "", handshake.id ?? "", handshake]);
    return [...handshakes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

import { canonicalJson } from "./canonicalJson";

/**
 * Handshakes by their ids, which AWS may leave out. The order depends on nothing but themselves: what AWS lists in
 * another order is no change.
 */
export function inOrder<Told extends { handshakeId: string }>(handshakes: readonly Told[]): Told[] {
    const rank = (handshake: Told) => canonicalJson([handshake.handshakeId, handshake]);
    return [...handshakes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

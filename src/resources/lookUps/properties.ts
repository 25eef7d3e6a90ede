import type { Handshake } from "../../handshake/handshake";
import { handshakeOutputs, type ReceivedHandshakeOutputs } from "../receivedHandshake/properties";

/** What a look-up returns for one handshake: the outputs of the resource, without its other inputs. */
export type FoundHandshake = Omit<ReceivedHandshakeOutputs, "desiredState" | "connection">;

/** Which handshakes a look-up returns. A part that is left out matches every handshake. */
export interface HandshakeFilter {
    /** States as AWS spells them, such as `OPEN`. */
    states?: readonly string[];
    /** Actions as AWS spells them, such as `INVITE`. */
    actions?: readonly string[];
    /** Ids of the organizations that sent them, `o-…`. */
    organizations?: readonly string[];
}

/** What a look-up returns for a handshake. */
export function foundHandshake(handshake: Handshake): FoundHandshake {
    return { handshakeId: handshake.id ?? "", ...handshakeOutputs(handshake) };
}

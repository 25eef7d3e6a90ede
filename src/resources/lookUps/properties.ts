import type { Handshake } from "../../handshake/handshake";
import type { ResponsibilityTransfer, TransferDirection } from "../../handshake/responsibilityTransfer";
import { handshakeOutputs, type ReceivedHandshakeOutputs } from "../receivedHandshake/properties";

/** A handshake that a look-up returns: the resource's outputs, with only `handshakeId` of its inputs. */
export type FoundHandshake = Omit<ReceivedHandshakeOutputs, "desiredState" | "connection">;

/** The filter of a look-up of handshakes. A part that is left out matches every handshake. */
export interface HandshakeFilter {
    /** States as AWS spells them, such as `OPEN`. */
    states?: readonly string[];
    /** Actions as AWS spells them, such as `INVITE`. */
    actions?: readonly string[];
    /** Ids of the senders, `o-…`. */
    organizations?: readonly string[];
}

/** A billing transfer that a look-up returns, without the members that AWS omitted. */
export interface FoundTransfer extends Omit<ResponsibilityTransfer, "id"> {
    /** The transfer's id, `rt-…`; empty if AWS sent none. */
    transferId: string;
    direction: TransferDirection;
}

/** The filter of a look-up of billing transfers. A part that is left out matches every transfer. */
export interface TransferFilter {
    /** Directions: `outbound`, `inbound`. */
    directions?: readonly string[];
    /** Statuses as AWS spells them, such as `ACCEPTED`. */
    statuses?: readonly string[];
    /** Ids of the management accounts on the other side. */
    accounts?: readonly string[];
}

/** The members of a transfer with an e-mail address or a name. */
export const SECRET_TRANSFER_OUTPUTS: readonly string[] = ["name", "sourceAccountEmail", "targetAccountEmail"];

/** Converts a handshake for the result of a look-up. */
export function foundHandshake(handshake: Handshake): FoundHandshake {
    return { handshakeId: handshake.id ?? "", ...handshakeOutputs(handshake) };
}

import type { Handshake } from "../../handshake/handshake";
import type { ResponsibilityTransfer, TransferDirection } from "../../handshake/responsibilityTransfer";
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

/** What a look-up returns for one billing transfer. What AWS left out is missing. */
export interface FoundTransfer extends Omit<ResponsibilityTransfer, "id"> {
    /** The transfer's id, `rt-…`; empty where AWS tells none. */
    transferId: string;
    direction: TransferDirection;
}

/** Which billing transfers a look-up returns. A part that is left out matches every transfer. */
export interface TransferFilter {
    /** `outbound`, `inbound`. */
    directions?: readonly string[];
    /** Statuses as AWS spells them, such as `ACCEPTED`. */
    statuses?: readonly string[];
    /** Ids of the management accounts on the other side. */
    accounts?: readonly string[];
}

/** The members of a transfer that hold an e-mail address or a name. */
export const SECRET_TRANSFER_OUTPUTS: readonly string[] = ["name", "sourceAccountEmail", "targetAccountEmail"];

/** What a look-up returns for a handshake. */
export function foundHandshake(handshake: Handshake): FoundHandshake {
    return { handshakeId: handshake.id ?? "", ...handshakeOutputs(handshake) };
}

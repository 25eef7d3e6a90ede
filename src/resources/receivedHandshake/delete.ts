import type { Context } from "../context";
import { removedFromStateMessage } from "./messages";
import type { ReceivedHandshakeOutputs } from "./properties";

/** Removes the handshake from the state. It makes no call to AWS: a decline is permanent. It reports the last state. */
export function deleteReceivedHandshake(
    context: Pick<Context, "info">,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): void {
    context.info(removedFromStateMessage(handshakeId, olds));
}

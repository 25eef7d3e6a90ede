import type { Context } from "../context";
import { removedFromStateMessage } from "./messages";
import type { ReceivedHandshakeOutputs } from "./properties";

/**
 * Removes the handshake from the state, and reports its last state to the user. It makes no call to AWS, because a
 * decline is permanent.
 */
export function deleteReceivedHandshake(
    context: Pick<Context, "info">,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): void {
    context.info(removedFromStateMessage(handshakeId, olds));
}

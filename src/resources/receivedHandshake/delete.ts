import type { Context } from "../context";
import { removedFromStateMessage } from "./messages";
import type { ReceivedHandshakeOutputs } from "./properties";

/** Forgets the handshake. AWS isn't called, since declining can't be undone; the user is told how it stays. */
export function deleteReceivedHandshake(
    context: Pick<Context, "info">,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): void {
    context.info(removedFromStateMessage(handshakeId, olds));
}

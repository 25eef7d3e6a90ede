import type { Context } from "../context";
import { forgottenMessage } from "./messages";
import type { ReceivedHandshakeOutputs } from "./properties";

/** Forgets the handshake. AWS isn't called, since declining can't be undone; the user is told how it stays. */
export function forget(
    context: Pick<Context, "info">,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): void {
    context.info(forgottenMessage(handshakeId, olds));
}

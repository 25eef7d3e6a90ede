import type { Context } from "../context";
import { unguardedMessage } from "./messages";

/**
 * Removes the guard from the state. It makes no call to AWS: declined handshakes stay declined. It informs the user of
 * that.
 */
export function deleteInvitationGuard(context: Pick<Context, "info">, accountId: string): void {
    context.info(unguardedMessage(accountId));
}

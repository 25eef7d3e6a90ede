import type { Context } from "../context";
import { unguardedMessage } from "./messages";

/** Removes the guard from the state. AWS isn't called: what was declined stays declined, and the user is told so. */
export function deleteInvitationGuard(context: Pick<Context, "info">, accountId: string): void {
    context.info(unguardedMessage(accountId));
}

import type { Context } from "../context";
import { unguardedMessage } from "./messages";

/**
 * Removes the guard from the state. It makes no call to AWS: declined handshakes stay declined. It informs the user of
 * that.
 */
export function deleteOrganizationGuard(context: Pick<Context, "info">, organizationId: string): void {
    context.info(unguardedMessage(organizationId));
}

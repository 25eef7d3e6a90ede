import type { Context } from "../context";
import { unguardedMessage } from "./messages";

/** Removes the guard from the state. AWS isn't called: what was declined stays declined, and the user is told so. */
export function deleteOrganizationGuard(context: Pick<Context, "info">, organizationId: string): void {
    context.info(unguardedMessage(organizationId));
}

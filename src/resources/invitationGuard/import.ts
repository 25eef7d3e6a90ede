import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { listAccount } from "./account";
import { allowPending } from "./allowPending";
import { inspectAccount } from "./inspectAccount";
import type { InvitationGuardOutputs } from "./properties";

/**
 * Imports a guard that allows the senders of all handshakes that are pending now. So an import by itself declines
 * nothing, even with `ignoreChanges`. If the program allows fewer senders, the next preview shows it.
 *
 * @throws HandshakeError if the credentials belong to another account, or if a call fails.
 */
export async function importInvitationGuard(
    context: Context<AccountClient>,
    accountId: string,
): Promise<InvitationGuardOutputs> {
    const account = await listAccount(context, accountId);
    return inspectAccount(context, allowPending(accountId, account.handshakes), account);
}

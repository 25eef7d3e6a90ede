import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { unreachableReason } from "../unreachable";
import { listAccount } from "./account";
import { inspectAccount } from "./inspectAccount";
import { unreachableMessage } from "./messages";
import type { InvitationGuardOutputs } from "./properties";

/**
 * Lists the account's handshakes. The findings that an update has to resolve become inputs too, so that the refresh and
 * the next preview show them. If a call fails, the state keeps its values, and `unreachable` has the reason. So one
 * account does not stop the guards of other accounts.
 *
 * @param olds the properties in the state.
 * @throws HandshakeError if the operation was canceled, or if the stack's configuration can't be parsed.
 */
export async function readInvitationGuard(
    context: Context<AccountClient>,
    accountId: string,
    olds: Partial<InvitationGuardOutputs>,
): Promise<InvitationGuardOutputs> {
    try {
        return inspectAccount(context, olds, await listAccount(context, accountId));
    } catch (error) {
        const reason = unreachableReason(error);
        context.warn(unreachableMessage(accountId, reason));
        const nothing = { allowed: [], declined: [], unwanted: [], accepted: [] };
        return { ...nothing, ...olds, accountId, unreachable: reason };
    }
}

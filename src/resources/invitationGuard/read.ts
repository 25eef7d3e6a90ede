import type { Context } from "../context";
import type { AccountOrganizations } from "../organizations";
import { unreachableReason } from "../unreachable";
import { listAccount } from "./account";
import { inspectAccount } from "./inspectAccount";
import { unreachableMessage } from "./messages";
import type { InvitationGuardOutputs } from "./properties";

/**
 * Lists the account's handshakes again. What isn't as it should be becomes part of the inputs, so that the refresh and
 * the next preview show it. Where AWS can't be asked, the state keeps what it holds, and `unreachable` says why: one
 * account must not stop the guards of all others.
 *
 * @param olds what the state holds.
 * @throws HandshakeError when the operation was canceled or the stack's configuration can't be parsed.
 */
export async function readInvitationGuard(
    context: Context<AccountOrganizations>,
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

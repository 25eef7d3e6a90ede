import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { guardAccount } from "./guardAccount";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";

/**
 * Declines every pending handshake that the new inputs do not allow.
 *
 * @param accountId the guarded account.
 * @throws PartialFailureError if a decline failed, or if someone accepted a handshake from a sender that is not
 *   allowed.
 * @throws HandshakeError if the credentials belong to another account, or if its handshakes can't be listed.
 */
export async function updateInvitationGuard(
    context: Context<AccountClient>,
    accountId: string,
    news: InvitationGuardInputs,
): Promise<InvitationGuardOutputs> {
    return await guardAccount(context, news, accountId);
}

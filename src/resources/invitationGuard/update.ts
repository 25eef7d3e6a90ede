import type { Context } from "../context";
import type { AccountOrganizations } from "../organizations";
import { guardAccount } from "./guardAccount";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";

/**
 * Declines every pending handshake that the new inputs don't allow.
 *
 * @param accountId the guarded account.
 * @throws Incomplete when some handshakes are left, or were accepted from a sender that isn't allowed.
 * @throws HandshakeError when the credentials are another account's, or its handshakes can't be listed.
 */
export async function updateInvitationGuard(
    context: Context<AccountOrganizations>,
    accountId: string,
    news: InvitationGuardInputs,
): Promise<InvitationGuardOutputs> {
    return await guardAccount(context, news, accountId);
}

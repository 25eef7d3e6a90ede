import type { Context } from "../context";
import type { AccountOrganizations } from "../organizations";
import { guardAccount } from "./guardAccount";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";

/**
 * Declines every pending handshake that the inputs don't allow, in the account of the credentials.
 *
 * @throws Incomplete when some handshakes are left, or were accepted from a sender that isn't allowed.
 * @throws HandshakeError when the account is unknown or its handshakes can't be listed.
 */
export async function createInvitationGuard(
    context: Context<AccountOrganizations>,
    inputs: InvitationGuardInputs,
): Promise<InvitationGuardOutputs> {
    return await guardAccount(context, inputs);
}

import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { guardAccount } from "./guardAccount";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";

/**
 * Declines every pending handshake that the inputs do not allow, in the account of the credentials.
 *
 * @throws PartialFailureError if a decline failed, or if someone accepted a handshake from a sender that is not
 *   allowed.
 * @throws HandshakeError if the account is unknown, or if its handshakes can't be listed.
 */
export async function createInvitationGuard(
    context: Context<AccountClient>,
    inputs: InvitationGuardInputs,
): Promise<InvitationGuardOutputs> {
    return await guardAccount(context, inputs);
}

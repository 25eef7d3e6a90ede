import { guardOrganization } from "./guardOrganization";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import type { OrganizationContext } from "./sweep";

/**
 * Declines every pending handshake that the inputs do not allow, in every account of the organization of the
 * credentials.
 *
 * @throws PartialFailureError if a decline failed, if an account is unreachable, or if someone accepted a handshake
 *   from a sender that is not allowed.
 * @throws HandshakeError if the organization's accounts can't be listed.
 */
export async function createOrganizationGuard(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
): Promise<OrganizationGuardOutputs> {
    return await guardOrganization(context, inputs);
}

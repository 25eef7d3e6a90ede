import { guardOrganization } from "./guardOrganization";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import type { OrganizationContext } from "./sweep";

/**
 * Declines every pending handshake that the inputs don't allow, in every account of the organization of the
 * credentials.
 *
 * @throws Incomplete when some handshakes are left, an account can't be reached, or one was accepted from a sender that
 *   isn't allowed.
 * @throws HandshakeError when the organization's accounts can't be listed.
 */
export async function createOrganizationGuard(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
): Promise<OrganizationGuardOutputs> {
    return await guardOrganization(context, inputs);
}

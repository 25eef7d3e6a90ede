import { guardOrganization } from "./guardOrganization";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import type { OrganizationContext } from "./sweep";

/**
 * Declines every pending handshake that the new inputs don't allow, in every account of the organization.
 *
 * @param organizationId the guarded organization.
 * @param olds what the state holds.
 * @throws Incomplete when some handshakes are left, an account can't be reached, or one was accepted from a sender that
 *   isn't allowed.
 * @throws HandshakeError when the organization's accounts can't be listed, or the credentials are of another
 *   organization.
 */
export async function updateOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
    olds: Partial<OrganizationGuardOutputs>,
    news: OrganizationGuardInputs,
): Promise<OrganizationGuardOutputs> {
    return await guardOrganization(context, news, organizationId, olds.unwantedTransfers);
}

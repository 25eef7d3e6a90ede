import { guardOrganization } from "./guardOrganization";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import type { OrganizationContext } from "./sweep";

/**
 * Declines every pending handshake that the new inputs do not allow, in every account of the organization.
 *
 * @param organizationId the guarded organization.
 * @param olds the properties in the state.
 * @throws PartialFailureError if a decline failed, if an account is unreachable, or if someone accepted a handshake
 *   from a sender that is not allowed.
 * @throws HandshakeError if the organization's accounts can't be listed, or if the credentials belong to another
 *   organization.
 */
export async function updateOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
    olds: Partial<OrganizationGuardOutputs>,
    news: OrganizationGuardInputs,
): Promise<OrganizationGuardOutputs> {
    return await guardOrganization(context, news, { organizationId, olds });
}

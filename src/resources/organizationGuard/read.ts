import { unreachableReason } from "../unreachable";
import { inspectOrganization } from "./inspectOrganization";
import { notListedMessage } from "./messages";
import type { OrganizationGuardOutputs } from "./properties";
import { type OrganizationContext, sweep } from "./sweep";

/**
 * Lists the handshakes of every account. The findings that an update has to resolve become inputs too, so that the
 * refresh and the next preview show them. If the accounts can't be listed, the state keeps its values.
 *
 * @param olds the properties in the state.
 * @throws HandshakeError if the operation was canceled, or if the stack's configuration can't be parsed.
 */
export async function readOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
    olds: OrganizationGuardOutputs,
): Promise<OrganizationGuardOutputs> {
    try {
        const found = await sweep(context, olds, { organizationId, olds });
        return inspectOrganization(context, olds, found, olds);
    } catch (error) {
        const reason = unreachableReason(error);
        context.warn(notListedMessage(organizationId, reason));
        const others = (olds.unreachable ?? []).filter(({ accountId }) => accountId !== organizationId);
        return { ...olds, unreachable: [{ accountId: organizationId, reason }, ...others] };
    }
}

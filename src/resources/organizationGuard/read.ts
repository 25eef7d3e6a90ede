import { unreachableReason } from "../unreachable";
import { inspectOrganization } from "./inspectOrganization";
import { notListedMessage } from "./messages";
import type { OrganizationGuardOutputs } from "./properties";
import { type OrganizationContext, sweep } from "./sweep";

/**
 * Lists every account's handshakes again. What isn't as it should be becomes part of the inputs, so that the refresh
 * and the next preview show it. Where the accounts can't be listed, the state keeps what it holds.
 *
 * @param olds what the state holds.
 * @throws HandshakeError when the operation was canceled or the stack's configuration can't be parsed.
 */
export async function readOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
    olds: OrganizationGuardOutputs,
): Promise<OrganizationGuardOutputs> {
    try {
        const found = await sweep(context, olds, organizationId);
        return inspectOrganization(context, olds, found, olds.unwantedTransfers);
    } catch (error) {
        const reason = unreachableReason(error);
        context.warn(notListedMessage(organizationId, reason));
        return { ...olds, unreachable: [{ accountId: olds.managementAccountId, reason }] };
    }
}

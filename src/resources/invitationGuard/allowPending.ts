import { judge } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import { isAccountId, isOrganizationId } from "../../handshake/ids";
import { senderOf } from "../../handshake/sender";
import { DEFAULT_ACTIONS, type InvitationGuardInputs } from "./properties";

/**
 * Returns the inputs of a guard that allows the senders of all pending handshakes. It does not allow a sender with
 * contradicting data.
 *
 * @param accountId the guarded account.
 * @param handshakes all handshakes of the account.
 * @param organizationId the account's own organization, if it is known.
 */
export function allowPending(
    accountId: string,
    handshakes: readonly Handshake[],
    organizationId?: string,
): InvitationGuardInputs {
    const organizations = new Set<string>();
    const accounts = new Set<string>();
    for (const handshake of handshakes) {
        const judged = judge({ accountId, organizationId, actions: DEFAULT_ACTIONS }, handshake);
        if (judged.verdict !== "unwanted" || judged.doubt !== undefined) {
            continue;
        }
        const sender = senderOf(handshake);
        if (isOrganizationId(sender.organizationId)) {
            organizations.add(sender.organizationId);
        } else if (isAccountId(sender.accountId)) {
            accounts.add(sender.accountId);
        }
    }
    return { allowedOrganizations: sortedIds(organizations), allowedAccounts: sortedIds(accounts) };
}

function sortedIds(ids: ReadonlySet<string>): string[] | undefined {
    return ids.size > 0 ? [...ids].sort() : undefined;
}

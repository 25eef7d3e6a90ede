import {
    organizationInTransfer,
    type ResponsibilityTransfer,
    transferCategory,
} from "../../handshake/responsibilityTransfer";
import type { AdministratorClient, CallerAccount } from "../administratorClient";
import { LISTING_MAX_AGE_MS } from "../invitationGuard/account";
import { DEFAULT_ACTIONS } from "../invitationGuard/properties";
import { sortTransfers } from "../sortTransfers";
import { unreachableReason } from "../unreachable";
import type { Organization } from "./accounts";
import type { OrganizationGuardInputs, UnwantedTransfer } from "./properties";

/** A guard's findings about the organization's billing transfers. */
export type TransferFindings =
    /** The transfers that are in force, or may be, to an account that is not allowed. */
    | { unwanted: UnwantedTransfer[] }
    /** The inputs do not guard the management account against transfers. */
    | "unguarded"
    /** AWS shows transfers only to the management account, and the caller is another account. */
    | "notShown"
    /** Why the transfers could not be listed. */
    | { reason: string };

/**
 * Lists the billing transfers that hand the organization's bills over. AWS shows a transfer until it ends, but deletes
 * its handshake after 30 days. A failure does not stop the guard.
 *
 * @param now the time in milliseconds since the epoch.
 * @throws CanceledError when the operation was canceled.
 */
export async function inspectTransfers(
    administrator: AdministratorClient,
    caller: CallerAccount,
    organization: Organization,
    inputs: OrganizationGuardInputs,
    now: number = Date.now(),
): Promise<TransferFindings> {
    const { managementAccountId } = organization;
    const { actions = DEFAULT_ACTIONS, excludedAccounts } = inputs;
    if (!actions.includes("TRANSFER_RESPONSIBILITY") || excludedAccounts?.includes(managementAccountId)) {
        return "unguarded";
    }
    if (caller.accountId !== managementAccountId) {
        return "notShown";
    }
    try {
        const transfers = await administrator.listOutboundTransfers({ maxAgeMs: LISTING_MAX_AGE_MS });
        const unwanted = transfers.filter((transfer) => isUnwanted(transfer, organization, inputs, now));
        return { unwanted: sortTransfers(unwanted.map(toUnwantedTransfer)) };
    } catch (error) {
        return { reason: unreachableReason(error) };
    }
}

/**
 * Returns the transfers for the state. If they could not be listed, it returns those in the state, because they may
 * still be in force.
 *
 * @param known the transfers in the state.
 */
export function unwantedTransfers(
    findings: TransferFindings,
    known: readonly UnwantedTransfer[] = [],
): readonly UnwantedTransfer[] {
    if (findings === "unguarded") {
        return [];
    }
    return typeof findings === "object" && "unwanted" in findings ? findings.unwanted : known;
}

/**
 * Whether a transfer is in force, or may be, to an account that is not allowed. A pending transfer is a handshake,
 * which the guard declines. A transfer with an unknown status may be in force.
 */
function isUnwanted(
    transfer: ResponsibilityTransfer,
    { managementAccountId }: Organization,
    { allowedOrganizations, allowedAccounts }: OrganizationGuardInputs,
    now: number,
): boolean {
    const category = transferCategory(transfer, now);
    if (category === "pending" || category === "over") {
        return false;
    }
    // AWS may omit the account or the organization. Then none of the allowed ones is equal to it.
    const { targetAccountId } = transfer;
    const organizationId = organizationInTransfer(transfer, targetAccountId);
    const isAllowed =
        allowedAccounts?.some((id) => id === targetAccountId) ||
        allowedOrganizations?.some((id) => id === organizationId);
    return targetAccountId !== managementAccountId && !isAllowed;
}

function toUnwantedTransfer({
    id = "",
    targetAccountId,
    status,
    startTimestamp,
    endTimestamp,
}: ResponsibilityTransfer): UnwantedTransfer {
    return { transferId: id, targetAccountId, status, startTimestamp, endTimestamp };
}

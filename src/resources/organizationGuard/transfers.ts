import {
    organizationInTransfer,
    type ResponsibilityTransfer,
    transferStanding,
} from "../../handshake/responsibilityTransfer";
import { canonicalJson } from "../canonicalJson";
import { DEFAULT_ACTIONS } from "../invitationGuard/properties";
import type { DirectoryCaller, OrganizationDirectory } from "../organizationDirectory";
import { unreachableReason } from "../unreachable";
import type { Organization } from "./accounts";
import type { OrganizationGuardInputs, UnwantedTransfer } from "./properties";

/** What a guard of an organization makes of the organization's billing transfers. */
export type TransferFindings =
    /** It looked: these are in force, or may be, though the account that they go to isn't allowed. */
    | { unwanted: UnwantedTransfer[] }
    /** The program doesn't guard the management account against transfers. */
    | "unguarded"
    /** AWS shows transfers to the management account alone, and that isn't the caller. */
    | "notShown"
    /** It couldn't look, and why. */
    | { reason: string };

/**
 * Looks at the billing transfers that hand the organization's bills over. AWS shows them for as long as they last, unlike
 * the handshakes that they were agreed by, which it deletes after 30 days. A look that fails stops nothing.
 *
 * @param now in milliseconds since the epoch.
 * @throws CanceledError when the operation was canceled.
 */
export async function lookAtTransfers(
    directory: OrganizationDirectory,
    caller: DirectoryCaller,
    organization: Organization,
    inputs: OrganizationGuardInputs,
    now: number = Date.now(),
): Promise<TransferFindings> {
    const { managementAccountId } = organization;
    const { actions = DEFAULT_ACTIONS, excludedAccounts = [] } = inputs;
    if (!actions.includes("TRANSFER_RESPONSIBILITY") || excludedAccounts.includes(managementAccountId)) {
        return "unguarded";
    }
    if (caller.accountId !== managementAccountId) {
        return "notShown";
    }
    try {
        const transfers = await directory.listOutboundTransfers();
        return { unwanted: sorted(transfers.filter((transfer) => isUnwanted(transfer, organization, inputs, now))) };
    } catch (error) {
        return { reason: unreachableReason(error) };
    }
}

/**
 * The transfers for the state. Where nobody could look, those that the last look found: they aren't gone by that.
 *
 * @param known what the state holds.
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

/** A pending transfer is a handshake that the guard declines; a status that nobody knows may be one in force. */
function isUnwanted(
    transfer: ResponsibilityTransfer,
    { managementAccountId }: Organization,
    { allowedOrganizations = [], allowedAccounts = [] }: OrganizationGuardInputs,
    now: number,
): boolean {
    const standing = transferStanding(transfer, now);
    if (standing === "pending" || standing === "over") {
        return false;
    }
    const { targetAccountId } = transfer;
    if (targetAccountId === undefined) {
        return true;
    }
    const organizationId = organizationInTransfer(transfer, targetAccountId);
    const isAllowed =
        allowedAccounts.includes(targetAccountId) ||
        (organizationId !== undefined && allowedOrganizations.includes(organizationId));
    return targetAccountId !== managementAccountId && !isAllowed;
}

function sorted(transfers: readonly ResponsibilityTransfer[]): UnwantedTransfer[] {
    const byRank = new Map(
        transfers.map(({ id = "", targetAccountId, status, startTimestamp, endTimestamp }) => {
            const transfer = { transferId: id, targetAccountId, status, startTimestamp, endTimestamp };
            return [canonicalJson([id, transfer]), transfer];
        }),
    );
    return [...byRank].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, transfer]) => transfer);
}

import { printable } from "../../handshake/printable";
import type { Organization } from "./accounts";
import type { UnwantedTransfer } from "./properties";

/*
 * Messages about billing transfers.
 */

/** For a billing transfer to an account that is not allowed. */
export function unwantedTransferMessage(transfer: UnwantedTransfer, organization: Organization): string {
    const { transferId, targetAccountId: target, status, startTimestamp, endTimestamp } = transfer;
    const { organizationId, managementAccountId } = organization;
    const subject = `Billing transfer ${transferId || "without an id"} of organization ${organizationId}`;
    const payer = target === undefined ? "an account that AWS doesn't name" : `account ${target}`;
    const end = printable(endTimestamp ?? "an unknown time");
    const what = {
        ACCEPTED: `is ACCEPTED: from ${printable(startTimestamp ?? "an unknown time")} on, ${payer} manages and pays the organization's bills.`,
        WITHDRAWN: `is WITHDRAWN and ends by itself: until ${end}, ${payer} manages and pays the organization's bills.`,
    };
    const happens =
        status === "ACCEPTED" || status === "WITHDRAWN"
            ? what[status]
            : `has an unknown status (${printable(status ?? "none")}): ${payer} may manage and pay the organization's bills.`;
    const withdraw =
        status === "WITHDRAWN"
            ? ""
            : ` If nobody in your organization intended it, withdraw it, so that it ends at the end of a month: "aws organizations terminate-responsibility-transfer --id ${transferId || "ID"}", as account ${managementAccountId}.`;
    const allow =
        target === undefined
            ? `Look at what "aws organizations list-outbound-responsibility-transfers --type BILLING" prints.`
            : `If it is intended, add ${target} to allowedAccounts: AWS names the other side of a transfer by its management account.`;
    return `${subject} ${happens} That account isn't allowed.${withdraw} ${allow} Until then this guard shows a difference.`;
}

/** For billing transfers that could not be listed. */
export function transfersUnavailableMessage({ organizationId }: Organization, why: string): string {
    return `Could not list the billing transfers of organization ${organizationId}, so nobody knows whether another organization manages its bills: ${why} The guard covers everything else, and the stack's state keeps what the last read found. Allow the call, or leave TRANSFER_RESPONSIBILITY out of actions.`;
}

/** For a caller to whom AWS does not show billing transfers. */
export function transfersNotShownMessage({ organizationId, managementAccountId }: Organization): string {
    return `The billing transfers of organization ${organizationId} were not listed: AWS shows them only to its management account ${managementAccountId}. To see them, use getResponsibilityTransfers with the credentials of that account.`;
}

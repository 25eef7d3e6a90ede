import { printable } from "../../handshake/printable";
import { handshakeDescription } from "../invitationGuard/messages";
import { type GuardedHandshake, toGuardedHandshake } from "../invitationGuard/properties";
import type { Organization } from "./accounts";
import type { JudgedMemberHandshake } from "./findings";
import type { UnreachableAccount, UnwantedTransfer } from "./properties";

/** The maximum number of accounts with a reason in a message. Of the others it contains only the ids. */
const MAX_REASONS = 10;

/** The start of {@link departedMessage}. Stored reasons begin with it too, so it never changes. */
const DEPARTED = "AWS no longer lists account";

/** For the handshakes that an up declined or found settled. */
export function declinedMessage(organizationId: string, settled: readonly JudgedMemberHandshake[]): string {
    const lines = settled.map(
        (judged) =>
            `  ${line(judged)}${judged.handshake.state === "DECLINED" ? "" : ` is ${printable(String(judged.handshake.state))}`}`,
    );
    return `Declined ${settled.length} of the handshakes of organization ${organizationId}:\n${lines.join("\n")}`;
}

/** For a preview: the handshakes that the next up declines. */
export function willDeclineMessage(organizationId: string, unwanted: readonly JudgedMemberHandshake[]): string {
    const lines = unwanted.map((judged) => `  ${line(judged)}`);
    return `pulumi up declines ${unwanted.length} of the handshakes of organization ${organizationId}, which can't be undone:\n${lines.join("\n")}`;
}

/** For the accounts that the guard couldn't read. */
export function unreachableMessage(organizationId: string, unreachable: readonly UnreachableAccount[]): string {
    const lines = unreachableReasons(unreachable).map((reason) => `  ${reason}`);
    return `Could not reach ${unreachable.length} of the accounts of organization ${organizationId}, so their pending handshakes are unknown:\n${lines.join("\n")}\nThe guard shows a difference until each can be read, or is in excludedAccounts.`;
}

/**
 * For the accounts that the guard read before and that AWS no longer lists. It stands alone and names every account in its
 * first line: the engine's table of resources shows only that line, and any other failure is less urgent.
 */
export function departedAccountsMessage(organizationId: string, departed: readonly UnreachableAccount[]): string {
    const ids = departed.map(({ accountId }) => accountId).join(", ");
    const lines = departedReasons(departed).map((reason) => `  ${reason}`);
    return `AWS no longer lists ${departed.length} of the accounts of organization ${organizationId}, and someone may have taken them over: ${ids}\n${lines.join("\n")}\nThe guard shows a difference until AWS lists each again, or it is in excludedAccounts.`;
}

/**
 * For an account that the guard read before and that AWS no longer lists.
 *
 * @param last the pending or accepted handshakes that the last read found in the account.
 */
export function departedMessage(organizationId: string, accountId: string, last: readonly GuardedHandshake[]): string {
    const handshakes = last.map((handshake) => handshakeDescription(handshake)).join("; ");
    const found = handshakes === "" ? "" : ` The last read found in it: ${handshakes}.`;
    return `${DEPARTED} ${accountId} in organization ${organizationId}, or below the guard's organizational units. It may have accepted the invitation of another organization, which takes it out of this one at once; or somebody removed it, moved it, or closed it more than 90 days ago.${found} To see where it is, run "aws organizations describe-organization" with credentials of account ${accountId}. If this was intended, add ${accountId} to excludedAccounts.`;
}

/** Whether a reason in the state is that of an account which AWS no longer lists. */
export function isDeparted(reason: string): boolean {
    return reason.startsWith(DEPARTED);
}

/** For an account that the guard read before, if some organizational units couldn't be listed. */
export function unlistedMessage(units: readonly string[]): string {
    return `It was not listed, because the accounts of ${units.join(", ")} could not be listed.`;
}

/** For an account that a canceled operation had not read yet, or not to the end. */
export const CANCELED_MESSAGE = "The operation was canceled before the guard was done with this account.";

/**
 * For an import that could not read some accounts.
 *
 * @param accounts the ids of these accounts.
 */
export function importIncompleteMessage(organizationId: string, accounts: readonly string[]): string {
    return `The import of the guard of organization ${organizationId} could not read ${accounts.length} of its accounts: ${accounts.join(", ")}. The senders of their pending handshakes are not in allowedOrganizations and allowedAccounts. So the first pulumi up that reaches these accounts declines those handshakes, which can't be undone. Before that, list them, and allow the senders that you trust.`;
}

/** Returns a line for each of the first accounts that AWS no longer lists, and one line for all others. */
export function departedReasons(departed: readonly UnreachableAccount[]): string[] {
    return firstReasons(departed, "are no longer listed");
}

/** Returns a line for each of the first unreachable accounts, and one line for all others. */
export function unreachableReasons(unreachable: readonly UnreachableAccount[]): string[] {
    return firstReasons(unreachable, "could not be reached");
}

function firstReasons(accounts: readonly UnreachableAccount[], what: string): string[] {
    const lines = accounts
        .slice(0, MAX_REASONS)
        .map(({ accountId, reason }) => `${kindOf(accountId)} ${accountId}: ${reason}`);
    const others = accounts.slice(MAX_REASONS).map(({ accountId }) => accountId);
    return others.length > 0 ? [...lines, `${others.length} more accounts ${what}: ${others.join(", ")}.`] : lines;
}

/** @param id the 12-digit id of an account, or the id of an organizational unit or a root: `ou-…`, `r-…`. */
function kindOf(id: string): string {
    return id.includes("-") ? "Organizational unit" : "Account";
}

/** For a refresh that couldn't list the organization's accounts. */
export function notListedMessage(organizationId: string, why: string): string {
    return `Could not list the accounts of organization ${organizationId}, so the pending handshakes of its accounts are unknown: ${why} The stack's state keeps what the last read found. This guard shows a difference until a read succeeds; other resources are not affected.`;
}

/** For a preview that could not read the organization. */
export function previewUnavailableMessage(why: string): string {
    return `This preview can't show which handshakes pulumi up declines in the organization: ${why}`;
}

/** For credentials without permission to list the organization's accounts. */
export function listAccountsDeniedMessage(why: string): string {
    return `The organization's accounts can't be listed, so no account was guarded: ${why} AWS lets the management account and delegated administrators call ListAccounts (with organizationalUnits: ListAccountsForParent and ListOrganizationalUnitsForParent). Give the guard a connection to one of them.`;
}

/** For an empty list of accounts. */
export const NO_ACCOUNTS_MESSAGE =
    "AWS lists no account for this guard, so no account was guarded. Check organizationalUnits.";

/** For a list of accounts without ARNs, and an organization without an id. */
export const UNKNOWN_ORGANIZATION_MESSAGE =
    "AWS lists the organization's accounts without their ARNs, and DescribeOrganization returns no id. So the organization is unknown, and no account was guarded. If you use your own endpoint for AWS, check its responses. Otherwise run the command again.";

/** For credentials of another organization than the guarded one. */
export function otherOrganizationMessage(guarded: string, found: string): string {
    return `This guard is organization ${guarded}'s, and the credentials are of an account of organization ${found}. Nothing was declined. Use credentials of organization ${guarded}, or declare another guard, with another name, for organization ${found}.`;
}

/** For an import with an id that is not an organization's. */
export function notAnOrganizationMessage(id: string): string {
    return `${JSON.stringify(id)} isn't an organization's id: "o-" followed by 10 to 32 lowercase letters or digits. "aws organizations describe-organization" shows it.`;
}

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

/** For a guard that is destroyed. */
export function unguardedMessage(organizationId: string): string {
    return `The guard of organization ${organizationId} was removed, which changes nothing in AWS: what was declined stays declined. Without another guard, new handshakes of its accounts stay pending until someone accepts or declines them, or they expire.`;
}

/** For a long sweep. */
export function progressMessage(done: number, total: number, secondsLeft: number): string {
    const formatted = (count: number) => count.toLocaleString("en-US");
    return `${formatted(done)} of ${formatted(total)} accounts, about ${formatted(secondsLeft)} s left`;
}

function line({ accountId, handshake, doubt }: JudgedMemberHandshake): string {
    const why = doubt === undefined ? "" : `: it isn't allowed because ${doubt}`;
    return `${handshakeDescription(toGuardedHandshake(handshake), accountId)}${why}`;
}

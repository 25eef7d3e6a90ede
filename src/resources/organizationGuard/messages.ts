import { printable } from "../../handshake/printable";
import { handshakeDescription } from "../invitationGuard/messages";
import { toGuardedHandshake } from "../invitationGuard/properties";
import type { Organization } from "./accounts";
import type { JudgedMemberHandshake } from "./findings";
import type { UnreachableAccount, UnwantedTransfer } from "./properties";

/** A message gives the reason for at most this many unreachable accounts, and only the ids of the others. */
const MAX_REASONS = 10;

/** For the handshakes that an up dealt with. */
export function declinedMessage(organizationId: string, settled: readonly JudgedMemberHandshake[]): string {
    const lines = settled.map(
        (judged) =>
            `  ${line(judged)}${judged.handshake.state === "DECLINED" ? "" : ` is ${printable(judged.handshake.state ?? "")}`}`,
    );
    return `Declined ${settled.length} of the handshakes of organization ${organizationId}:\n${lines.join("\n")}`;
}

/** For the handshakes that a preview finds and that the next up declines. */
export function willDeclineMessage(organizationId: string, unwanted: readonly JudgedMemberHandshake[]): string {
    const lines = unwanted.map((judged) => `  ${line(judged)}`);
    return `pulumi up declines ${unwanted.length} of the handshakes of organization ${organizationId}, which can't be undone:\n${lines.join("\n")}`;
}

/** For the accounts that the guard couldn't read. */
export function unreachableMessage(organizationId: string, unreachable: readonly UnreachableAccount[]): string {
    const lines = unreachableReasons(unreachable).map((reason) => `  ${reason}`);
    return `Could not reach ${unreachable.length} of the accounts of organization ${organizationId}, so their pending handshakes are unknown:\n${lines.join("\n")}\nThe guard shows a difference until each can be read, or is in excludedAccounts.`;
}

/** A line for each of the first accounts that the guard couldn't read, and one line for all others. */
export function unreachableReasons(unreachable: readonly UnreachableAccount[]): string[] {
    const lines = unreachable.slice(0, MAX_REASONS).map(({ accountId, reason }) => `Account ${accountId}: ${reason}`);
    const others = unreachable.slice(MAX_REASONS).map(({ accountId }) => accountId);
    return others.length > 0
        ? [...lines, `${others.length} more accounts could not be reached: ${others.join(", ")}.`]
        : lines;
}

/** For a refresh that couldn't list the organization's accounts. */
export function notListedMessage(organizationId: string, why: string): string {
    return `Could not list the accounts of organization ${organizationId}, so the pending handshakes of its accounts are unknown: ${why} The stack's state keeps what the last read found. This guard shows a difference until a read succeeds; other resources are not affected.`;
}

/** For a preview that couldn't look at the organization. */
export function previewUnavailableMessage(why: string): string {
    return `This preview can't show which handshakes pulumi up declines in the organization: ${why}`;
}

/** For credentials that may not list the organization's accounts. */
export function mayNotListMessage(why: string): string {
    return `The organization's accounts can't be listed, so no account was guarded: ${why} AWS lets the management account and delegated administrators call ListAccounts (with organizationalUnits: ListAccountsForParent and ListOrganizationalUnitsForParent). Give the guard a connection to one of them.`;
}

/** For a list of accounts that is empty, or that names no organization. */
export function noAccountsMessage(count: number): string {
    return count === 0
        ? "AWS lists no account for this guard, so no account was guarded. Check organizationalUnits."
        : "AWS lists the organization's accounts without their ARNs, so the organization is unknown, and no account was guarded. Run the command again.";
}

/** For credentials that lead to another organization than before. */
export function otherOrganizationMessage(guarded: string, found: string): string {
    return `This guard is organization ${guarded}'s, and the credentials are of an account of organization ${found}. Nothing was declined. Use credentials of organization ${guarded}, or declare another guard, with another name, for organization ${found}.`;
}

/** For an import by something else than an organization's id. */
export function notAnOrganizationMessage(id: string): string {
    return `${JSON.stringify(id)} isn't an organization's id: "o-" followed by 10 to 32 lowercase letters or digits. "aws organizations describe-organization" shows it.`;
}

/** For a billing transfer to an account that isn't allowed. */
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
            : ` If nobody in your organization intended it, withdraw it, which ends it with a month: "aws organizations terminate-responsibility-transfer --id ${transferId || "ID"}", as account ${managementAccountId}.`;
    const allow =
        target === undefined
            ? `Look at what "aws organizations list-outbound-responsibility-transfers --type BILLING" prints.`
            : `If it is intended, add ${target} to allowedAccounts: AWS names the other side of a transfer by its management account.`;
    return `${subject} ${happens} That account isn't allowed.${withdraw} ${allow} Until then this guard shows a difference.`;
}

/** For billing transfers that couldn't be listed. */
export function unseenTransfersMessage({ organizationId }: Organization, why: string): string {
    return `Could not list the billing transfers of organization ${organizationId}, so nobody knows whether another organization manages its bills: ${why} The guard covers everything else, and the stack's state keeps what the last read found. Allow the call, or leave TRANSFER_RESPONSIBILITY out of actions.`;
}

/** For credentials that AWS shows no billing transfers. */
export function transfersNotShownMessage({ organizationId, managementAccountId }: Organization): string {
    return `The billing transfers of organization ${organizationId} were not listed: AWS shows them only to its management account ${managementAccountId}. To see them, use getResponsibilityTransfers with the credentials of that account.`;
}

/** For a guard that is destroyed. */
export function unguardedMessage(organizationId: string): string {
    return `The guard of organization ${organizationId} was removed, which changes nothing in AWS: what was declined stays declined. Without another guard, new handshakes of its accounts stay pending until someone accepts or declines them, or they expire.`;
}

/** For a long sweep. */
export function progressMessage(done: number, total: number, secondsLeft: number): string {
    const text = (count: number) => count.toLocaleString("en-US");
    return `${text(done)} of ${text(total)} accounts, about ${text(secondsLeft)} s left`;
}

function line({ accountId, handshake, doubt }: JudgedMemberHandshake): string {
    const why = doubt === undefined ? "" : `: it isn't allowed because ${doubt}`;
    return `${handshakeDescription(toGuardedHandshake(handshake), accountId)}${why}`;
}

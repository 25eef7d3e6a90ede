import { printable } from "../../handshake/printable";
import { handshakeDescription } from "../invitationGuard/messages";
import { toGuardedHandshake } from "../invitationGuard/properties";
import type { JudgedMemberHandshake } from "./findings";

/*
 * Messages about the guard and its handshakes. For accounts and billing transfers, see accountMessages.ts and
 * transferMessages.ts.
 */

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

/**
 * For an import that could not read some accounts.
 *
 * @param accounts the ids of these accounts.
 */
export function importIncompleteMessage(organizationId: string, accounts: readonly string[]): string {
    return `The import of the guard of organization ${organizationId} could not read ${accounts.length} of its accounts: ${accounts.join(", ")}. The senders of their pending handshakes are not in allowedOrganizations and allowedAccounts. So the first pulumi up that reaches these accounts declines those handshakes, which can't be undone. Before that, list them, and allow the senders that you trust.`;
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
    return `This guard is for organization ${guarded}, but the credentials belong to an account of organization ${found}. Nothing was declined. Use credentials of organization ${guarded}, or declare another guard, with another name, for organization ${found}.`;
}

/** For an import with an id that is not an organization's. */
export function notAnOrganizationMessage(id: string): string {
    return `${JSON.stringify(id)} isn't an organization's id: "o-" followed by 10 to 32 lowercase letters or digits. "aws organizations describe-organization" shows it.`;
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

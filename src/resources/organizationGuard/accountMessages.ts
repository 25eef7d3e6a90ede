import { handshakeDescription } from "../invitationGuard/messages";
import type { GuardedHandshake } from "../invitationGuard/properties";
import type { UnreachableAccount } from "./properties";

/*
 * Messages about accounts that a guard could not read, or that AWS no longer lists.
 */

/** The maximum number of accounts with a reason in a message. For the others, it contains only the ids. */
const MAX_REASONS = 10;

/** The start of {@link departedMessage}. Stored reasons begin with it too, so it never changes. */
const DEPARTED = "AWS no longer lists account";

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
 * @param last the unwanted, accepted and unclear handshakes that the last read found in the account.
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

import type { Handshake } from "../../handshake/handshake";
import { printable } from "../../handshake/printable";
import { type GuardedHandshake, toGuardedHandshake } from "./properties";

/**
 * For an unwanted handshake that a guard declined or found settled.
 *
 * @param state `DECLINED`, `CANCELED` or `EXPIRED`.
 */
export function unwantedMessage(
    handshake: GuardedHandshake,
    accountId: string,
    state: string | undefined,
    doubt?: string,
): string {
    const why = doubt === undefined ? "" : ` It isn't allowed because ${doubt}.`;
    return `Handshake ${handshakeDescription(handshake, accountId)} is ${printable(String(state))} now.${why}`;
}

/** For a handshake that only a person can judge. */
export function unclearMessage(handshake: GuardedHandshake, accountId: string, doubt: string | undefined): string {
    return `Handshake ${handshakeDescription(handshake, accountId)} is left alone because ${doubt}: the guard can't decide whether to decline it. Look at what "aws organizations list-handshakes-for-account" prints. Then decline it by its id with a ReceivedHandshake; or allow every sender that it names; or check whether a newer release of pulumi-aws-handshakes knows it. Until then this guard shows a difference.`;
}

/** For a handshake that someone accepted although its sender is not allowed. */
export function unwantedAcceptedMessage(handshake: Handshake, accountId: string, doubt?: string): string {
    const guarded = toGuardedHandshake(handshake);
    const { action, organizationId, senderAccountId } = guarded;
    const sender = printable(organizationId ?? senderAccountId ?? "a sender that AWS doesn't name");
    const isTransfer = action === "TRANSFER_RESPONSIBILITY";
    const happened = isTransfer
        ? `the bills of account ${accountId}'s organization go to ${sender}`
        : `account ${accountId} joined ${sender}`;
    const undo = isTransfer
        ? `end the transfer ("aws organizations terminate-responsibility-transfer", as account ${accountId})`
        : `have your organization invite account ${accountId} and accept that invitation there, or leave ("aws organizations leave-organization", as account ${accountId})`;
    const why = doubt === undefined ? "" : ` It isn't allowed because ${doubt}.`;
    const { requestedTimestamp = "at an unknown time" } = handshake;
    return `Handshake ${handshakeDescription(guarded, accountId)}, sent ${requestedTimestamp}, was ACCEPTED, and its sender isn't allowed: ${happened}.${why} CloudTrail (AcceptHandshake) says who accepted it and when. If this was not intended, ${undo}. If it was intended, add ${sender} to allowedOrganizations or allowedAccounts.`;
}

/** For an account that a refresh couldn't read. */
export function unreachableMessage(accountId: string, why: string): string {
    return `Could not list the handshakes of account ${accountId}, so its pending handshakes are unknown: ${why} The stack's state keeps what the last read found. This guard shows a difference until a read succeeds; other resources are not affected. Fix the cause, or remove the guard from the program.`;
}

/** For a preview: the handshakes that the next up declines. */
export function willDeclineMessage(
    accountId: string,
    handshakes: readonly (GuardedHandshake & { doubt?: string })[],
): string {
    const why = (doubt: string | undefined) => (doubt === undefined ? "" : `: it isn't allowed because ${doubt}`);
    const list = handshakes
        .map(({ doubt, ...handshake }) => `  ${handshakeDescription(handshake)}${why(doubt)}`)
        .join("\n");
    return `pulumi up declines ${handshakes.length} of the handshakes of account ${accountId}, which can't be undone:\n${list}`;
}

/** For an account that a preview couldn't read. */
export function guardPreviewUnavailableMessage(why: string): string {
    return `This preview can't show which handshakes pulumi up declines: ${why}`;
}

/** The remedy for a handshake that is settled meanwhile. */
export const RUN_UP_AGAIN = "run pulumi up again, and the guard lists the account's handshakes again";

/** For a handshake that can't be declined because AWS sent no id. */
export function missingIdMessage(handshake: GuardedHandshake, accountId: string): string {
    const { action, organizationId, senderAccountId } = handshake;
    const sender = organizationId ?? senderAccountId ?? "a sender that AWS doesn't name either";
    return `AWS lists a pending handshake (${printable(action ?? "no action")}, from ${printable(sender)}) of account ${accountId} without its id, so it can't be declined. Look at what "aws organizations list-handshakes-for-account" prints, and run pulumi up --refresh again.`;
}

/** For credentials of another account than the guarded one. */
export function otherAccountMessage(guarded: string, found: string): string {
    return `This guard is for account ${guarded}, but the credentials belong to account ${found}. Nothing was declined. Use the credentials of account ${guarded}, or declare another guard, with another name, for account ${found}.`;
}

/** Adds the account to a message that does not name it. With many guards, a user needs it to find the account. */
export function withAccount(message: string, accountId: string): string {
    return message.includes(accountId) ? message : `Account ${accountId}: ${message}`;
}

/** For a guard that is destroyed or replaced. */
export function unguardedMessage(accountId: string): string {
    return `The guard of account ${accountId} was removed, which changes nothing in AWS: what was declined stays declined. Without another guard, new handshakes of the account stay pending until someone accepts or declines them, or they expire.`;
}

/** Describes a handshake in a message: its id, its account, its action and its sender. */
export function handshakeDescription(handshake: GuardedHandshake, accountId?: string): string {
    const { handshakeId, action, organizationId, senderAccountId } = handshake;
    const receiver = accountId === undefined ? "" : ` of account ${accountId}`;
    const sender = [
        organizationId ?? "an organization that AWS doesn't name",
        senderAccountId && `account ${senderAccountId}`,
    ];
    return `${handshakeId || "without an id"}${receiver} (${printable(action ?? "no action")}, from ${printable(sender.filter(Boolean).join(", "))})`;
}

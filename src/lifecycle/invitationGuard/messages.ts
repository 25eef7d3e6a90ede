import type { GuardedHandshake } from "./properties";

/** For a handshake that a guard has dealt with. */
export function unwantedMessage(handshake: GuardedHandshake, state: string | undefined, doubt?: string): string {
    const why = doubt === undefined ? "" : ` It isn't allowed since ${doubt}.`;
    return `Handshake ${description(handshake)} is ${state} now.${why}`;
}

/** For a handshake of which nobody can tell whether it is pending and guarded against. */
export function unclearMessage(handshake: GuardedHandshake, doubt: string | undefined): string {
    return `Handshake ${description(handshake)} is left alone, since ${doubt}: nobody can tell whether it is to be declined. Look at what "aws organizations list-handshakes-for-account" prints, and whether a newer release of pulumi-aws-handshakes knows more.`;
}

/** For handshakes that a preview finds and that the next up declines. */
export function foreseenMessage(accountId: string, handshakes: readonly GuardedHandshake[]): string {
    const list = handshakes.map((handshake) => `  ${description(handshake)}`).join("\n");
    return `pulumi up declines ${handshakes.length} of the handshakes of account ${accountId}, which can't be undone:\n${list}`;
}

/** For an account that a preview couldn't look at. */
export function unforeseenMessage(why: string): string {
    return `This preview can't tell which handshakes pulumi up declines: ${why}`;
}

/** What to do where a handshake was settled by somebody else in the meantime. */
export const listAnew = "run pulumi up again, and the guard lists the account's handshakes anew";

/** For a handshake that can't be declined since AWS tells no id. */
export function namelessMessage({ action, organizationId, senderAccountId }: GuardedHandshake): string {
    const sender = organizationId ?? senderAccountId ?? "a sender that AWS doesn't name either";
    return `AWS lists a pending handshake (${action}, from ${sender}) without its id, so it can't be declined. Look at what "aws organizations list-handshakes-for-account" prints, and run pulumi up --refresh again.`;
}

/** For credentials that lead to another account than before. */
export function otherAccountMessage(guarded: string, found: string): string {
    return `This guard is account ${guarded}'s, and the credentials are account ${found}'s. Nothing was declined. Use the credentials of account ${guarded}, or declare a guard of its own, under another name, for account ${found}.`;
}

/** For a guard that is destroyed or replaced. */
export function unguardedMessage(accountId: string): string {
    return `This guard of account ${accountId} is gone, which changes nothing in AWS: what was declined stays declined. Unless another guard takes its place, handshakes that the account receives from now on stay pending until somebody answers them or they expire.`;
}

function description({ handshakeId, action, organizationId, senderAccountId }: GuardedHandshake): string {
    const sender = [
        organizationId ?? "an organization that AWS doesn't name",
        senderAccountId && `account ${senderAccountId}`,
    ];
    return `${handshakeId || "without an id"} (${action ?? "no action told"}, from ${sender.filter(Boolean).join(", ")})`;
}

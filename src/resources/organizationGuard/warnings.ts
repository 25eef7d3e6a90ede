import type { Context } from "../context";
import { takenOverMessage, unclearMessage } from "../invitationGuard/messages";
import { toGuardedHandshake } from "../invitationGuard/properties";
import type { AccountFindings, JudgedMemberHandshake } from "./findings";
import { unreachableMessage, willDeclineMessage } from "./messages";
import type { Sweep } from "./sweep";

/**
 * Warns of everything that a person has to look at: unclear and accepted handshakes, accounts that can't be reached.
 */
export function warnOfProblems(context: Pick<Context, "warn">, { organizationId, accounts, unreachable }: Sweep): void {
    warnOfUnclear(context, accounts);
    for (const message of acceptedMessages(accounts)) {
        context.warn(message);
    }
    if (unreachable.length > 0) {
        context.warn(unreachableMessage(organizationId, unreachable));
    }
}

/** Warns of each handshake that only a person can judge. */
export function warnOfUnclear(context: Pick<Context, "warn">, accounts: readonly AccountFindings[]): void {
    for (const { accountId, unclear } of accounts) {
        for (const { handshake, doubt } of unclear) {
            context.warn(unclearMessage(toGuardedHandshake(handshake), accountId, doubt));
        }
    }
}

/** A message for each handshake that was accepted from a sender that isn't allowed. */
export function acceptedMessages(accounts: readonly AccountFindings[]): string[] {
    return accounts.flatMap(({ accountId, accepted }) =>
        accepted.map(({ handshake, doubt }) => takenOverMessage(handshake, accountId, doubt)),
    );
}

/** Warns of the handshakes that the next up declines. */
export function warnOfDeclines(
    context: Pick<Context, "warn">,
    organizationId: string,
    unwanted: readonly JudgedMemberHandshake[],
): void {
    if (unwanted.length > 0) {
        context.warn(willDeclineMessage(organizationId, unwanted));
    }
}

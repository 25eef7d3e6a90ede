import type { Context } from "../context";
import type { Findings } from "./findings";
import { unclearMessage, unwantedAcceptedMessage, willDeclineMessage } from "./messages";
import { toGuardedHandshake } from "./properties";

/** Warns of each handshake that only a person can judge. */
export function warnOfUnclear(context: Pick<Context, "warn">, accountId: string, { unclear }: Findings): void {
    for (const { handshake, doubt } of unclear) {
        context.warn(unclearMessage(toGuardedHandshake(handshake), accountId, doubt));
    }
}

/** Warns of each accepted handshake from a sender that is not allowed. */
export function warnOfAccepted(context: Pick<Context, "warn">, accountId: string, findings: Findings): void {
    for (const message of acceptedMessages(accountId, findings)) {
        context.warn(message);
    }
}

/** Returns a message for each accepted handshake from a sender that is not allowed. */
export function acceptedMessages(accountId: string, { accepted }: Findings): string[] {
    return accepted.map(({ handshake, doubt }) => unwantedAcceptedMessage(handshake, accountId, doubt)).sort();
}

/** Warns of the handshakes that the next up declines. */
export function warnOfDeclines(
    context: Pick<Context, "warn">,
    accountId: string,
    unwanted: Findings["unwanted"],
): void {
    if (unwanted.length > 0) {
        const handshakes = unwanted.map(({ handshake, doubt }) => ({ ...toGuardedHandshake(handshake), doubt }));
        context.warn(willDeclineMessage(accountId, handshakes));
    }
}

import type { Context } from "../context";
import type { Findings } from "./findings";
import { takenOverMessage, unclearMessage, willDeclineMessage } from "./messages";
import { toGuardedHandshake } from "./properties";

/** Warns of each handshake that only a person can judge. */
export function warnOfUnclear(context: Pick<Context, "warn">, accountId: string, { unclear }: Findings): void {
    for (const { handshake, doubt } of unclear) {
        context.warn(unclearMessage(toGuardedHandshake(handshake), accountId, doubt));
    }
}

/** Warns of each handshake that was accepted from a sender that isn't allowed. */
export function warnOfAccepted(context: Pick<Context, "warn">, accountId: string, findings: Findings): void {
    for (const message of acceptedMessages(accountId, findings)) {
        context.warn(message);
    }
}

/** A message for each handshake that was accepted from a sender that isn't allowed. */
export function acceptedMessages(accountId: string, { accepted }: Findings): string[] {
    return accepted.map(({ handshake, doubt }) => takenOverMessage(handshake, accountId, doubt)).sort();
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

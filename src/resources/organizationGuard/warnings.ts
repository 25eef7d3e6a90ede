import type { Context } from "../context";
import { unclearMessage, unwantedAcceptedMessage } from "../invitationGuard/messages";
import { toGuardedHandshake } from "../invitationGuard/properties";
import { departedAccountsMessage, unreachableMessage } from "./accountMessages";
import type { AccountFindings, JudgedMemberHandshake } from "./findings";
import { willDeclineMessage } from "./messages";
import { separateDeparted } from "./missingAccounts";
import type { Sweep } from "./sweep";
import { transfersUnavailableMessage, unwantedTransferMessage } from "./transferMessages";

/** Warns of each problem that needs a person: accounts that left, handshakes, billing transfers, unreachable accounts. */
export function warnOfProblems(context: Pick<Context, "warn">, found: Sweep): void {
    const { organizationId, accounts } = found;
    const { departed, others } = separateDeparted(found.unreachable);
    if (departed.length > 0) {
        context.warn(departedAccountsMessage(organizationId, departed));
    }
    warnOfUnclear(context, accounts);
    warnOfTransfers(context, found);
    for (const message of acceptedMessages(accounts)) {
        context.warn(message);
    }
    if (others.length > 0) {
        context.warn(unreachableMessage(organizationId, others));
    }
}

/** Warns of each billing transfer to an account that is not allowed, or that the transfers could not be listed. */
export function warnOfTransfers(context: Pick<Context, "warn">, found: Sweep): void {
    const { transfers } = found;
    if (typeof transfers !== "object") {
        return;
    }
    if ("reason" in transfers) {
        context.warn(transfersUnavailableMessage(found, transfers.reason));
        return;
    }
    for (const transfer of transfers.unwanted) {
        context.warn(unwantedTransferMessage(transfer, found));
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

/** Returns a message for each accepted handshake from a sender that is not allowed. */
export function acceptedMessages(accounts: readonly AccountFindings[]): string[] {
    return accounts.flatMap(({ accountId, accepted }) =>
        accepted.map(({ handshake, doubt }) => unwantedAcceptedMessage(handshake, accountId, doubt)),
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

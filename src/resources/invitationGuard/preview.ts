import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { type MaybeUnknown, unknown, unknownReason } from "../unknown";
import { unreachableReason } from "../unreachable";
import { evaluateAccount, type ListedAccount, listAccount } from "./account";
import { guardPreviewUnavailableMessage, missingIdMessage } from "./messages";
import { outputsOf } from "./outputs";
import { type InvitationGuardInputs, type InvitationGuardOutputs, toGuardedHandshake } from "./properties";
import { warnOfAccepted, warnOfDeclines, warnOfUnclear } from "./warnings";

/**
 * Returns the outputs that a create or an update would have, and warns with the list of the handshakes that it would
 * decline. It declines nothing. An error of the create or the update is only a warning here.
 *
 * @param accountId the guarded account, for an update.
 * @returns the outputs, or `undefined` if a call fails.
 */
export async function previewInvitationGuard(
    context: Context<AccountClient>,
    inputs: InvitationGuardInputs,
    accountId?: string,
): Promise<InvitationGuardOutputs | undefined> {
    let account: ListedAccount;
    try {
        account = await listAccount(context, accountId);
    } catch (error) {
        if (!(error instanceof HandshakeError)) {
            throw error;
        }
        context.warn(guardPreviewUnavailableMessage(unreachableReason(error)));
        return undefined;
    }
    const findings = evaluateAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    warnOfAccepted(context, account.accountId, findings);
    const withoutId = findings.unwanted.filter(({ handshake }) => !handshake.id);
    const withId = findings.unwanted.filter(({ handshake }) => handshake.id);
    for (const { handshake } of withoutId) {
        context.warn(missingIdMessage(toGuardedHandshake(handshake), account.accountId));
    }
    warnOfDeclines(context, account.accountId, withId);
    const declined = [...findings.declined, ...withId.map(({ handshake }) => handshake)];
    return outputsOf(inputs, account.accountId, { ...findings, declined, unwanted: withoutId });
}

/** Warns that the preview can't list the handshakes that the up declines, because some inputs are not known yet. */
export function previewUnknownInvitationGuard(context: Pick<Context, "warn">, inputs: object): void {
    context.warn(guardPreviewUnavailableMessage(unknownReason(inputs)));
}

/** Returns the outputs if only the inputs are known. */
export function unknownOutputs<Inputs extends object>(
    inputs: Inputs,
    accountId: MaybeUnknown<string> = unknown,
): Inputs & { accountId: MaybeUnknown<string> } {
    return {
        ...inputs,
        accountId,
        allowed: unknown,
        declined: unknown,
        unwanted: unknown,
        accepted: unknown,
        unclear: unknown,
        unreachable: unknown,
    };
}

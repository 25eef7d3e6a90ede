import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import type { AccountOrganizations } from "../organizations";
import { type MaybeUnknown, unknown, unknownText } from "../unknown";
import { unreachableReason } from "../unreachable";
import { evaluateAccount, type ListedAccount, listAccount } from "./account";
import { guardPreviewUnavailableMessage, missingIdMessage } from "./messages";
import { outputsOf } from "./outputs";
import { type InvitationGuardInputs, type InvitationGuardOutputs, toGuardedHandshake } from "./properties";
import { warnOfAccepted, warnOfDeclines, warnOfUnclear } from "./warnings";

/**
 * What a create or an update would come to, with a warning that lists the handshakes that it would decline. Nothing is
 * declined. What would fail is a warning here.
 *
 * @param accountId the guarded account, for an update.
 * @returns the outputs as they would be, or `undefined` where AWS can't be asked.
 */
export async function previewInvitationGuard(
    context: Context<AccountOrganizations>,
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

/** Warns that a preview can't list what an up declines, since some of the inputs aren't known yet. */
export function previewUnknownInvitationGuard(context: Pick<Context, "warn">, inputs: object): void {
    context.warn(guardPreviewUnavailableMessage(unknownText(inputs)));
}

/** The outputs where only the inputs are known. */
export function unknownOutputs<Inputs extends object>(
    inputs: Inputs,
    accountId: MaybeUnknown<string> = unknown,
): Inputs & { accountId: MaybeUnknown<string> } {
    return { ...inputs, accountId, allowed: unknown, declined: unknown, unwanted: unknown, accepted: unknown };
}

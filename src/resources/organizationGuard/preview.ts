import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { missingIdMessage } from "../invitationGuard/messages";
import { toGuardedHandshake } from "../invitationGuard/properties";
import { type MaybeUnknown, unknown, unknownReason } from "../unknown";
import { unreachableReason } from "../unreachable";
import { unwantedIn } from "./findings";
import { previewUnavailableMessage } from "./messages";
import type { ExistingGuard } from "./missingAccounts";
import { outputsOf } from "./outputs";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import { type OrganizationContext, type Sweep, sweep } from "./sweep";
import { warnOfDeclines, warnOfProblems } from "./warnings";

/**
 * Returns the outputs that a create or an update would have, and warns with the list of the handshakes that it would
 * decline. It declines nothing. An error of the create or the update is only a warning here.
 *
 * @param existing the guard, for an update.
 * @returns the outputs, or `undefined` if the accounts can't be listed.
 */
export async function previewOrganizationGuard(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
    existing?: ExistingGuard,
): Promise<OrganizationGuardOutputs | undefined> {
    let found: Sweep;
    try {
        found = await sweep(context, inputs, existing);
    } catch (error) {
        if (!(error instanceof HandshakeError)) {
            throw error;
        }
        context.warn(previewUnavailableMessage(unreachableReason(error)));
        return undefined;
    }
    warnOfProblems(context, found);
    const withId = unwantedIn(found.accounts).filter(({ handshake }) => handshake.id);
    warnOfDeclines(context, found.organizationId, withId);
    const accounts = found.accounts.map((account) => {
        const declined = account.unwanted.map(({ handshake }) => handshake).filter(({ id }) => id);
        const withoutId = account.unwanted.filter(({ handshake }) => !handshake.id);
        return { ...account, declined: [...account.declined, ...declined], unwanted: withoutId };
    });
    for (const { accountId, unwanted: withoutId } of accounts) {
        for (const { handshake } of withoutId) {
            context.warn(missingIdMessage(toGuardedHandshake(handshake), accountId));
        }
    }
    return outputsOf(inputs, { ...found, accounts }, existing?.olds);
}

/** Warns that the preview can't list the handshakes that the up declines, because some inputs are not known yet. */
export function previewUnknownOrganizationGuard(context: Pick<Context, "warn">, inputs: object): void {
    context.warn(previewUnavailableMessage(unknownReason(inputs)));
}

/** Returns the outputs if only the inputs are known. */
export function unknownOutputs<Inputs extends object>(
    inputs: Inputs,
    organizationId: MaybeUnknown<string> = unknown,
): Inputs & { organizationId: MaybeUnknown<string> } {
    return {
        ...inputs,
        organizationId,
        managementAccountId: unknown,
        guardedAccounts: unknown,
        skippedAccounts: unknown,
        unreachable: unknown,
        allowed: unknown,
        declined: unknown,
        unwanted: unknown,
        accepted: unknown,
        unclear: unknown,
        unwantedTransfers: unknown,
    };
}

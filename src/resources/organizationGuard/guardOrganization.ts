import { declineUnwanted } from "../invitationGuard/declineUnwanted";
import { PartialFailureError } from "../partialFailureError";
import { sortBy } from "../sortBy";
import { departedReasons, unreachableReasons } from "./accountMessages";
import type { JudgedMemberHandshake } from "./findings";
import { declinedMessage } from "./messages";
import { type ExistingGuard, separateDeparted } from "./missingAccounts";
import { outputsOf } from "./outputs";
import { type OrganizationGuardInputs, type OrganizationGuardOutputs, programInputsOf } from "./properties";
import { type AccountWork, CanceledSweepError, type OrganizationContext, sweep } from "./sweep";
import { transfersNotShownMessage } from "./transferMessages";
import { acceptedMessages, warnOfTransfers, warnOfUnclear } from "./warnings";

/**
 * Declines every pending handshake that the inputs do not allow, in every account of the organization. After a failure
 * in one account it continues with the other accounts.
 *
 * @param existing the guard, for an update.
 * @throws PartialFailureError if a decline failed, if an account is unreachable, if someone accepted a handshake from a
 *   sender that is not allowed, or if the operation was canceled after a decline.
 * @throws HandshakeError if the organization's accounts can't be listed, or if the credentials belong to another
 *   organization.
 */
export async function guardOrganization(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
    existing?: ExistingGuard,
): Promise<OrganizationGuardOutputs> {
    const settled: JudgedMemberHandshake[] = [];
    const reasons: string[] = [];
    const work: AccountWork = async (client, findings) => {
        const { accountId } = findings;
        const results = await declineUnwanted({ ...context, client }, accountId, findings.unwanted);
        settled.push(...results.settled.map((judged) => ({ ...judged, accountId })));
        reasons.push(...results.reasons);
        const declined = results.settled.map(({ handshake }) => handshake).filter(({ state }) => state === "DECLINED");
        return {
            ...findings,
            declined: [...findings.declined, ...declined],
            unwanted: results.notDeclined.map((handshake) => ({ handshake })),
        };
    };
    const { found, canceled } = await sweep(context, inputs, existing, work).then(
        (found) => ({ found, canceled: undefined }),
        (error: unknown) => {
            // A decline can't be undone, so the message and the state must contain it.
            if (error instanceof CanceledSweepError && settled.length + reasons.length > 0) {
                return { found: error.found, canceled: error.message };
            }
            throw error;
        },
    );
    if (settled.length > 0) {
        const declined = sortBy(settled, ({ accountId }) => accountId);
        context.info(declinedMessage(found.organizationId, declined));
    }
    warnOfUnclear(context, found.accounts);
    warnOfTransfers(context, found);
    if (found.transfers === "notShown") {
        context.info(transfersNotShownMessage(found));
    }
    const { departed, others } = separateDeparted(found.unreachable);
    // First the accounts that may have been taken over: nothing is more urgent.
    const unfinished = canceled === undefined ? unreachableReasons(others) : [canceled];
    const problems = [
        ...departedReasons(departed),
        ...reasons.sort(),
        ...acceptedMessages(found.accounts),
        ...unfinished,
    ];
    const outputs = outputsOf(inputs, found, existing?.olds);
    if (problems.length > 0) {
        const id = found.organizationId;
        throw new PartialFailureError({ id, outputs, inputs: programInputsOf(inputs) }, problems);
    }
    return outputs;
}

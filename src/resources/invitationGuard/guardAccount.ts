import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { PartialFailureError } from "../partialFailureError";
import { evaluateAccount, listAccount } from "./account";
import { declineUnwanted } from "./declineUnwanted";
import { unwantedMessage } from "./messages";
import { outputsOf } from "./outputs";
import {
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
    programInputsOf,
    toGuardedHandshake,
} from "./properties";
import { acceptedMessages, warnOfUnclear } from "./warnings";

/**
 * Declines every pending handshake of the account that the inputs do not allow. AWS's response to DeclineHandshake
 * decides the result of each. After a failure it continues with the other handshakes.
 *
 * @param accountId the account of an existing guard.
 * @throws PartialFailureError if a decline failed, or if someone accepted a handshake from a sender that is not
 *   allowed.
 * @throws HandshakeError if the account is unknown, or if its handshakes can't be listed.
 */
export async function guardAccount(
    context: Context<AccountClient>,
    inputs: InvitationGuardInputs,
    accountId?: string,
): Promise<InvitationGuardOutputs> {
    const account = await listAccount(context, accountId);
    const findings = evaluateAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    const { settled, notDeclined, reasons } = await declineUnwanted(context, account.accountId, findings.unwanted);
    for (const { handshake, doubt } of settled) {
        context.info(unwantedMessage(toGuardedHandshake(handshake), account.accountId, handshake.state, doubt));
    }
    const declined = settled.map(({ handshake }) => handshake).filter(({ state }) => state === "DECLINED");
    const outputs = outputsOf(inputs, account.accountId, {
        ...findings,
        declined: [...findings.declined, ...declined],
        unwanted: notDeclined.map((handshake) => ({ handshake })),
    });
    const problems = [...reasons, ...acceptedMessages(account.accountId, findings)];
    if (problems.length > 0) {
        throw new PartialFailureError({ id: outputs.accountId, outputs, inputs: programInputsOf(inputs) }, problems);
    }
    return outputs;
}

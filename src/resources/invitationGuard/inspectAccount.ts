import type { Context } from "../context";
import { evaluateAccount, type ListedAccount } from "./account";
import { outputsOf } from "./outputs";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";
import { warnOfAccepted, warnOfDeclines, warnOfUnclear } from "./warnings";

/** Returns the outputs of a read, and warns of each finding that needs an explanation. It declines nothing. */
export function inspectAccount(
    context: Pick<Context, "warn">,
    inputs: InvitationGuardInputs,
    account: ListedAccount,
): InvitationGuardOutputs {
    const findings = evaluateAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    warnOfAccepted(context, account.accountId, findings);
    // A dynamic guard's preview can't call AWS, so the read explains why the guard does not allow a sender.
    const doubtful = findings.unwanted.filter(({ doubt }) => doubt !== undefined);
    warnOfDeclines(context, account.accountId, doubtful);
    return outputsOf(inputs, account.accountId, findings);
}

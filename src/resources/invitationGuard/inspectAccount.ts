import type { Context } from "../context";
import { evaluateAccount, type ListedAccount } from "./account";
import { outputsOf } from "./outputs";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";
import { warnOfAccepted, warnOfDeclines, warnOfUnclear } from "./warnings";

/** What a read finds in an account, with a warning for each finding that needs a reason. Nothing is declined. */
export function inspectAccount(
    context: Pick<Context, "warn">,
    inputs: InvitationGuardInputs,
    account: ListedAccount,
): InvitationGuardOutputs {
    const findings = evaluateAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    warnOfAccepted(context, account.accountId, findings);
    // A dynamic guard's preview can't call AWS, so the reason why a sender isn't allowed is given here.
    const doubtful = findings.unwanted.filter(({ doubt }) => doubt !== undefined);
    warnOfDeclines(context, account.accountId, doubtful);
    return outputsOf(inputs, account.accountId, findings);
}

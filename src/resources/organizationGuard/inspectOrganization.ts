import type { Context } from "../context";
import { unwantedIn } from "./findings";
import { outputsOf } from "./outputs";
import type { OrganizationGuardInputs, OrganizationGuardOutputs, UnwantedTransfer } from "./properties";
import type { Sweep } from "./sweep";
import { warnOfDeclines, warnOfProblems } from "./warnings";

/**
 * What a read finds in an organization, with a warning for each finding that needs a reason. Nothing is declined.
 *
 * @param known the billing transfers in the state.
 */
export function inspectOrganization(
    context: Pick<Context, "warn">,
    inputs: OrganizationGuardInputs,
    found: Sweep,
    known?: readonly UnwantedTransfer[],
): OrganizationGuardOutputs {
    warnOfProblems(context, found);
    // A dynamic guard's preview can't call AWS, so the reason why a sender isn't allowed is given here.
    const doubtful = unwantedIn(found.accounts).filter(({ doubt }) => doubt !== undefined);
    warnOfDeclines(context, found.organizationId, doubtful);
    return outputsOf(inputs, found, known);
}

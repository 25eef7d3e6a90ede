import type { Context } from "../context";
import { unwantedIn } from "./findings";
import { outputsOf } from "./outputs";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import type { Sweep } from "./sweep";
import { warnOfDeclines, warnOfProblems } from "./warnings";

/**
 * Returns the outputs of a read, and warns of each finding that needs an explanation. It declines nothing.
 *
 * @param olds the properties in the state; empty for an import.
 */
export function inspectOrganization(
    context: Pick<Context, "warn">,
    inputs: OrganizationGuardInputs,
    found: Sweep,
    olds: Partial<OrganizationGuardOutputs>,
): OrganizationGuardOutputs {
    warnOfProblems(context, found);
    // A dynamic guard's preview can't call AWS, so the read explains why the guard does not allow a sender.
    const doubtful = unwantedIn(found.accounts).filter(({ doubt }) => doubt !== undefined);
    warnOfDeclines(context, found.organizationId, doubtful);
    return outputsOf(inputs, found, olds);
}

import { changedPaths } from "../changedPaths";
import { presentFindings } from "../invitationGuard/properties";
import type { Diff } from "../receivedHandshake/diff";
import type { MaybeUnknown } from "../unknown";
import { type OrganizationGuardInputs, type OrganizationGuardOutputs, organizationInputNames } from "./properties";

type Inputs = { [Name in keyof OrganizationGuardInputs]?: MaybeUnknown<OrganizationGuardInputs[Name]> };

/**
 * What an update has to do: other inputs, or what the last look found that isn't as it should be. A guard never needs to
 * be replaced.
 */
export function diffOrganizationGuard(olds: Partial<OrganizationGuardOutputs>, news: Inputs): Diff {
    const changes = organizationInputNames.flatMap((name) => changedPaths(name, olds[name], news[name]));
    changes.push(...Object.keys(presentFindings(olds)).map((path) => ({ path, kind: "delete" as const })));
    return { changes, replaces: [] };
}

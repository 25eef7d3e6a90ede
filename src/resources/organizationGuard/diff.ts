import { changedPaths } from "../changedPaths";
import type { Diff } from "../diff";
import type { MaybeUnknown } from "../unknown";
import {
    INPUT_NAMES,
    type OrganizationGuardInputs,
    type OrganizationGuardOutputs,
    presentOrganizationFindings,
} from "./properties";

type Inputs = { [Name in keyof OrganizationGuardInputs]?: MaybeUnknown<OrganizationGuardInputs[Name]> };

/** Returns the changes of an update: changed inputs, and the findings of the last read. No change replaces a guard. */
export function diffOrganizationGuard(olds: Partial<OrganizationGuardOutputs>, news: Inputs): Diff {
    const changes = INPUT_NAMES.flatMap((name) => changedPaths(name, olds[name], news[name]));
    changes.push(...Object.keys(presentOrganizationFindings(olds)).map((path) => ({ path, kind: "delete" as const })));
    return { changes, replaces: [] };
}

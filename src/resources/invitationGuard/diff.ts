import { changedPaths } from "../changedPaths";
import type { Diff } from "../diff";
import type { MaybeUnknown } from "../unknown";
import { INPUT_NAMES, type InvitationGuardInputs, type InvitationGuardOutputs, presentFindings } from "./properties";

type Inputs = { [Name in keyof InvitationGuardInputs]?: MaybeUnknown<InvitationGuardInputs[Name]> };

/** Returns the changes of an update: changed inputs, and the findings of the last read. No change replaces a guard. */
export function diffInvitationGuard(olds: Partial<InvitationGuardOutputs>, news: Inputs): Diff {
    const changes = INPUT_NAMES.flatMap((name) => changedPaths(name, olds[name], news[name]));
    changes.push(...Object.keys(presentFindings(olds)).map((path) => ({ path, kind: "delete" as const })));
    return { changes, replaces: [] };
}

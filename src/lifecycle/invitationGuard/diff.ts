import { changedPaths } from "../changedPaths";
import type { Diff } from "../diff";
import type { MaybeUnknown } from "../unknown";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";

type Inputs = { [Name in keyof InvitationGuardInputs]?: MaybeUnknown<InvitationGuardInputs[Name]> };

/**
 * What an update has to do: other inputs, or handshakes that the last look found and that aren't allowed. A guard never
 * needs to be replaced.
 */
export function diffGuard(olds: Partial<InvitationGuardOutputs>, news: Inputs): Diff {
    const names = ["allowedOrganizations", "allowedAccounts", "actions", "connection"] as const;
    const changes = names.flatMap((name) => changedPaths(name, olds[name], news[name]));
    if (olds.unwanted?.length) {
        changes.push({ path: "unwanted", kind: "delete" });
    }
    return { changes, replaces: [] };
}

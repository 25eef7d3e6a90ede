import { canonicalJson } from "../canonicalJson";
import type { MaybeUnknown } from "../unknown";
import type { InvitationGuardInputs, InvitationGuardOutputs } from "./properties";

type Inputs = { [Name in keyof InvitationGuardInputs]?: MaybeUnknown<InvitationGuardInputs[Name]> };

/** Whether an update has something to do: other inputs, or handshakes that the last look found and that aren't allowed. */
export function diffGuard(olds: Partial<InvitationGuardOutputs>, news: Inputs): boolean {
    const names = ["allowedOrganizations", "allowedAccounts", "actions", "connection"] as const;
    const isChanged = names.some((name) => canonicalJson(news[name]) !== canonicalJson(olds[name]));
    return isChanged || (olds.unwanted ?? []).length > 0;
}

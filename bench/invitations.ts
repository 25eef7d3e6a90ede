import type { Sandbox } from "../sandbox";
import type { Target } from "./scenario";

/** The same for all sandboxes, so that a refresh finds what an up has left. */
const requestedTimestamp = new Date();

/** Sends the invitations of a scenario. */
export function invite(sandbox: Sandbox, targets: readonly Target[], state: "OPEN" | "DECLINED"): void {
    for (const { id, recipient } of targets) {
        sandbox.invite({ id, state, requestedTimestamp, ...(recipient && { recipient }) });
    }
}

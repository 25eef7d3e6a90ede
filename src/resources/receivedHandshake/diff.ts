import { type ChangedPath, changedPaths } from "../changedPaths";
import type { MaybeUnknown } from "../unknown";
import type { ReceivedHandshakeInputs, ReceivedHandshakeOutputs } from "./properties";

/** What an update would change; nothing when there are no changes. */
export interface Diff {
    /** Where the inputs differ from the state. */
    changes: ChangedPath[];
    /** The inputs that differ and can't be changed in place. */
    replaces: string[];
}

type Inputs = { [Name in keyof ReceivedHandshakeInputs]?: MaybeUnknown<ReceivedHandshakeInputs[Name]> };

/**
 * Compares the inputs with the state. Another handshake is another resource. An input that isn't known yet counts as
 * changed, since it may be. A look that failed is a difference too: nobody may take it for "still declined".
 *
 * On a refresh the engine compares what was read with the old inputs, so this looks at nothing but inputs.
 */
export function diff(olds: Partial<ReceivedHandshakeOutputs>, news: Inputs): Diff {
    const names = ["handshakeId", "desiredState", "connection"] as const;
    const changes = names.flatMap((name) => changedPaths(name, olds[name], news[name]));
    if (olds.unreachable !== undefined) {
        changes.push({ path: "unreachable", kind: "delete" });
    }
    return { changes, replaces: changes.map(({ path }) => path).filter((path) => path === "handshakeId") };
}

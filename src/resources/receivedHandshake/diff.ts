import { changedPaths } from "../changedPaths";
import type { Diff } from "../diff";
import type { MaybeUnknown } from "../unknown";
import { INPUT_NAMES, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";

type Inputs = { [Name in keyof ReceivedHandshakeInputs]?: MaybeUnknown<ReceivedHandshakeInputs[Name]> };

/**
 * Compares the inputs with the state. A change of `handshakeId` replaces the resource. An unknown input counts as
 * changed, because it may change. A failed read is a difference too: it must not look like "still declined".
 *
 * On a refresh, the engine compares the result of the read with the old inputs. So this function uses only inputs.
 */
export function diffReceivedHandshake(olds: Partial<ReceivedHandshakeOutputs>, news: Inputs): Diff {
    const changes = INPUT_NAMES.flatMap((name) => changedPaths(name, olds[name], news[name]));
    if (olds.unreachable !== undefined) {
        changes.push({ path: "unreachable", kind: "delete" });
    }
    return { changes, replaces: changes.map(({ path }) => path).filter((path) => path === "handshakeId") };
}

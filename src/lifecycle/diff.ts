import { canonicalJson } from "./canonicalJson";
import type { ReceivedHandshakeInputs, ReceivedHandshakeOutputs } from "./properties";
import { type MaybeUnknown, unknown } from "./unknown";

/** What an update would change. */
export interface Diff {
    /** The inputs that differ. */
    changes: string[];
    /** Those of them that can't be changed in place. */
    replaces: string[];
}

type Inputs = { [Name in keyof ReceivedHandshakeInputs]?: MaybeUnknown<ReceivedHandshakeInputs[Name]> };

/**
 * Compares the inputs with the state. Another handshake is another resource. An input that isn't known yet counts as
 * changed, since it may be.
 *
 * On a refresh the engine compares what was read with the old inputs, so this looks at nothing but inputs.
 */
export function diff(olds: Partial<ReceivedHandshakeOutputs>, news: Inputs): Diff {
    const names = ["handshakeId", "desiredState", "connection"] as const;
    const changes = names.filter((name) => news[name] === unknown || !isEqual(news[name], olds[name]));
    return { changes, replaces: changes.filter((name) => name === "handshakeId") };
}

function isEqual(one: unknown, other: unknown): boolean {
    return canonicalJson(one) === canonicalJson(other);
}

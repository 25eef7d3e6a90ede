import type { Diff } from "../../lifecycle/diff";

/**
 * The difference of a resource that was a dynamic one until now. The engine learns by the answer to an update that it has
 * to look before every up, so such a resource is updated once, even if nothing has changed.
 */
export function differenceOfMoved({ changes, replaces }: Diff): Diff {
    return { changes: [...changes, { path: "__provider", kind: "delete" }], replaces };
}

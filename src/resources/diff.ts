import type { ChangedPath } from "./changedPaths";

/** The changes of an update. Both lists are empty if there are none. */
export interface Diff {
    /** The differences between the inputs and the state. */
    changes: ChangedPath[];
    /** The names of the inputs with a change that requires a replacement. */
    replaces: string[];
}

import type { ChangedPath } from "./changedPaths";

/** What an update would change; both lists are empty when it would change nothing. */
export interface Diff {
    /** Where the inputs differ from the state. */
    changes: ChangedPath[];
    /** The inputs that differ and can't be changed in place. */
    replaces: string[];
}

import { canonicalJson } from "./canonicalJson";
import { isRecord } from "./isRecord";

/** One difference between the inputs and the state. */
export interface ChangedPath {
    /** The path of the value in Pulumi's notation, such as `connection.assumeRoles[0].roleArn`. */
    path: string;
    /** The kind of the change. */
    kind: "add" | "delete" | "update";
}

/**
 * Returns the differences of two values, at the deepest level that both have. Returns an empty list for equal values.
 *
 * @param path the path of the values.
 */
export function changedPaths(path: string, old: unknown, value: unknown): ChangedPath[] {
    if (canonicalJson(old) === canonicalJson(value)) {
        return [];
    }
    if (old === undefined) {
        return [{ path, kind: "add" }];
    }
    if (value === undefined) {
        return [{ path, kind: "delete" }];
    }
    if (Array.isArray(old) && Array.isArray(value)) {
        const indexes = [...Array(Math.max(old.length, value.length)).keys()];
        return indexes.flatMap((index) => changedPaths(`${path}[${index}]`, old[index], value[index]));
    }
    if (isRecord(old) && isRecord(value)) {
        const names = [...new Set([...Object.keys(old), ...Object.keys(value)])];
        return names.flatMap((name) => changedPaths(path + memberPath(name), old[name], value[name]));
    }
    return [{ path, kind: "update" }];
}

function memberPath(name: string): string {
    return /^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PROVIDER_KEY } from "../../pulumi/wire";
import type { Diff } from "../../resources/diff";

/** Whether a resource was a dynamic one until now, by what the state holds of it. */
export function isMigrated(olds: Struct | undefined): boolean {
    return olds?.getFieldsMap().has(PROVIDER_KEY) ?? false;
}

/**
 * The difference of such a resource. The engine learns by the answer to an update that it has to look before every up, so
 * the resource is updated once, even if nothing has changed.
 */
export function migrationDiff({ changes, replaces }: Diff): Diff {
    return { changes: [...changes, { path: PROVIDER_KEY, kind: "delete" }], replaces };
}

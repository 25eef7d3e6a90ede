import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PROVIDER_KEY } from "../../pulumi/wire";
import type { Diff } from "../../resources/diff";

/** Whether the resource in the state is still a dynamic one. */
export function isMigrated(olds: Struct | undefined): boolean {
    return olds?.getFieldsMap().has(PROVIDER_KEY) ?? false;
}

/**
 * Returns the difference of such a resource. The response to an update tells the engine to refresh the resource before each
 * `pulumi up`. So the resource is updated once, even if nothing has changed.
 */
export function migrationDiff({ changes, replaces }: Diff): Diff {
    return { changes: [...changes, { path: PROVIDER_KEY, kind: "delete" }], replaces };
}

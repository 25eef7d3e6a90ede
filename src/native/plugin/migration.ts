import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PROVIDER_KEY } from "../../pulumi/wire";
import type { Diff } from "../../resources/diff";

/** Whether the resource in the state is still a dynamic one. */
export function isStillDynamic(olds: Struct | undefined): boolean {
    return olds?.getFieldsMap().has(PROVIDER_KEY) ?? false;
}

/**
 * Adds the removal of the dynamic provider to a difference. So Pulumi updates the resource once, even if nothing else
 * has changed. The response to that update makes the engine refresh the resource before each `pulumi up`.
 */
export function migrationDiff({ changes, replaces }: Diff): Diff {
    return { changes: [...changes, { path: PROVIDER_KEY, kind: "delete" }], replaces };
}

import { CheckFailure, CheckResponse, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { ChangedPath } from "../../resources/changedPaths";
import type { CheckFailure as Failure } from "../../resources/checkFailure";
import type { Diff } from "../../resources/diff";

/** Creates the response of Check: the unchanged inputs, and their failures. */
export function checkResponse(inputs: Struct | undefined, failures: Failure[]): CheckResponse {
    return new CheckResponse()
        .setInputs(inputs)
        .setFailuresList(
            failures.map(({ property, reason }) => new CheckFailure().setProperty(property).setReason(reason)),
        );
}

/** Creates the response of Diff, with a path for each change, so that a preview shows only these. */
export function diffResponse({ changes, replaces }: Diff): DiffResponse {
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    const names = new Set(changes.map(({ path }) => nameIn(path)));
    const response = new DiffResponse()
        .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList([...names])
        .setReplacesList(replaces)
        .setHasdetaileddiff(true);
    for (const change of changes) {
        response.getDetaileddiffMap().set(change.path, propertyDiff(change, replaces.includes(nameIn(change.path))));
    }
    return response;
}

function propertyDiff({ kind }: ChangedPath, replaces: boolean): PropertyDiff {
    const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
    const kinds = {
        add: replaces ? ADD_REPLACE : ADD,
        delete: replaces ? DELETE_REPLACE : DELETE,
        update: replaces ? UPDATE_REPLACE : UPDATE,
    };
    // The comparison is with the outputs, because they hold what the last look found in AWS.
    return new PropertyDiff().setKind(kinds[kind]).setInputdiff(false);
}

/** Returns the property at the beginning of a path. */
function nameIn(path: string): string {
    return path.split(/[.[]/)[0] ?? path;
}

import { CheckFailure, CheckResponse, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { ChangedPath } from "../../resources/changedPaths";
import type { CheckFailure as Failure } from "../../resources/checkFailure";
import type { Diff } from "../../resources/diff";

/** What the engine is told of inputs: they are taken as they came, or what is wrong with them. */
export function checkResponse(inputs: Struct | undefined, failures: Failure[]): CheckResponse {
    return new CheckResponse()
        .setInputs(inputs)
        .setFailuresList(
            failures.map(({ property, reason }) => new CheckFailure().setProperty(property).setReason(reason)),
        );
}

/** What the engine is told of a difference: each place by its path, so that a preview shows just these. */
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
    // Compared with the outputs, since what was found in AWS stands there, whoever found it.
    return new PropertyDiff().setKind(kinds[kind]).setInputdiff(false);
}

/** The property at the beginning of a path. */
function nameIn(path: string): string {
    return path.split(/[.[]/)[0] ?? path;
}

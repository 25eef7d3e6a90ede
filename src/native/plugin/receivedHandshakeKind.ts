import { check } from "../../resources/receivedHandshake/check";
import { create } from "../../resources/receivedHandshake/create";
import { forget } from "../../resources/receivedHandshake/delete";
import { diff } from "../../resources/receivedHandshake/diff";
import {
    type MaybeUnknownInputs,
    previewCreate,
    previewUnknown,
    previewUpdate,
} from "../../resources/receivedHandshake/preview";
import {
    inputsOf,
    type ReceivedHandshakeInputs,
    type ReceivedHandshakeOutputs,
    secretOutputs,
} from "../../resources/receivedHandshake/properties";
import { read } from "../../resources/receivedHandshake/read";
import { update } from "../../resources/receivedHandshake/update";
import { isKnown, unknown } from "../../resources/unknown";
import type { Properties, ResourceKind } from "./resource";

/** The life of a `ReceivedHandshake` in the plugin. */
export const receivedHandshakeKind: ResourceKind = {
    secretOutputs,
    refreshBeforeUpdate: false,
    check,
    diff,

    async create(session, inputs) {
        const known = knownInputs(inputs);
        const outputs = await create(session.reach(known.connection), known);
        return { id: outputs.handshakeId, outputs };
    },

    async previewCreate(session, inputs) {
        if (!isKnown(inputs)) {
            const id = inputs.handshakeId === unknown ? "" : String(inputs.handshakeId);
            return { id, outputs: previewUnknown(session, maybeUnknownInputs(inputs)) };
        }
        const known = knownInputs(inputs);
        const outputs = await previewCreate(session.reach(known.connection), known);
        return { id: known.handshakeId, outputs };
    },

    async read(session, id, olds) {
        const before = olds as Partial<ReceivedHandshakeOutputs>;
        const outputs = await read(session.reach(before.connection), id, before);
        return outputs && { id, outputs, inputs: inputsOf(outputs) };
    },

    async update(session, _id, olds, news) {
        const known = knownInputs(news);
        return await update(session.reach(known.connection), knownOutputs(olds), known);
    },

    async previewUpdate(session, _id, olds, news) {
        if (!isKnown(news)) {
            return previewUnknown(session, maybeUnknownInputs(news), knownOutputs(olds));
        }
        const known = knownInputs(news);
        return await previewUpdate(session.reach(known.connection), knownOutputs(olds), known);
    },

    delete(session, id, olds) {
        forget(session, id, olds as Partial<ReceivedHandshakeOutputs>);
    },
};

/* Before any of these the engine has had the inputs checked. */

function knownInputs(inputs: Properties): ReceivedHandshakeInputs {
    return inputs as unknown as ReceivedHandshakeInputs;
}

function maybeUnknownInputs(inputs: Properties): MaybeUnknownInputs {
    return inputs as MaybeUnknownInputs;
}

function knownOutputs(outputs: Properties): ReceivedHandshakeOutputs {
    return outputs as unknown as ReceivedHandshakeOutputs;
}

import { checkReceivedHandshake } from "../../resources/receivedHandshake/check";
import { createReceivedHandshake } from "../../resources/receivedHandshake/create";
import { deleteReceivedHandshake } from "../../resources/receivedHandshake/delete";
import { diffReceivedHandshake } from "../../resources/receivedHandshake/diff";
import {
    type MaybeUnknownInputs,
    previewCreateReceivedHandshake,
    previewUnknownReceivedHandshake,
    previewUpdateReceivedHandshake,
} from "../../resources/receivedHandshake/preview";
import {
    inputsOf,
    type ReceivedHandshakeInputs,
    type ReceivedHandshakeOutputs,
    SECRET_OUTPUTS,
} from "../../resources/receivedHandshake/properties";
import { readReceivedHandshake } from "../../resources/receivedHandshake/read";
import { updateReceivedHandshake } from "../../resources/receivedHandshake/update";
import { isKnown, unknown } from "../../resources/unknown";
import type { Properties, ResourceProvider } from "./resourceProvider";

/** Serves `ReceivedHandshake`. */
export const receivedHandshakeProvider: ResourceProvider = {
    secretOutputs: SECRET_OUTPUTS,
    refreshBeforeUpdate: false,
    check: checkReceivedHandshake,
    diff: diffReceivedHandshake,

    async create(session, inputs) {
        const known = checkedInputs(inputs);
        const outputs = await createReceivedHandshake(session.connect(known.connection), known);
        return { id: outputs.handshakeId, outputs };
    },

    async previewCreate(session, inputs) {
        if (!isKnown(inputs)) {
            const id = inputs.handshakeId === unknown ? "" : String(inputs.handshakeId);
            return { id, outputs: previewUnknownReceivedHandshake(session, partlyKnownInputs(inputs)) };
        }
        const known = checkedInputs(inputs);
        const outputs = await previewCreateReceivedHandshake(session.connect(known.connection), known);
        return { id: known.handshakeId, outputs };
    },

    async read(session, id, olds) {
        const before = olds as Partial<ReceivedHandshakeOutputs>;
        const outputs = await readReceivedHandshake(session.connect(before.connection), id, before);
        return outputs && { id, outputs, inputs: inputsOf(outputs) };
    },

    async update(session, _id, olds, news) {
        const known = checkedInputs(news);
        return await updateReceivedHandshake(session.connect(known.connection), knownOutputs(olds), known);
    },

    async previewUpdate(session, _id, olds, news) {
        if (!isKnown(news)) {
            return previewUnknownReceivedHandshake(session, partlyKnownInputs(news), knownOutputs(olds));
        }
        const known = checkedInputs(news);
        return await previewUpdateReceivedHandshake(session.connect(known.connection), knownOutputs(olds), known);
    },

    delete(session, id, olds) {
        deleteReceivedHandshake(session, id, olds as Partial<ReceivedHandshakeOutputs>);
    },
};

/* The engine calls Check for the inputs before any other step. */

function checkedInputs(inputs: Properties): ReceivedHandshakeInputs {
    return inputs as unknown as ReceivedHandshakeInputs;
}

function partlyKnownInputs(inputs: Properties): MaybeUnknownInputs {
    return inputs as MaybeUnknownInputs;
}

function knownOutputs(outputs: Properties): ReceivedHandshakeOutputs {
    return outputs as unknown as ReceivedHandshakeOutputs;
}

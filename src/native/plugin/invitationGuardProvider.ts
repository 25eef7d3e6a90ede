import { checkInvitationGuard } from "../../resources/invitationGuard/check";
import { createInvitationGuard } from "../../resources/invitationGuard/create";
import { deleteInvitationGuard } from "../../resources/invitationGuard/delete";
import { diffInvitationGuard } from "../../resources/invitationGuard/diff";
import { importInvitationGuard } from "../../resources/invitationGuard/import";
import {
    previewInvitationGuard,
    previewUnknownInvitationGuard,
    unknownOutputs,
} from "../../resources/invitationGuard/preview";
import {
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
    inputsOf,
    programInputsOf,
} from "../../resources/invitationGuard/properties";
import { readInvitationGuard } from "../../resources/invitationGuard/read";
import { updateInvitationGuard } from "../../resources/invitationGuard/update";
import { isKnown } from "../../resources/unknown";
import type { Properties, ResourceProvider, Session } from "./resourceProvider";

/** Serves `InvitationGuard`. `pulumi up` reads it first, and so finds a new invitation. */
export const invitationGuardProvider: ResourceProvider = {
    secretOutputs: [],
    refreshBeforeUpdate: true,
    check: checkInvitationGuard,
    diff: diffInvitationGuard,

    async create(session, inputs: InvitationGuardInputs) {
        const outputs = await createInvitationGuard(session.connect(inputs.connection), inputs);
        return { id: outputs.accountId, outputs };
    },

    async previewCreate(session, inputs) {
        const outputs = await preview(session, inputs);
        return { id: outputs?.accountId ?? "", outputs: outputs ?? unknownOutputs(inputs) };
    },

    async read(session, id, olds: Partial<InvitationGuardOutputs>) {
        const context = session.connect(olds.connection);
        if (Object.keys(olds).length > 0) {
            const outputs = await readInvitationGuard(context, id, olds);
            return { id, outputs, inputs: inputsOf(outputs) };
        }
        const outputs = await importInvitationGuard(context, id);
        // The engine checks the inputs of an import, and the findings of a read are not inputs of a program.
        return { id, outputs, inputs: programInputsOf(outputs) };
    },

    async update(session, id, _olds, news: InvitationGuardInputs) {
        return await updateInvitationGuard(session.connect(news.connection), id, news);
    },

    async previewUpdate(session, id, _olds, news) {
        return (await preview(session, news, id)) ?? unknownOutputs(news, id);
    },

    delete(session, id) {
        deleteInvitationGuard(session, id);
    },
};

async function preview(
    session: Session,
    inputs: Properties,
    accountId?: string,
): Promise<InvitationGuardOutputs | undefined> {
    if (!isKnown(inputs)) {
        previewUnknownInvitationGuard(session, inputs);
        return undefined;
    }
    const known: InvitationGuardInputs = inputs;
    return await previewInvitationGuard(session.connect(known.connection), known, accountId);
}

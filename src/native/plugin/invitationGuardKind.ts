import { checkGuard } from "../../resources/invitationGuard/check";
import { diffGuard } from "../../resources/invitationGuard/diff";
import { guardAccount, importGuard, previewGuard, readGuard } from "../../resources/invitationGuard/guard";
import { unforeseenMessage, unguardedMessage } from "../../resources/invitationGuard/messages";
import {
    guardInputsOf,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
    programInputsOf,
} from "../../resources/invitationGuard/properties";
import { isKnown, unknown, unknownText } from "../../resources/unknown";
import type { Properties, ResourceKind, Session } from "./resource";

/** The life of an `InvitationGuard` in the plugin. A plain up looks first, and so sees a new invitation. */
export const invitationGuardKind: ResourceKind = {
    secretOutputs: [],
    refreshBeforeUpdate: true,
    check: (olds, news) => checkGuard(news, olds),
    diff: diffGuard,

    async create(session, inputs: InvitationGuardInputs) {
        const outputs = await guardAccount(session.reach(inputs.connection), inputs);
        return { id: outputs.accountId, outputs };
    },

    async previewCreate(session, inputs) {
        const outputs = await foreseen(session, inputs);
        return outputs === undefined
            ? { id: "", outputs: { ...unforeseen(inputs), accountId: unknown } }
            : { id: outputs.accountId, outputs };
    },

    async read(session, id, olds: Partial<InvitationGuardOutputs>) {
        const context = session.reach(olds.connection);
        if (Object.keys(olds).length > 0) {
            const outputs = await readGuard(context, id, olds);
            return { id, outputs, inputs: guardInputsOf(outputs) };
        }
        const outputs = await importGuard(context, id);
        // The engine has an import's inputs checked, and what was found isn't among those that a program may give.
        return { id, outputs, inputs: programInputsOf(outputs) };
    },

    async update(session, id, _olds, news: InvitationGuardInputs) {
        return await guardAccount(session.reach(news.connection), news, id);
    },

    async previewUpdate(session, id, _olds, news) {
        return (await foreseen(session, news, id)) ?? { ...unforeseen(news), accountId: id };
    },

    delete(session, id) {
        session.info(unguardedMessage(id));
    },
};

async function foreseen(
    session: Session,
    inputs: Properties,
    accountId?: string,
): Promise<InvitationGuardOutputs | undefined> {
    if (!isKnown(inputs)) {
        session.warn(unforeseenMessage(unknownText(inputs)));
        return undefined;
    }
    const known: InvitationGuardInputs = inputs;
    return await previewGuard(session.reach(known.connection), known, accountId);
}

function unforeseen(inputs: Properties): object {
    return { ...inputs, allowed: unknown, declined: unknown, unwanted: unknown, accepted: unknown };
}

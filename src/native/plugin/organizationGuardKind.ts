import { checkOrganizationGuard } from "../../resources/organizationGuard/check";
import { diffOrganizationGuard } from "../../resources/organizationGuard/diff";
import {
    guardOrganization,
    importOrganizationGuard,
    organizationGuardInputsOf,
    previewOrganizationGuard,
    readOrganizationGuard,
} from "../../resources/organizationGuard/guard";
import { previewUnavailableMessage, unguardedMessage } from "../../resources/organizationGuard/messages";
import {
    type OrganizationGuardInputs,
    type OrganizationGuardOutputs,
    organizationInputsOf,
} from "../../resources/organizationGuard/properties";
import { isKnown, unknown, unknownText } from "../../resources/unknown";
import type { Properties, ResourceKind, Session } from "./resource";

/** The life of an `OrganizationGuard` in the plugin. A plain up looks first, and so sees a new invitation. */
export const organizationGuardKind: ResourceKind = {
    secretOutputs: [],
    refreshBeforeUpdate: true,
    check: (olds, news) => checkOrganizationGuard(news, olds),
    diff: diffOrganizationGuard,

    async create(session, inputs) {
        const known = knownInputs(inputs);
        const outputs = await guardOrganization(session.reachOrganization(known.connection), known);
        return { id: outputs.organizationId, outputs };
    },

    async previewCreate(session, inputs) {
        const outputs = await preview(session, inputs);
        return outputs === undefined
            ? { id: "", outputs: { ...unknownOutputs(inputs), organizationId: unknown } }
            : { id: outputs.organizationId, outputs };
    },

    async read(session, id, olds) {
        if (Object.keys(olds).length === 0) {
            const outputs = await importOrganizationGuard(session.reachOrganization(undefined), id);
            // The engine has an import's inputs checked, and what was found isn't among those that a program may give.
            return { id, outputs, inputs: organizationInputsOf(outputs) };
        }
        const known = olds as unknown as OrganizationGuardOutputs;
        const outputs = await readOrganizationGuard(session.reachOrganization(known.connection), id, known);
        return { id, outputs, inputs: organizationGuardInputsOf(outputs) };
    },

    async update(session, id, _olds, news) {
        const known = knownInputs(news);
        return await guardOrganization(session.reachOrganization(known.connection), known, id);
    },

    async previewUpdate(session, id, _olds, news) {
        return (await preview(session, news, id)) ?? { ...unknownOutputs(news), organizationId: id };
    },

    delete(session, id) {
        session.info(unguardedMessage(id));
    },
};

async function preview(
    session: Session,
    inputs: Properties,
    organizationId?: string,
): Promise<OrganizationGuardOutputs | undefined> {
    if (!isKnown(inputs)) {
        session.warn(previewUnavailableMessage(unknownText(inputs)));
        return undefined;
    }
    const known = knownInputs(inputs);
    return await previewOrganizationGuard(session.reachOrganization(known.connection), known, organizationId);
}

/** Before any of these the engine has had the inputs checked. */
function knownInputs(inputs: Properties): OrganizationGuardInputs {
    return inputs as unknown as OrganizationGuardInputs;
}

function unknownOutputs(inputs: Properties): object {
    return {
        ...inputs,
        managementAccountId: unknown,
        guardedAccounts: unknown,
        skippedAccounts: unknown,
        unreachable: unknown,
        allowed: unknown,
        declined: unknown,
        unwanted: unknown,
        accepted: unknown,
    };
}

import { checkOrganizationGuard } from "../../resources/organizationGuard/check";
import { createOrganizationGuard } from "../../resources/organizationGuard/create";
import { deleteOrganizationGuard } from "../../resources/organizationGuard/delete";
import { diffOrganizationGuard } from "../../resources/organizationGuard/diff";
import { importOrganizationGuard } from "../../resources/organizationGuard/import";
import type { ExistingGuard } from "../../resources/organizationGuard/missingAccounts";
import {
    previewOrganizationGuard,
    previewUnknownOrganizationGuard,
    unknownOutputs,
} from "../../resources/organizationGuard/preview";
import {
    inputsOf,
    type OrganizationGuardInputs,
    type OrganizationGuardOutputs,
    programInputsOf,
} from "../../resources/organizationGuard/properties";
import { readOrganizationGuard } from "../../resources/organizationGuard/read";
import { updateOrganizationGuard } from "../../resources/organizationGuard/update";
import { isKnown } from "../../resources/unknown";
import type { Properties, ResourceProvider, Session } from "./resourceProvider";

/** Serves `OrganizationGuard`. `pulumi up` reads it first, and so finds a new invitation. */
export const organizationGuardProvider: ResourceProvider = {
    secretOutputs: [],
    refreshBeforeUpdate: true,
    check: checkOrganizationGuard,
    diff: diffOrganizationGuard,

    async create(session, inputs) {
        const known = checkedInputs(inputs);
        const outputs = await createOrganizationGuard(session.connectAdministrator(known.connection), known);
        return { id: outputs.organizationId, outputs };
    },

    async previewCreate(session, inputs) {
        const outputs = await preview(session, inputs);
        return { id: outputs?.organizationId ?? "", outputs: outputs ?? unknownOutputs(inputs) };
    },

    async read(session, id, olds) {
        if (Object.keys(olds).length > 0) {
            const known = olds as unknown as OrganizationGuardOutputs;
            const outputs = await readOrganizationGuard(session.connectAdministrator(known.connection), id, known);
            return { id, outputs, inputs: inputsOf(outputs) };
        }
        const outputs = await importOrganizationGuard(session.connectAdministrator(undefined), id);
        // The engine checks the inputs of an import, and the findings of a read are not inputs of a program.
        return { id, outputs, inputs: programInputsOf(outputs) };
    },

    async update(session, id, olds, news) {
        const known = checkedInputs(news);
        return await updateOrganizationGuard(session.connectAdministrator(known.connection), id, olds, known);
    },

    async previewUpdate(session, id, olds, news) {
        return (await preview(session, news, { organizationId: id, olds })) ?? unknownOutputs(news, id);
    },

    delete(session, id) {
        deleteOrganizationGuard(session, id);
    },
};

async function preview(
    session: Session,
    inputs: Properties,
    existing?: ExistingGuard,
): Promise<OrganizationGuardOutputs | undefined> {
    if (!isKnown(inputs)) {
        previewUnknownOrganizationGuard(session, inputs);
        return undefined;
    }
    const known = checkedInputs(inputs);
    const context = session.connectAdministrator(known.connection);
    return await previewOrganizationGuard(context, known, existing);
}

/** The engine calls Check for these inputs before any other step. */
function checkedInputs(inputs: Properties): OrganizationGuardInputs {
    return inputs as unknown as OrganizationGuardInputs;
}

import type * as pulumi from "@pulumi/pulumi";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
import { checkOrganizationGuard } from "../resources/organizationGuard/check";
import { createOrganizationGuard } from "../resources/organizationGuard/create";
import { deleteOrganizationGuard } from "../resources/organizationGuard/delete";
import { diffOrganizationGuard } from "../resources/organizationGuard/diff";
import {
    inputsOf,
    type OrganizationGuardInputs,
    type OrganizationGuardOutputs,
} from "../resources/organizationGuard/properties";
import { readOrganizationGuard } from "../resources/organizationGuard/read";
import { updateOrganizationGuard } from "../resources/organizationGuard/update";
import { configure, log, organizationContextFor } from "./plugin";
import { withPluginErrors } from "./pluginError";

type Provider = pulumi.dynamic.ResourceProvider<OrganizationGuardInputs, OrganizationGuardOutputs>;

/**
 * Serves `OrganizationGuard` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const organizationGuard: Required<Provider> = {
    configure,

    check: (olds, news) =>
        withPluginErrors(() => ({
            inputs: news,
            failures: checkOrganizationGuard(maybeUnknownFromWire(olds), maybeUnknownFromWire(news)),
        })),

    diff: (_id, olds, news) =>
        withPluginErrors(() => {
            const { changes } = diffOrganizationGuard(fromWire(olds), maybeUnknownFromWire(news));
            return { changes: changes.length > 0 };
        }),

    create: (inputs) =>
        withPluginErrors(async () => {
            const outputs = await createOrganizationGuard(organizationContextFor(inputs.connection), fromWire(inputs));
            return { id: outputs.organizationId, outs: toWire(outputs) };
        }, inputs),

    read: (id, props) =>
        withPluginErrors(async () => {
            const olds = fromWire(props as OrganizationGuardOutputs);
            const outputs = await readOrganizationGuard(organizationContextFor(olds.connection), id, olds);
            const inputs = toWire(inputsOf(outputs)) as OrganizationGuardOutputs;
            return { id, props: toWire(outputs), inputs };
        }),

    update: (id, olds, news) =>
        withPluginErrors(async () => {
            const context = organizationContextFor(news.connection);
            const outputs = await updateOrganizationGuard(context, id, fromWire(olds), fromWire(news));
            return { outs: toWire(outputs) };
        }, news),

    delete: (id) => withPluginErrors(() => deleteOrganizationGuard(log, id)),
};

import type * as pulumi from "@pulumi/pulumi";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
import { checkOrganizationGuard } from "../resources/organizationGuard/check";
import { diffOrganizationGuard } from "../resources/organizationGuard/diff";
import {
    guardOrganization,
    organizationGuardInputsOf,
    readOrganizationGuard,
} from "../resources/organizationGuard/guard";
import { unguardedMessage } from "../resources/organizationGuard/messages";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "../resources/organizationGuard/properties";
import { configure, log, organizationContextFor } from "./plugin";
import { showingErrors } from "./pluginError";

type Provider = pulumi.dynamic.ResourceProvider<OrganizationGuardInputs, OrganizationGuardOutputs>;

/**
 * The life of an `OrganizationGuard` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const organizationGuard: Required<Provider> = {
    configure,

    check: (olds, news) =>
        showingErrors(() => ({
            inputs: news,
            failures: checkOrganizationGuard(maybeUnknownFromWire(news), maybeUnknownFromWire(olds)),
        })),

    diff: (_id, olds, news) =>
        showingErrors(() => {
            const { changes } = diffOrganizationGuard(fromWire(olds), maybeUnknownFromWire(news));
            return { changes: changes.length > 0 };
        }),

    create: (inputs) =>
        showingErrors(async () => {
            const outputs = await guardOrganization(organizationContextFor(inputs.connection), fromWire(inputs));
            return { id: outputs.organizationId, outs: toWire(outputs) };
        }, inputs),

    read: (id, props) =>
        showingErrors(async () => {
            const olds = fromWire(props as OrganizationGuardOutputs);
            const outputs = await readOrganizationGuard(organizationContextFor(olds.connection), id, olds);
            const inputs = toWire(organizationGuardInputsOf(outputs)) as OrganizationGuardOutputs;
            return { id, props: toWire(outputs), inputs };
        }),

    update: (id, _olds, news) =>
        showingErrors(async () => {
            const outputs = await guardOrganization(organizationContextFor(news.connection), fromWire(news), id);
            return { outs: toWire(outputs) };
        }, news),

    delete: (id) => showingErrors(() => log.info(unguardedMessage(id))),
};

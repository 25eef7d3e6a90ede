import type * as pulumi from "@pulumi/pulumi";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
import { checkInvitationGuard } from "../resources/invitationGuard/check";
import { createInvitationGuard } from "../resources/invitationGuard/create";
import { deleteInvitationGuard } from "../resources/invitationGuard/delete";
import { diffInvitationGuard } from "../resources/invitationGuard/diff";
import {
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
    inputsOf,
} from "../resources/invitationGuard/properties";
import { readInvitationGuard } from "../resources/invitationGuard/read";
import { updateInvitationGuard } from "../resources/invitationGuard/update";
import { configure, contextFor, log } from "./plugin";
import { withPluginErrors } from "./pluginError";

type Provider = pulumi.dynamic.ResourceProvider<InvitationGuardInputs, InvitationGuardOutputs>;

/**
 * Serves `InvitationGuard` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const invitationGuard: Required<Provider> = {
    configure,

    check: (olds, news) =>
        withPluginErrors(() => ({
            inputs: news,
            failures: checkInvitationGuard(maybeUnknownFromWire(olds), maybeUnknownFromWire(news)),
        })),

    diff: (_id, olds, news) =>
        withPluginErrors(() => {
            const { changes } = diffInvitationGuard(fromWire(olds), maybeUnknownFromWire(news));
            return { changes: changes.length > 0 };
        }),

    create: (inputs) =>
        withPluginErrors(async () => {
            const outputs = await createInvitationGuard(contextFor(inputs.connection), fromWire(inputs));
            return { id: outputs.accountId, outs: toWire(outputs) };
        }, inputs),

    read: (id, props) =>
        withPluginErrors(async () => {
            const olds = fromWire(props as InvitationGuardOutputs);
            const outputs = await readInvitationGuard(contextFor(olds.connection), id, olds);
            return { id, props: toWire(outputs), inputs: toWire(inputsOf(outputs)) as InvitationGuardOutputs };
        }),

    update: (id, _olds, news) =>
        withPluginErrors(async () => {
            const outputs = await updateInvitationGuard(contextFor(news.connection), id, fromWire(news));
            return { outs: toWire(outputs) };
        }, news),

    delete: (id) => withPluginErrors(() => deleteInvitationGuard(log, id)),
};

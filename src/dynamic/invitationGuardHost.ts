import type * as pulumi from "@pulumi/pulumi";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
import { checkGuard } from "../resources/invitationGuard/check";
import { diffGuard } from "../resources/invitationGuard/diff";
import { guardAccount, readGuard } from "../resources/invitationGuard/guard";
import { unguardedMessage } from "../resources/invitationGuard/messages";
import {
    guardInputsOf,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
} from "../resources/invitationGuard/properties";
import { configure, contextFor, log } from "./plugin";
import { showingErrors } from "./pluginError";

type Provider = pulumi.dynamic.ResourceProvider<InvitationGuardInputs, InvitationGuardOutputs>;

/**
 * The life of an `InvitationGuard` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const invitationGuard: Required<Provider> = {
    configure,

    check: (olds, news) =>
        showingErrors(() => ({
            inputs: news,
            failures: checkGuard(maybeUnknownFromWire(news), maybeUnknownFromWire(olds)),
        })),

    diff: (_id, olds, news) =>
        showingErrors(() => {
            const { changes } = diffGuard(fromWire(olds), maybeUnknownFromWire(news));
            return { changes: changes.length > 0 };
        }),

    create: (inputs) =>
        showingErrors(async () => {
            const outputs = await guardAccount(contextFor(inputs.connection), fromWire(inputs));
            return { id: outputs.accountId, outs: toWire(outputs) };
        }, inputs),

    read: (id, props) =>
        showingErrors(async () => {
            const olds = fromWire(props as InvitationGuardOutputs);
            const outputs = await readGuard(contextFor(olds.connection), id, olds);
            return { id, props: toWire(outputs), inputs: toWire(guardInputsOf(outputs)) as InvitationGuardOutputs };
        }),

    update: (id, _olds, news) =>
        showingErrors(async () => {
            const outputs = await guardAccount(contextFor(news.connection), fromWire(news), id);
            return { outs: toWire(outputs) };
        }, news),

    delete: (id) => showingErrors(() => log.info(unguardedMessage(id))),
};

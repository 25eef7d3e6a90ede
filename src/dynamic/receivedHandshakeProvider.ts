import type * as pulumi from "@pulumi/pulumi";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
import { checkReceivedHandshake } from "../resources/receivedHandshake/check";
import { createReceivedHandshake } from "../resources/receivedHandshake/create";
import { deleteReceivedHandshake } from "../resources/receivedHandshake/delete";
import { diffReceivedHandshake } from "../resources/receivedHandshake/diff";
import {
    inputsOf,
    type ReceivedHandshakeInputs,
    type ReceivedHandshakeOutputs,
} from "../resources/receivedHandshake/properties";
import { readReceivedHandshake } from "../resources/receivedHandshake/read";
import { updateReceivedHandshake } from "../resources/receivedHandshake/update";
import { configure, contextFor, log } from "./plugin";
import { withPluginErrors } from "./pluginError";

type Provider = pulumi.dynamic.ResourceProvider<ReceivedHandshakeInputs, ReceivedHandshakeOutputs>;

/**
 * Serves `ReceivedHandshake` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const receivedHandshake: Required<Provider> = {
    configure,

    check: (olds, news) =>
        withPluginErrors(() => ({
            inputs: news,
            failures: checkReceivedHandshake(maybeUnknownFromWire(olds), maybeUnknownFromWire(news)),
        })),

    diff: (_id, olds, news) =>
        withPluginErrors(() => {
            const { changes, replaces } = diffReceivedHandshake(fromWire(olds), maybeUnknownFromWire(news));
            return { changes: changes.length > 0, replaces };
        }),

    create: (inputs) =>
        withPluginErrors(async () => {
            const outputs = await createReceivedHandshake(contextFor(inputs.connection), fromWire(inputs));
            return { id: outputs.handshakeId, outs: toWire(outputs) };
        }),

    read: (id, props) =>
        withPluginErrors(async () => {
            const olds: Partial<ReceivedHandshakeOutputs> = fromWire(props ?? {});
            const outputs = await readReceivedHandshake(contextFor(olds.connection), id, olds);
            if (outputs === undefined) {
                return { id: "" };
            }
            return { id, props: toWire(outputs), inputs: toWire(inputsOf(outputs)) };
        }),

    update: (_id, olds, news) =>
        withPluginErrors(async () => {
            const outputs = await updateReceivedHandshake(contextFor(news.connection), fromWire(olds), fromWire(news));
            return { outs: toWire(outputs) };
        }),

    delete: (id, props) => withPluginErrors(() => deleteReceivedHandshake(log, id, fromWire(props))),
};

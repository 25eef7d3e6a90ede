import type * as pulumi from "@pulumi/pulumi";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
import { check } from "../resources/receivedHandshake/check";
import { create } from "../resources/receivedHandshake/create";
import { forget } from "../resources/receivedHandshake/delete";
import { diff } from "../resources/receivedHandshake/diff";
import {
    inputsOf,
    type ReceivedHandshakeInputs,
    type ReceivedHandshakeOutputs,
} from "../resources/receivedHandshake/properties";
import { read } from "../resources/receivedHandshake/read";
import { update } from "../resources/receivedHandshake/update";
import { configure, contextFor, log } from "./plugin";
import { showingErrors } from "./pluginError";

type Provider = pulumi.dynamic.ResourceProvider<ReceivedHandshakeInputs, ReceivedHandshakeOutputs>;

/**
 * The life of a `ReceivedHandshake` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const receivedHandshake: Required<Provider> = {
    configure,

    check: (olds, news) =>
        showingErrors(() => ({
            inputs: news,
            failures: check(maybeUnknownFromWire(olds), maybeUnknownFromWire(news)),
        })),

    diff: (_id, olds, news) =>
        showingErrors(() => {
            const { changes, replaces } = diff(fromWire(olds), maybeUnknownFromWire(news));
            return { changes: changes.length > 0, replaces };
        }),

    create: (inputs) =>
        showingErrors(async () => {
            const outputs = await create(contextFor(inputs.connection), fromWire(inputs));
            return { id: outputs.handshakeId, outs: toWire(outputs) };
        }),

    read: (id, props) =>
        showingErrors(async () => {
            const olds: Partial<ReceivedHandshakeOutputs> = fromWire(props ?? {});
            const outputs = await read(contextFor(olds.connection), id, olds);
            if (outputs === undefined) {
                return { id: "" };
            }
            return { id, props: toWire(outputs), inputs: toWire(inputsOf(outputs)) };
        }),

    update: (_id, olds, news) =>
        showingErrors(async () => {
            const outputs = await update(contextFor(news.connection), fromWire(olds), fromWire(news));
            return { outs: toWire(outputs) };
        }),

    delete: (id, props) => showingErrors(() => forget(log, id, fromWire(props))),
};

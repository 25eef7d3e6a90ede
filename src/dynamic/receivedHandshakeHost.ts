import type * as pulumi from "@pulumi/pulumi";
import { check } from "../lifecycle/check";
import { create } from "../lifecycle/create";
import { diff } from "../lifecycle/diff";
import { forget } from "../lifecycle/forget";
import { inputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "../lifecycle/properties";
import { read } from "../lifecycle/read";
import { update } from "../lifecycle/update";
import { fromWire, maybeUnknownFromWire, toWire } from "../pulumi/wire";
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

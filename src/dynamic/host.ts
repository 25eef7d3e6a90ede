import type * as pulumi from "@pulumi/pulumi";
import type { Accounts, GetConfiguration } from "../aws/index.js";
import { check } from "../lifecycle/check";
import type { Connection } from "../lifecycle/connection";
import type { Context } from "../lifecycle/context";
import { create } from "../lifecycle/create";
import { diff } from "../lifecycle/diff";
import { forget } from "../lifecycle/forget";
import type { ReceivedHandshakeInputs, ReceivedHandshakeOutputs } from "../lifecycle/properties";
import { read } from "../lifecycle/read";
import { update } from "../lifecycle/update";
import { showingErrors } from "./pluginError";
import { fromWire, maybeUnknownFromWire, toWire } from "./wire";

/*
 * What the provider text in the state of every stack requires, by "pulumi-aws-handshakes/dynamic". The names of the
 * exports and of their methods are a contract for ever (docs/adr/0001).
 */

type Provider = pulumi.dynamic.ResourceProvider<ReceivedHandshakeInputs, ReceivedHandshakeOutputs>;

/**
 * The life of a `ReceivedHandshake` in Pulumi's plugin for dynamic resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 * @internal
 */
export const receivedHandshake: Required<Provider> = {
    // The plugin lets others use the provider before this has come to its end: nothing may be awaited here.
    async configure({ config }) {
        configuration = (key) => config.get(key);
    },

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
            const outputs = await create(await context(inputs.connection), fromWire(inputs));
            return { id: outputs.handshakeId, outs: toWire(outputs) };
        }),

    read: (id, props) =>
        showingErrors(async () => {
            const olds: Partial<ReceivedHandshakeOutputs> = fromWire(props ?? {});
            const outputs = await read(await context(olds.connection), id, olds);
            if (outputs === undefined) {
                return { id: "" };
            }
            const { handshakeId, desiredState, connection } = outputs;
            return { id, props: toWire(outputs), inputs: toWire({ handshakeId, desiredState, connection }) };
        }),

    update: (_id, olds, news) =>
        showingErrors(async () => {
            const outputs = await update(await context(news.connection), fromWire(olds), fromWire(news));
            return { outs: toWire(outputs) };
        }),

    delete: (id, props) => showingErrors(() => forget(log, id, fromWire(props))),
};

/** What the plugin prints appears among the diagnostics of the stack. */
const log = {
    warn: (message: string) => console.warn(`Warning: ${message}`),
    info: (message: string) => console.log(message),
};

let configuration: GetConfiguration = () => undefined;
let accounts: Promise<Accounts> | undefined;

async function context(connection: Connection | undefined): Promise<Context> {
    // The AWS SDK takes a while to load: only when something is to be called, and once for all resources.
    accounts ??= import("../aws/index.js").then(({ Accounts }) => new Accounts(log.info));
    return { ...log, organizations: (await accounts).organizations(configuration, connection) };
}

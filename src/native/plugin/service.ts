import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
    ConfigureResponse,
    CreateResponse,
    GetSchemaResponse,
    InvokeResponse,
    ListResponse,
    ProviderHandshakeResponse,
    ReadResponse,
    UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { requireValid } from "../../resources/checkFailure";
import { requireConnection } from "../../resources/lookUps/check";
import { version } from "../../version";
import { checkConfiguration, diffConfiguration, getConfiguration } from "./configuration";
import { InitFailedError } from "./errors";
import { lists, lookUps } from "./lookUps";
import { isStillDynamic, migrationDiff } from "./migration";
import type { Plugin } from "./plugin";
import { requireSupported, resourceProviderFor } from "./resourceProviders";
import { checkResponse, diffResponse } from "./responses";
import type { RpcTracker } from "./rpcTracker";
import { schema } from "./schema";
import { propertiesOf, structOf, withSecrets } from "./struct";

/**
 * Implements the gRPC service of Pulumi's resource providers with src/resources. It does not accept secrets: the engine
 * removes their marks from a request, and adds them to the response. Other methods return "unimplemented".
 *
 * @see https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/providers/README.html
 */
export function providerService(plugin: Plugin, rpc: RpcTracker): Partial<IResourceProviderServer> {
    return {
        handshake: rpc.unary((request) => {
            plugin.attach(request.getEngineAddress());
            return new ProviderHandshakeResponse();
        }),

        attach: rpc.unary((request) => {
            plugin.attach(request.getAddress());
            return new Empty();
        }),

        getPluginInfo: rpc.unary(() => new PluginInfo().setVersion(version)),

        getSchema: rpc.unary(() => new GetSchemaResponse().setSchema(schema())),

        checkConfig: rpc.unary((request) =>
            checkResponse(request.getNews(), checkConfiguration(propertiesOf(request.getNews()))),
        ),

        diffConfig: rpc.unary((request) =>
            diffResponse(diffConfiguration(propertiesOf(request.getOlds()), propertiesOf(request.getNews()))),
        ),

        configure: rpc.unary((request) => {
            plugin.configure(getConfiguration(request.getVariablesMap()));
            return new ConfigureResponse().setSupportspreview(true);
        }),

        invoke: rpc.unary((request) =>
            plugin.inSession(undefined, async (session) => {
                const lookUp = requireSupported(lookUps.get(request.getTok()), `the function ${request.getTok()}`);
                return new InvokeResponse().setReturn(structOf(await lookUp(session, propertiesOf(request.getArgs()))));
            }),
        ),

        check: rpc.unary((request) => {
            const { check } = resourceProviderFor(request.getUrn());
            const failures = check(propertiesOf(request.getOlds()), propertiesOf(request.getNews()));
            return checkResponse(request.getNews(), failures);
        }),

        diff: rpc.unary((request) => {
            const { diff, refreshBeforeUpdate } = resourceProviderFor(request.getUrn());
            const difference = diff(propertiesOf(request.getOlds()), propertiesOf(request.getNews()));
            const startsRefreshing = refreshBeforeUpdate && isStillDynamic(request.getOlds());
            return diffResponse(startsRefreshing ? migrationDiff(difference) : difference);
        }),

        create: rpc.unary(async (request) => {
            const provider = resourceProviderFor(request.getUrn());
            const inputs = propertiesOf(request.getProperties());
            // The engine calls Check first. Another caller of the port may not.
            requireValid(provider.check({}, inputs));
            const isPreview = request.getPreview();
            const step = isPreview ? provider.previewCreate : provider.create;
            const created = await plugin.inSession(
                request.getUrn(),
                async (session) => {
                    const { id, outputs } = await step(session, inputs);
                    return { id, outputs: withSecrets(outputs, provider.secretOutputs), inputs };
                },
                // AWS may have executed the step, so the state must hold the resource.
                isPreview
                    ? undefined
                    : (result, reasons) => new InitFailedError(result, provider.refreshBeforeUpdate, reasons),
            );
            return new CreateResponse()
                .setId(created.id)
                .setProperties(structOf(created.outputs))
                .setRefreshBeforeUpdate(provider.refreshBeforeUpdate);
        }),

        read: rpc.unary((request) =>
            plugin.inSession(request.getUrn(), async (session) => {
                const provider = resourceProviderFor(request.getUrn());
                const olds = propertiesOf(request.getProperties());
                // Only the connection is checked: a resource of `get` has no Check, and the other properties are
                // results of a look.
                requireConnection(olds.connection);
                const found = await provider.read(session, request.getId(), olds);
                if (found === undefined) {
                    return new ReadResponse();
                }
                return new ReadResponse()
                    .setId(found.id)
                    .setProperties(structOf(withSecrets(found.outputs, provider.secretOutputs)))
                    .setInputs(structOf(found.inputs))
                    .setRefreshBeforeUpdate(provider.refreshBeforeUpdate);
            }),
        ),

        update: rpc.unary(async (request) => {
            const provider = resourceProviderFor(request.getUrn());
            const [olds, news] = [propertiesOf(request.getOlds()), propertiesOf(request.getNews())];
            requireValid(provider.check(propertiesOf(request.getOldInputs() ?? request.getOlds()), news));
            const isPreview = request.getPreview();
            const step = isPreview ? provider.previewUpdate : provider.update;
            const id = request.getId();
            const { outputs } = await plugin.inSession(
                request.getUrn(),
                async (session) => {
                    const outputs = await step(session, id, olds, news);
                    return { id, outputs: withSecrets(outputs, provider.secretOutputs), inputs: news };
                },
                isPreview
                    ? undefined
                    : (result, reasons) => new InitFailedError(result, provider.refreshBeforeUpdate, reasons),
            );
            return new UpdateResponse()
                .setProperties(structOf(outputs))
                .setRefreshBeforeUpdate(provider.refreshBeforeUpdate);
        }),

        delete: rpc.unary((request) =>
            plugin.inSession(request.getUrn(), async (session) => {
                resourceProviderFor(request.getUrn()).delete(
                    session,
                    request.getId(),
                    propertiesOf(request.getProperties()),
                );
                return new Empty();
            }),
        ),

        list: rpc.stream((request) =>
            plugin.inSession(undefined, async (session) => {
                const list = requireSupported(lists.get(request.getToken()), `a list of ${request.getToken()}`);
                const found = await list(session, propertiesOf(request.getQuery()));
                const wanted = request.getLimit() > 0 ? found.slice(0, request.getLimit()) : found;
                return wanted.map(({ id, name }) =>
                    new ListResponse().setResult(new ListResponse.Result().setId(id).setName(name)),
                );
            }),
        ),

        cancel: rpc.unary(() => {
            plugin.cancel();
            return new Empty();
        }),
    };
}

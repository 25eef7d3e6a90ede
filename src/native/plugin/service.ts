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
import type { Calls } from "./calls";
import { checkConfiguration, diffConfiguration, getConfiguration } from "./configuration";
import { PartialResourceError } from "./errors";
import type { Host } from "./host";
import { lists, lookUps } from "./lookUps";
import { isMigrated, migrationDiff } from "./migration";
import { requireSupported, resourceProviderFor } from "./resourceProviders";
import { checkResponse, diffResponse } from "./responses";
import { schema } from "./schema";
import { propertiesOf, structOf, withSecrets } from "./struct";

/**
 * Implements Pulumi's protocol for providers with src/resources. It does not accept secrets: the engine removes their marks
 * from a request, and adds them to the response. Other methods return "unimplemented".
 *
 * @see https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/providers/README.html
 */
export function serviceOf(host: Host, calls: Calls): Partial<IResourceProviderServer> {
    return {
        handshake: calls.unary((request) => {
            host.attach(request.getEngineAddress());
            return new ProviderHandshakeResponse();
        }),

        attach: calls.unary((request) => {
            host.attach(request.getAddress());
            return new Empty();
        }),

        getPluginInfo: calls.unary(() => new PluginInfo().setVersion(version)),

        getSchema: calls.unary(() => new GetSchemaResponse().setSchema(schema())),

        checkConfig: calls.unary((request) =>
            checkResponse(request.getNews(), checkConfiguration(propertiesOf(request.getNews()))),
        ),

        diffConfig: calls.unary((request) =>
            diffResponse(diffConfiguration(propertiesOf(request.getOlds()), propertiesOf(request.getNews()))),
        ),

        configure: calls.unary((request) => {
            host.configure(getConfiguration(request.getVariablesMap()));
            return new ConfigureResponse().setSupportspreview(true);
        }),

        invoke: calls.unary((request) =>
            host.inSession(undefined, async (session) => {
                const lookUp = requireSupported(lookUps.get(request.getTok()), `the function ${request.getTok()}`);
                return new InvokeResponse().setReturn(structOf(await lookUp(session, propertiesOf(request.getArgs()))));
            }),
        ),

        check: calls.unary((request) => {
            const { check } = resourceProviderFor(request.getUrn());
            const failures = check(propertiesOf(request.getOlds()), propertiesOf(request.getNews()));
            return checkResponse(request.getNews(), failures);
        }),

        diff: calls.unary((request) => {
            const { diff, refreshBeforeUpdate } = resourceProviderFor(request.getUrn());
            const difference = diff(propertiesOf(request.getOlds()), propertiesOf(request.getNews()));
            const startsRefreshing = refreshBeforeUpdate && isMigrated(request.getOlds());
            return diffResponse(startsRefreshing ? migrationDiff(difference) : difference);
        }),

        create: calls.unary(async (request) => {
            const provider = resourceProviderFor(request.getUrn());
            const inputs = propertiesOf(request.getProperties());
            // The engine calls Check first. Another caller of the port may not.
            requireValid(provider.check({}, inputs));
            const isPreview = request.getPreview();
            const step = isPreview ? provider.previewCreate : provider.create;
            const created = await host.inSession(
                request.getUrn(),
                async (session) => {
                    const { id, outputs } = await step(session, inputs);
                    return { id, outputs: withSecrets(outputs, provider.secretOutputs), inputs };
                },
                // AWS may have executed the step, so the state must hold the resource.
                isPreview
                    ? undefined
                    : (result, reasons) => new PartialResourceError(result, provider.refreshBeforeUpdate, reasons),
            );
            return new CreateResponse()
                .setId(created.id)
                .setProperties(structOf(created.outputs))
                .setRefreshBeforeUpdate(provider.refreshBeforeUpdate);
        }),

        read: calls.unary((request) =>
            host.inSession(request.getUrn(), async (session) => {
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

        update: calls.unary(async (request) => {
            const provider = resourceProviderFor(request.getUrn());
            const [olds, news] = [propertiesOf(request.getOlds()), propertiesOf(request.getNews())];
            requireValid(provider.check(propertiesOf(request.getOldInputs() ?? request.getOlds()), news));
            const isPreview = request.getPreview();
            const step = isPreview ? provider.previewUpdate : provider.update;
            const id = request.getId();
            const { outputs } = await host.inSession(
                request.getUrn(),
                async (session) => {
                    const outputs = await step(session, id, olds, news);
                    return { id, outputs: withSecrets(outputs, provider.secretOutputs), inputs: news };
                },
                isPreview
                    ? undefined
                    : (result, reasons) => new PartialResourceError(result, provider.refreshBeforeUpdate, reasons),
            );
            return new UpdateResponse()
                .setProperties(structOf(outputs))
                .setRefreshBeforeUpdate(provider.refreshBeforeUpdate);
        }),

        delete: calls.unary((request) =>
            host.inSession(request.getUrn(), async (session) => {
                resourceProviderFor(request.getUrn()).delete(
                    session,
                    request.getId(),
                    propertiesOf(request.getProperties()),
                );
                return new Empty();
            }),
        ),

        list: calls.stream((request) =>
            host.inSession(undefined, async (session) => {
                const list = requireSupported(lists.get(request.getToken()), `a list of ${request.getToken()}`);
                const found = await list(session, propertiesOf(request.getQuery()));
                const wanted = request.getLimit() > 0 ? found.slice(0, request.getLimit()) : found;
                return wanted.map(({ id, name }) =>
                    new ListResponse().setResult(new ListResponse.Result().setId(id).setName(name)),
                );
            }),
        ),

        cancel: calls.unary(() => {
            host.cancel();
            return new Empty();
        }),
    };
}

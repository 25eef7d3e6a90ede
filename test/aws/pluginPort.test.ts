import assert from "node:assert/strict";
import {
    credentials,
    Server,
    ServerCredentials,
    type ServiceError,
    type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import {
    type IResourceProviderServer,
    ResourceProviderClient,
    ResourceProviderService,
} from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CreateRequest, ReadRequest, UpdateRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Calls } from "../../src/native/plugin/calls";
import { Engine } from "../../src/native/plugin/engine";
import { Host } from "../../src/native/plugin/host";
import { serviceOf } from "../../src/native/plugin/service";
import { structOf } from "../../src/native/plugin/struct";
import { resourceTypes } from "../../src/native/tokens";
import { Rig } from "./support/rig";

const id = "h-examplehandshakeid111";
const urn = (type: string) => `urn:pulumi:stack::project::${type}::name`;
const wrongConnection = { webIdentityTokenFile: "/etc/passwd" };

/** A caller who knows the plugin's port, and asks no Check before. */
describe("the plugin's port", () => {
    let rig: Rig;
    let server: Server;
    let client: ResourceProviderClient;

    beforeEach(async () => {
        rig = await Rig.start();
        rig.sandbox.invite({ id });
        server = new Server();
        const service: Partial<IResourceProviderServer> = serviceOf(new Host(new Engine(undefined)), new Calls());
        server.addService(ResourceProviderService, service as UntypedServiceImplementation);
        const port = await new Promise<number>((resolve, reject) =>
            server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
                error ? reject(error) : resolve(port),
            ),
        );
        client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    });

    afterEach(async () => {
        client.close();
        server.forceShutdown();
        await rig.stop();
    });

    const unchecked: Record<string, { type: string; inputs: object; says: RegExp }> = {
        "an id of no handshake": {
            type: resourceTypes.receivedHandshake,
            inputs: { handshakeId: "../x", desiredState: "declined" },
            says: /^handshakeId must be a handshake's id/,
        },
        "no desired state": {
            type: resourceTypes.receivedHandshake,
            inputs: { handshakeId: id },
            says: /^desiredState must be "declined"/,
        },
        "a connection of another form": {
            type: resourceTypes.invitationGuard,
            inputs: { connection: wrongConnection },
            says: /^connection\.webIdentityTokenFile is not part of a connection/,
        },
        "a list of no organizations": {
            type: resourceTypes.invitationGuard,
            inputs: { allowedOrganizations: "o-exampleorgid" },
            says: /^allowedOrganizations must be a list/,
        },
    };
    for (const [name, { type, inputs, says }] of Object.entries(unchecked)) {
        it(`refuses ${name} in a create and an update, and calls nothing`, async () => {
            const create = new CreateRequest().setUrn(urn(type)).setProperties(structOf(inputs));
            assert.match(await refusalOf((done) => client.create(create, done)), says);
            const update = new UpdateRequest().setUrn(urn(type)).setId(id).setNews(structOf(inputs));
            assert.match(await refusalOf((done) => client.update(update, done)), says);
            assert.deepEqual(rig.sandbox.calls(), []);
        });
    }

    it("refuses a connection of another form in a read, and calls nothing", async () => {
        const read = new ReadRequest()
            .setUrn(urn(resourceTypes.receivedHandshake))
            .setId(id)
            .setProperties(structOf({ connection: wrongConnection }));
        const refusal = await refusalOf((done) => client.read(read, done));
        assert.match(refusal, /^connection\.webIdentityTokenFile is not part of a connection/);
        assert.deepEqual(rig.sandbox.calls(), []);
    });

    it("takes an update whose desired state is what an import found, as ignoreChanges hands it back", async () => {
        const inputs = structOf({ handshakeId: id, desiredState: "open" });
        const update = new UpdateRequest()
            .setUrn(urn(resourceTypes.receivedHandshake))
            .setId(id)
            .setOldInputs(inputs)
            .setOlds(structOf({ handshakeId: id, desiredState: "open", state: "OPEN" }))
            .setNews(inputs)
            .setPreview(true);
        await new Promise<void>((resolve, reject) =>
            client.update(update, (error) => (error ? reject(error) : resolve())),
        ).catch((error: ServiceError) => assert.doesNotMatch(error.details, /desiredState/));
        assert.deepEqual(rig.sandbox.calls("DeclineHandshake"), []);
    });
});

function refusalOf(call: (done: (error: ServiceError | null) => void) => unknown): Promise<string> {
    return new Promise((resolve, reject) =>
        call((error) => (error ? resolve(error.details) : reject(new Error("It should have been refused.")))),
    );
}

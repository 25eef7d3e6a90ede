import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
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
import {
    ConfigureRequest,
    type ConfigureResponse,
    CreateRequest,
    ReadRequest,
    type ReadResponse,
    UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Sandbox } from "../../sandbox";
import { Engine } from "../../src/native/plugin/engine";
import { Plugin } from "../../src/native/plugin/plugin";
import { RpcTracker } from "../../src/native/plugin/rpcTracker";
import { providerService } from "../../src/native/plugin/service";
import { structOf } from "../../src/native/plugin/struct";
import { resourceTypes } from "../../src/native/tokens";
import { withAwsTestBed } from "./support/awsTestBed";

const id = "h-examplehandshakeid111";
const urn = (type: string) => `urn:pulumi:stack::project::${type}::name`;
const wrongConnection = { webIdentityTokenFile: "/etc/passwd" };

/** A caller that knows the plugin's port and calls no Check first. */
describe("the native plugin's port", () => {
    const bed = withAwsTestBed();
    let server: Server;
    let client: ResourceProviderClient;

    beforeEach(async () => {
        bed.sandbox.invite({ id });
        server = new Server();
        const service: Partial<IResourceProviderServer> = providerService(
            new Plugin(new Engine(undefined)),
            new RpcTracker(),
        );
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
    });

    const reading = (connection: object) =>
        new ReadRequest()
            .setUrn(urn(resourceTypes.receivedHandshake))
            .setId(id)
            .setProperties(structOf({ connection }));

    const unchecked: Record<string, { type: string; inputs: object; expected: RegExp }> = {
        "an invalid handshakeId": {
            type: resourceTypes.receivedHandshake,
            inputs: { handshakeId: "../x", desiredState: "declined" },
            expected: /^handshakeId must be a handshake's id/,
        },
        "a missing desiredState": {
            type: resourceTypes.receivedHandshake,
            inputs: { handshakeId: id },
            expected: /^desiredState must be "declined"/,
        },
        "an invalid connection": {
            type: resourceTypes.invitationGuard,
            inputs: { connection: wrongConnection },
            expected: /^connection\.webIdentityTokenFile is not part of a connection/,
        },
        "an allowedOrganizations that is no list": {
            type: resourceTypes.invitationGuard,
            inputs: { allowedOrganizations: "o-exampleorgid" },
            expected: /^allowedOrganizations must be a list/,
        },
    };
    for (const [name, { type, inputs, expected }] of Object.entries(unchecked)) {
        it(`rejects ${name} in a Create and an Update before any call`, async () => {
            const create = new CreateRequest().setUrn(urn(type)).setProperties(structOf(inputs));
            assert.match(await refusalOf((done) => client.create(create, done)), expected);
            const update = new UpdateRequest().setUrn(urn(type)).setId(id).setNews(structOf(inputs));
            assert.match(await refusalOf((done) => client.update(update, done)), expected);
            assert.deepEqual(bed.sandbox.calls(), []);
        });
    }

    it("rejects an invalid connection in a Read before any call", async () => {
        const refusal = await refusalOf((done) => client.read(reading(wrongConnection), done));
        assert.match(refusal, /^connection\.webIdentityTokenFile is not part of a connection/);
        assert.deepEqual(bed.sandbox.calls(), []);
    });

    it("exposes files to the endpoint of a connection and runs a profile's command, as SECURITY.md says", async () => {
        const received: string[] = [];
        const sts = createServer((request, response) => {
            request.on("data", (chunk) => received.push(String(chunk)));
            request.on("end", () => response.writeHead(403).end());
        });
        await new Promise<void>((resolve) => sts.listen(0, "127.0.0.1", resolve));
        try {
            const { port } = sts.address() as AddressInfo;
            const file = bed.file("private", "planted-content");
            const roleArn = "arn:aws:iam::333333333333:role/Anybody";
            const role = { roleArn, webIdentityTokenFile: file };
            const endpoints = [{ sts: `http://127.0.0.1:${port}` }];
            await refusalOf((done) => client.read(reading({ assumeRoleWithWebIdentity: role, endpoints }), done));
            assert.match(received.join(""), /WebIdentityToken=planted-content/);

            const ran = join(dirname(file), "ran");
            const config = bed.file("config", `[profile p]\ncredential_process = touch ${ran}\n`);
            const connection = { profile: "p", sharedConfigFiles: [config] };
            await refusalOf((done) => client.read(reading(connection), done));
            assert.ok(existsSync(ran));
        } finally {
            sts.close();
            sts.closeAllConnections();
        }
    });

    it("accepts another Configure, which changes the endpoint, as SECURITY.md says", async () => {
        const other = await Sandbox.start();
        try {
            other.invite({ id, state: "DECLINED" });
            const endpoints = JSON.stringify([{ organizations: other.url, sts: other.url }]);
            const request = new ConfigureRequest();
            request.getVariablesMap().set("aws-handshakes:config:endpoints", endpoints);
            await responseOf<ConfigureResponse>((done) => client.configure(request, done));
            const response = await responseOf<ReadResponse>((done) => client.read(reading({}), done));
            assert.equal(response.getProperties()?.toJavaScript().state, "DECLINED");
            assert.deepEqual(bed.sandbox.calls(), []);
        } finally {
            await other.stop();
        }
    });

    it("accepts an Update whose desiredState an import found, because ignoreChanges passes it back", async () => {
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
        assert.deepEqual(bed.sandbox.calls("DeclineHandshake"), []);
    });
});

function responseOf<T>(call: (done: (error: ServiceError | null, response: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => call((error, response) => (error ? reject(error) : resolve(response))));
}

function refusalOf(call: (done: (error: ServiceError | null) => void) => unknown): Promise<string> {
    return new Promise((resolve, reject) =>
        call((error) => (error ? resolve(error.details) : reject(new Error("It should have been refused.")))),
    );
}

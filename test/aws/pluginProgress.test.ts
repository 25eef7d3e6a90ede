import assert from "node:assert/strict";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Engine } from "../../src/native/plugin/engine";
import { Plugin } from "../../src/native/plugin/plugin";
import { withAwsTestBed } from "./support/awsTestBed";

/** An engine that records the messages it receives. */
class FakeEngine {
    readonly shown: LogRequest[] = [];
    private readonly server = new Server();

    async start(): Promise<string> {
        const log: IEngineServer["log"] = ({ request }, callback) => {
            this.shown.push(request);
            callback(null, new Empty());
        };
        this.server.addService(EngineService, { log } as UntypedServiceImplementation);
        const port = await new Promise<number>((resolve, reject) =>
            this.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
                error ? reject(error) : resolve(bound),
            ),
        );
        return `127.0.0.1:${port}`;
    }

    stop(): void {
        this.server.forceShutdown();
    }
}

describe("the native plugin", () => {
    let engine: FakeEngine;
    const bed = withAwsTestBed({ rates: "aws" });

    beforeEach(async () => {
        engine = new FakeEngine();
    });

    afterEach(async () => {
        engine.stop();
    });

    it("reports the progress of a long wait by ephemeral messages of the stack, and other messages by permanent ones", async () => {
        const plugin = new Plugin(new Engine(await engine.start()));
        const ids = bed.invite(100);
        const declining = plugin.inSession("urn:pulumi:test", async ({ connect, info }) => {
            info("A message that stays.");
            const { client } = connect(undefined);
            await Promise.all(ids.map((id) => client.declineHandshake(id)));
        });
        const isOver = assert.rejects(declining, /wasn't called: the operation was canceled/);
        while (engine.shown.length < 2) {
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
        plugin.cancel();
        await isOver;
        const shown = engine.shown.map((request) => [request.getEphemeral(), request.getUrn(), request.getMessage()]);
        assert.deepEqual(shown[0], [false, "urn:pulumi:test", "A message that stays."]);
        const [isEphemeral, urn, message] = shown[1] ?? [];
        assert.deepEqual([isEphemeral, urn], [true, ""]);
        assert.match(
            String(message),
            /^AWS lets an account decline 1 handshake a second: 9\d more calls wait, for about 9\d s\.$/,
        );
        assert.equal(shown.length, 2);
    });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { Engine } from "../../src/native/plugin/engine";
import { withSandbox } from "../support/withSandbox";
import { repository } from "./support/installation";
import { dynamicPlugin, nativePlugin, pluginPath } from "./support/plugin";
import { declineProgramBy } from "./support/programs";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";

/** In YAML, because Pulumi's SDK for Node.js uses the proxy for the engine, so that a program would not start. */
const project = `name: test\nruntime: yaml\n${pluginPath}`;

const program = `${project}resources:
  one:
    type: aws-handshakes:ReceivedHandshake
    properties:
      handshakeId: ${id}
      desiredState: declined
`;

const guardProgram = `${project}resources:
  account:
    type: aws-handshakes:InvitationGuard
`;

/** Loaded into the plugin before its code: every message to the engine fails. */
const failLog = `
const [, script = ""] = process.argv;
if (script.endsWith("pulumi-resource-aws-handshakes")) {
    const { EngineClient } = require(require.resolve("@pulumi/pulumi/proto/engine_grpc_pb", { paths: [script] }));
    EngineClient.prototype.log = (_request, _metadata, _options, callback) => setImmediate(callback, new Error("failLog"));
}
`;

/** A proxy that forwards no request. */
interface Proxy {
    url: string;
    connections(): number;
    stop(): void;
}

/** The proxy's behavior for each connection. */
const behaviors: Record<string, (socket: Socket) => void> = {
    "rejects every request": (socket) => socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
    "never responds": () => {},
};

async function startProxy(behave: (socket: Socket) => void): Promise<Proxy> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => {});
        socket.once("data", () => behave(socket));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address() as { port: number };
    return {
        url: `http://127.0.0.1:${address.port}`,
        connections: () => sockets.size,
        stop: () => {
            for (const socket of sockets) {
                socket.destroy();
            }
            server.close();
        },
    };
}

describe("the native plugin's connection to the engine", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();
    let proxy: Proxy | undefined;

    beforeEach(async () => {
        sandbox.invite({ id });
    });

    afterEach(async () => {
        proxy?.stop();
    });

    for (const [behavior, behave] of Object.entries(behaviors)) {
        for (const names of [
            ["https_proxy", "HTTPS_PROXY"],
            ["http_proxy", "HTTP_PROXY"],
            ["grpc_proxy", "GRPC_PROXY"],
        ]) {
            it(`uses no proxy of ${names.join(" or ")} that ${behavior}: a preview and an update show their warnings`, async () => {
                proxy = await startProxy(behave);
                const { url } = proxy;
                const environment = {
                    ...sandbox.environment(),
                    ...Object.fromEntries(names.map((name) => [name, url])),
                    // The upper-case name is for calls to AWS only: gRPC reads the lower-case one.
                    NO_PROXY: "127.0.0.1",
                };
                const stack = await TestStack.create({ "Pulumi.yaml": program }, environment);
                const preview = await stack.preview();
                assert.equal(preview.code, 0, preview.output);
                assert.match(preview.output, new RegExp(`warning: Handshake ${id} .* is OPEN: pulumi up declines it`));
                sandbox.setState(id, "EXPIRED");
                const up = await stack.up();
                assert.equal(up.code, 0, up.output);
                assert.match(up.output, new RegExp(`warning: Handshake ${id} .*EXPIRED`));
                assert.equal(proxy.connections(), 0);
            });
        }
    }

    it("works for a Node.js program behind a proxy with the no_proxy that docs/errors.md names", async () => {
        const page = await readFile(join(repository, "docs/errors.md"), "utf8");
        const [, remedy = ""] = /Set `no_proxy=(127\.0\.0\.1)`/.exec(page) ?? [];
        for (const plugin of [dynamicPlugin, nativePlugin]) {
            sandbox.setState(id, "OPEN");
            const files = { "Pulumi.yaml": plugin.project, "index.js": declineProgramBy(plugin.module, id) };
            // Nothing listens there.
            const environment = { ...sandbox.environment(), https_proxy: "http://127.0.0.1:9" };
            const without = await (await TestStack.createWithProcesses(files, environment)).up();
            assert.notEqual(without.code, 0, without.output);
            assert.match(without.output, /14 UNAVAILABLE/);
            const up = await (await TestStack.createWithProcesses(files, { ...environment, no_proxy: remedy })).up();
            assert.equal(up.code, 0, up.output);
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        }
    });

    it("fails a preview with the warning that it cannot send, and declines nothing", async () => {
        for (const text of [program, guardProgram]) {
            const preview = await (await stackWithFailingLog(text)).preview();
            assert.notEqual(preview.code, 0, preview.output);
            assert.match(preview.output, /could not send a warning to Pulumi's engine/);
            assert.match(preview.output, new RegExp(`pulumi up declines[^]*${id}|${id} .*pulumi up declines`));
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        }
    });

    it("fails an update with the warning that it cannot send, and stores the result", async () => {
        sandbox.setState(id, "EXPIRED");
        const stack = await stackWithFailingLog(program);
        const up = await stack.up();
        assert.notEqual(up.code, 0, up.output);
        assert.match(up.output, new RegExp(`could not send a warning to Pulumi's engine.*${id} .*EXPIRED`));
        const [resource] = await stack.resources();
        assert.equal(resource?.id, id);
        assert.equal(resource?.outputs.state, "EXPIRED");
        assert.doesNotMatch(await stack.stored(), /@example\.com/, "secrets are encrypted after an error too");
        sandbox.clearRequests();
        await writeFile(join(stack.folder, "failLog.js"), "");
        const next = await stack.up();
        assert.equal(next.code, 0, next.output);
        assert.deepEqual(sandbox.calls(), []);
    });

    it("does not fail an update whose notes cannot be sent, and stores a guard's declines", async () => {
        const stack = await stackWithFailingLog(guardProgram);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        assert.match(JSON.stringify((await stack.resources())[0]?.outputs.declined), new RegExp(id));
    });

    /** A stack whose plugin cannot send messages to the engine. */
    async function stackWithFailingLog(text: string): Promise<TestStack> {
        const stack = await TestStack.create(
            { "Pulumi.yaml": text, "failLog.js": failLog },
            {
                ...sandbox.environment(),
                NODE_OPTIONS: "--require ./failLog.js",
            },
        );
        return stack;
    }
});

describe("Engine", () => {
    it("ends a call if the engine does not respond in time", async () => {
        const silent = await startProxy(() => {});
        try {
            await assert.rejects(new Engine(silent.url.replace("http://", ""), 200).warn("a warning"));
        } finally {
            silent.stop();
        }
    });

    it("fails a warning, and not a note, if there is no engine", async () => {
        const engine = new Engine(undefined);
        await assert.rejects(engine.warn("a warning"));
        await engine.info("a note");
    });
});

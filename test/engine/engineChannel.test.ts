import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { Engine } from "../../src/native/plugin/engine";
import { withSandbox } from "../support/withSandbox";
import { dynamicHost, nativeHost, pluginPath } from "./support/host";
import { repository } from "./support/installation";
import { decliningBy } from "./support/programs";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";

/** In YAML, since the SDK for Node.js asks the proxy for the engine by itself, and a program doesn't even start. */
const project = `name: test\nruntime: yaml\n${pluginPath}`;

const program = `${project}resources:
  one:
    type: aws-handshakes:ReceivedHandshake
    properties:
      handshakeId: ${id}
      desiredState: declined
`;

const guarding = `${project}resources:
  account:
    type: aws-handshakes:InvitationGuard
`;

/** Loaded into the plugin before its own code: the engine takes no message. */
const deaf = `
const [, script = ""] = process.argv;
if (script.endsWith("pulumi-resource-aws-handshakes")) {
    const { EngineClient } = require(require.resolve("@pulumi/pulumi/proto/engine_grpc_pb", { paths: [script] }));
    EngineClient.prototype.log = (_request, _metadata, _options, callback) => setImmediate(callback, new Error("deaf"));
}
`;

/** A proxy that answers no request. */
interface Proxy {
    url: string;
    connections(): number;
    stop(): void;
}

/** How it behaves once it has a connection. */
const behaviors: Record<string, (socket: Socket) => void> = {
    "refuses every request": (socket) => socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
    "never answers": () => {},
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

describe("on the real engine, the native plugin's way to the engine", function () {
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
            it(`uses no proxy of ${names.join(" or ")} that ${behavior}: a preview and an up show their warnings`, async () => {
                proxy = await startProxy(behave);
                const { url } = proxy;
                const environment = {
                    ...sandbox.environment(),
                    ...Object.fromEntries(names.map((name) => [name, url])),
                    // In upper case it is for AWS's calls alone: gRPC reads the name in lower case.
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

    it("works for a program in Node.js too, behind a proxy that refuses, with the no_proxy that docs/errors.md names", async () => {
        const page = await readFile(join(repository, "docs/errors.md"), "utf8");
        const [, remedy = ""] = /Set `no_proxy=(127\.0\.0\.1)`/.exec(page) ?? [];
        for (const host of [dynamicHost, nativeHost]) {
            sandbox.setState(id, "OPEN");
            const files = { "Pulumi.yaml": host.project, "index.js": decliningBy(host.module, id) };
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

    it("says in an error what a preview couldn't warn of, and declines nothing", async () => {
        for (const text of [program, guarding]) {
            const preview = await (await deafStack(text)).preview();
            assert.notEqual(preview.code, 0, preview.output);
            assert.match(preview.output, /could not send a warning to Pulumi's engine/);
            assert.match(preview.output, new RegExp(`pulumi up declines[^]*${id}|${id} .*pulumi up declines`));
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        }
    });

    it("says in an error what an up couldn't warn of; the state holds what was done, and the next up calls nothing", async () => {
        sandbox.setState(id, "EXPIRED");
        const stack = await deafStack(program);
        const up = await stack.up();
        assert.notEqual(up.code, 0, up.output);
        assert.match(up.output, new RegExp(`could not send a warning to Pulumi's engine.*${id} .*EXPIRED`));
        const [resource] = await stack.resources();
        assert.equal(resource?.id, id);
        assert.equal(resource?.outputs.state, "EXPIRED");
        assert.doesNotMatch(await stack.stored(), /@example\.com/, "what is secret is encrypted after an error too");
        sandbox.clearRequests();
        await writeFile(join(stack.folder, "deaf.js"), "");
        const next = await stack.up();
        assert.equal(next.code, 0, next.output);
        assert.deepEqual(sandbox.calls(), []);
    });

    it("fails no up whose notes can't be shown: a guard's declines are in the state", async () => {
        const stack = await deafStack(guarding);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        assert.match(JSON.stringify((await stack.resources())[0]?.outputs.declined), new RegExp(id));
    });

    /** A stack whose plugin can't show anything. */
    async function deafStack(text: string): Promise<TestStack> {
        const stack = await TestStack.create(
            { "Pulumi.yaml": text, "deaf.js": deaf },
            {
                ...sandbox.environment(),
                NODE_OPTIONS: "--require ./deaf.js",
            },
        );
        return stack;
    }
});

describe("the channel to the engine", () => {
    it("gives a call up when the engine doesn't answer in time", async () => {
        const silent = await startProxy(() => {});
        try {
            await assert.rejects(new Engine(silent.url.replace("http://", ""), 200).warn("a warning"));
        } finally {
            silent.stop();
        }
    });

    it("fails a warning, and no note, where there is no engine", async () => {
        const engine = new Engine(undefined);
        await assert.rejects(engine.warn("a warning"));
        await engine.info("a note");
    });
});

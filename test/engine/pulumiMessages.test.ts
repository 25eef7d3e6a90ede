import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { bundle } from "../../tools/bundle/bundle";
import { codeBlockLines } from "../support/errorsPage";
import { withSandbox } from "../support/withSandbox";
import { engine, installation, temporaryFolder } from "./support/installation";
import { dynamicPlugin, nativePlugin, type Plugin } from "./support/plugin";
import { processesWith, signal } from "./support/processes";
import { declineProgramBy } from "./support/programs";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";
const type = "aws-handshakes:index:ReceivedHandshake";
const inYaml = "name: test\nruntime: yaml\nresources:\n  account:\n    type: aws-handshakes:InvitationGuard\n";

/** The code blocks of docs/errors.md quote messages of Pulumi. So these tests run Pulumi and compare its output. */
describe("docs/errors.md", function () {
    this.timeout(240_000);

    const sandbox = withSandbox({}, "all tests");

    /** PATH without npm's folders, because they contain this repository's plugin. */
    let path: string;
    /** The output of all recorded commands. */
    let allOutput = "";

    before(async () => {
        sandbox.invite({ id });
        const others = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.endsWith(".bin"));
        path = [(await engine()).bin, ...others].join(delimiter);
    });

    /** A stack of a program, and a function that runs a command and records its output. */
    async function start(plugin: Plugin, change: Record<string, string> = {}, project = plugin.project) {
        const files = { "Pulumi.yaml": project, "index.js": declineProgramBy(plugin.module, id) };
        const stack = await TestStack.createWithProcesses(files, { ...sandbox.environment(), PATH: path, ...change });
        return { stack, record: recorder(stack) };
    }

    function recorder(stack: TestStack) {
        return async (...args: string[]) => {
            const { code, output } = await stack.run(...args);
            allOutput += output;
            return code;
        };
    }

    it("quotes Pulumi's messages if it cannot find or start the plugin", async () => {
        const { record } = await start(nativePlugin, {}, dynamicPlugin.project);
        await record("preview");
        await record("import", type, id, id, "--yes");
        const automatic = { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "" };
        await (await start(nativePlugin, automatic, dynamicPlugin.project)).record("preview");
        await (await start(nativePlugin, automatic, inYaml)).record("preview");
        for (const wrong of ["nowhere", "pulumi-aws-handshakes/package.json"]) {
            const project = nativePlugin.project.replace("pulumi-aws-handshakes\n", `${wrong}\n`);
            await (await start(nativePlugin, {}, project)).record("preview");
        }
        const onPath = { PATH: [path, join(await installation(), "node_modules/.bin")].join(delimiter) };
        await (await start(nativePlugin, onPath, dynamicPlugin.project)).record("preview");
    });

    it("quotes Pulumi's message for a folder without the plugin", async () => {
        const { record } = await start(nativePlugin);
        await record("package", "get-schema", join(await installation(), "node_modules"));
    });

    it("quotes Pulumi's message behind a proxy that rejects connections", async () => {
        const proxy = createServer((socket) => {
            socket.on("error", () => undefined);
            socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        });
        proxy.listen(0, "127.0.0.1");
        await once(proxy, "listening");
        const { port } = proxy.address() as AddressInfo;
        await (await start(dynamicPlugin, { https_proxy: `http://127.0.0.1:${port}` })).record("preview");
        proxy.close();
    });

    it("quotes Pulumi's message if Node.js is missing", async () => {
        const plugin = join(await temporaryFolder(), "plugin");
        await bundle(plugin);
        const environment = { ...sandbox.environment(), PATH: (await engine()).bin };
        const stack = await TestStack.createIn(await temporaryFolder(), { "Pulumi.yaml": inYaml }, environment);
        await stack.succeed("plugin", "install", "resource", "aws-handshakes", "1.0.0", "--file", plugin);
        await recorder(stack)("preview");
    });

    it("quotes Pulumi's messages for imports and look-ups", async () => {
        const { stack, record } = await start(nativePlugin);
        const writesCode = (await record("import", type, id, id, "--yes")) === 0;
        if (writesCode) {
            console.log("      this language host writes code after an import");
            allOutput += "method GenerateProgram not implemented";
        }
        await record("preview", "--expect-no-changes");
        await record("destroy", "--yes", "--skip-preview");
        await stack.program(
            `require("${nativePlugin.module}").getReceivedHandshake({ handshakeId: "h-missing11111" });`,
        );
        await record("preview");
        const dynamic = await start(dynamicPlugin);
        await dynamic.record("import", "pulumi-nodejs:dynamic/aws-handshakes:ReceivedHandshake", id, id, "--yes");
    });

    it("quotes Pulumi's messages if the package is missing from the program's folder", async () => {
        sandbox.invite({ id: "h-anotherhandshake1" });
        // A copy of the installation, because other tests use the shared one at the same time.
        const user = await temporaryFolder();
        await cp(join(await installation(), "node_modules"), join(user, "node_modules"), {
            recursive: true,
            verbatimSymlinks: true,
        });
        const program = declineProgramBy(dynamicPlugin.module, id, "h-anotherhandshake1");
        const files = { "Pulumi.yaml": dynamicPlugin.project, "index.js": program };
        const stack = await TestStack.createIn(join(user, "programs"), files, {
            ...sandbox.environment(),
            PATH: path,
        });
        await stack.succeed("up", "--yes", "--skip-preview");
        await rm(join(user, "node_modules/pulumi-aws-handshakes"), { recursive: true });
        await recorder(stack)("refresh", "--yes", "--skip-preview");
        assert.match(allOutput, /Cannot find module 'pulumi-aws-handshakes\/dynamic'/);
    });

    it("quotes Pulumi's messages after a kill", async function () {
        if (process.platform !== "linux") {
            console.log("      finds the processes by /proc, which only Linux has");
            allOutput += codeBlockLines.filter((line) => /locked|pending/.test(line)).join("\n");
            return this.skip();
        }
        const { stack, record } = await start(dynamicPlugin);
        sandbox.setState(id, "OPEN");
        sandbox.clearRequests();
        sandbox.latencyMs = 2_000;
        const engine = stack.start("up", "--yes", "--skip-preview");
        const ended = once(engine, "close");
        engine.stdout.resume();
        engine.stderr.resume();
        while (sandbox.calls("DeclineHandshake").length === 0) {
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
        for (const { pid } of await processesWith(`PULUMI_HOME=${join(stack.folder, ".pulumi-test", "home")}`)) {
            signal(pid, "SIGKILL");
        }
        await ended;
        sandbox.latencyMs = 0;
        await record("up", "--yes", "--skip-preview");
        await stack.succeed("cancel", "--yes");
        await record("up", "--yes", "--skip-preview");
    });

    for (const line of codeBlockLines) {
        it(`has the code block: ${line}`, () => {
            const pattern = line
                .split("…")
                .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
                .join("[^\\n]*");
            assert(new RegExp(pattern).test(allOutput), "no recorded output matches");
        });
    }
});

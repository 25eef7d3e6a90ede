import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { Sandbox } from "../../sandbox";
import { addressesOf } from "../../src/native/addresses";
import { executableArchive, pathWithoutNode } from "./support/executable";
import { temporaryFolder } from "./support/installation";
import { TestStack } from "./support/stack";

const { version } = require("../../package.json") as { version: string };
const type = "aws-handshakes:index:ReceivedHandshake";
const published = addressesOf("github:invented-owner/invented-repository") ?? assert.fail();

/** The executable contains the Node.js that runs the tests. The engine downloads it like a release's asset. */
describe("the executable for this platform, in YAML and without Node.js,", function () {
    this.timeout(240_000);

    let sandbox: Sandbox;
    let assets: Server;
    let stack: TestStack;
    const downloads: string[] = [];

    before(async () => {
        const archive = await executableArchive();
        assets = createServer(async (request, response) => {
            downloads.push(request.url ?? "");
            const asset = request.url === `/${basename(archive)}` ? await readFile(archive) : undefined;
            // The engine refuses a download of unknown length.
            response.writeHead(asset ? 200 : 404, { "content-length": asset?.length ?? 0 }).end(asset);
        });
        await once(assets.listen(0, "127.0.0.1"), "listening");
        sandbox = await Sandbox.start({ rates: "aws" });

        const { port } = assets.address() as AddressInfo;
        stack = await TestStack.createIn(await temporaryFolder(), project("h-first11111"), {
            ...sandbox.environment(),
            PATH: await pathWithoutNode(),
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false",
            PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES: `^${published.pluginDownloadURL}$=http://127.0.0.1:${port}`,
        });
    });

    after(async () => {
        assets?.close();
        await sandbox?.stop();
    });

    /** A program that declines handshakes and requires the plugin as the SDKs do. */
    function project(...ids: string[]): Record<string, string> {
        const resources = ids.map((id) => {
            const options = { version, pluginDownloadURL: published.pluginDownloadURL };
            return [id, { type, properties: { handshakeId: id, desiredState: "declined" }, options }];
        });
        // JSON is YAML.
        const json = JSON.stringify(Object.fromEntries(resources));
        return { "Pulumi.yaml": `name: test\nruntime: yaml\nresources: ${json}\n` };
    }

    const program = (...ids: string[]) =>
        writeFile(join(stack.folder, "Pulumi.yaml"), project(...ids)["Pulumi.yaml"] ?? "");

    it("is downloaded from the release's assets by the first preview, and declines", async () => {
        sandbox.invite({ id: "h-first11111" });
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /Handshake h-first11111 .* is OPEN: pulumi up declines it/);
        assert.equal(downloads.length, 1, downloads.join());
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.equal(sandbox.handshake("h-first11111")?.State, "DECLINED");
        assert.equal(downloads.length, 1, downloads.join());
    });

    it("imports a handshake", async () => {
        const id = "h-second1111";
        sandbox.invite({ id, state: "DECLINED" });
        await program("h-first11111", id);
        await stack.succeed("import", type, id, id, "--yes", "--generate-code=false", "--protect=false");
        const preview = await stack.run("preview", "--expect-no-changes");
        assert.equal(preview.code, 0, preview.output);
    });

    it("ends an update that waits for AWS's rate as soon as it is canceled", async () => {
        const ids = Array.from({ length: 12 }, (_, at) => `h-paced${String(at).padStart(5, "0")}`);
        for (const id of ids) {
            sandbox.invite({ id });
        }
        await program(...ids);
        sandbox.clearRequests();
        const up = stack.start("up", "--yes", "--skip-preview", "--parallel", "12");
        let output = "";
        for (const stream of [up.stdout, up.stderr]) {
            stream?.on("data", (chunk) => {
                output += chunk;
            });
        }
        while (up.exitCode === null && sandbox.calls("DeclineHandshake").length < 6) {
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const canceledAt = Date.now();
        up.kill("SIGINT");
        const [code] = await once(up, "close");
        assert.notEqual(code, 0);
        assert.ok(Date.now() - canceledAt < 5_000, `it took ${Date.now() - canceledAt} ms`);
        assert.match(output, /the operation was canceled/);
        assert.doesNotMatch(output, /exited prematurely|always\* a bug/);
        const { deployment } = JSON.parse(await stack.stored());
        assert.deepEqual(deployment.pending_operations ?? [], []);
    });
});

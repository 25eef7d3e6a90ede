import assert from "node:assert/strict";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withSandbox } from "../support/withSandbox";
import { installation, run } from "./support/installation";
import { declineProgram } from "./support/programs";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";
const type = "pulumi-nodejs:dynamic/aws-handshakes:ReceivedHandshake";
const contract = join(__dirname, "contract");

/** Values that the state must encrypt. */
const sensitive = /@example\.com|Management account|handshake sent by/;

/** Every release must work with the states of all earlier releases: docs/adr/0001. */
describe("the state of a resource of the dynamic plugin", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    beforeEach(async () => {
        sandbox.invite({ id, byEmail: true });
    });

    it("has the type, ID, property names and secrets of the contract, and nothing sensitive in plain text", async () => {
        const stack = await TestStack.create({ "index.js": declineProgram(id) }, sandbox.environment());
        let shown = await stack.succeed("up", "--yes", "--diff");
        sandbox.setState(id, "OPEN");
        shown += await stack.succeed("refresh", "--yes", "--diff");
        shown += await stack.succeed("up", "--yes", "--diff");

        const [resource, ...others] = await stack.resources();
        assert.deepEqual(others, []);
        assert.equal(resource?.type, type);
        assert.equal(resource.id, id);
        assert.deepEqual(Object.keys(resource.inputs).sort(), ["__provider", "desiredState", "handshakeId"]);
        assert.deepEqual(Object.keys(resource.outputs).sort(), [
            "__provider",
            "action",
            "arn",
            "desiredState",
            "expirationTimestamp",
            "handshakeId",
            "organizationId",
            "parties",
            "requestedTimestamp",
            "resources",
            "senderAccountId",
            "state",
        ]);
        assert.match(JSON.stringify(resource.outputs), sensitive, "in the clear it's there");

        const stored = JSON.parse(await stack.stored()).deployment.resources.find((r: { id?: string }) => r.id === id);
        const encrypted = Object.entries<{ ciphertext?: string }>(stored.outputs).filter(([, v]) => v.ciphertext);
        assert.deepEqual(encrypted.map(([name]) => name).sort(), ["parties", "resources"]);
        for (const [file, text] of await filesIn(join(stack.folder, ".pulumi-test", "state"))) {
            assert.doesNotMatch(text, sensitive, file);
        }
        assert.doesNotMatch(shown, sensitive);
    });

    it("of InvitationGuard has the type, ID, property names and provider text of the contract", async () => {
        const guard = `const { InvitationGuard } = require("pulumi-aws-handshakes"); new InvitationGuard("account");`;
        const stack = await TestStack.create({ "index.js": guard }, sandbox.environment());
        await stack.succeed("up", "--yes", "--skip-preview");
        sandbox.invite({ id: "h-anotherhandshake1" });
        await stack.succeed("refresh", "--yes", "--skip-preview");
        const [resource] = await stack.resources();
        assert.equal(resource?.type, "pulumi-nodejs:dynamic/aws-handshakes:InvitationGuard");
        assert.equal(resource.id, "222222222222");
        assert.deepEqual(Object.keys(resource.inputs).sort(), ["__provider", "unwanted"]);
        const names = ["__provider", "accepted", "accountId", "allowed", "declined", "unwanted"];
        assert.deepEqual(Object.keys(resource.outputs).sort(), names);
        assert.deepEqual(resource.outputs.unwanted, resource.inputs.unwanted);
        const [unwanted] = resource.outputs.unwanted as object[];
        assert.deepEqual(Object.keys(unwanted ?? {}).sort(), [
            "action",
            "expirationTimestamp",
            "handshakeId",
            "organizationId",
            "senderAccountId",
        ]);
        const text = await readFile(join(contract, "provider-1.0.js.txt"), "utf8");
        assert.equal(await stack.providerText(), text.replace("receivedHandshake", "invitationGuard"));
    });

    it("contains a short provider text without an SDK, a path or a version, unchanged since release 1.0", async () => {
        const stack = await TestStack.createWithProcesses({ "index.js": declineProgram(id) }, sandbox.environment());
        await stack.succeed("up", "--yes", "--skip-preview");
        const text = await stack.providerText();
        assert(text.length <= 700, `${text.length} characters`);
        assert.doesNotMatch(text, /@aws-sdk|@smithy|aws\/index/);
        assert.doesNotMatch(text, /["'`](\/|\.|[A-Za-z]:)|node_modules|file:/);
        assert.doesNotMatch(text, /\d+\.\d+/);
        assert.deepEqual(
            [...text.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name),
            ['"pulumi-aws-handshakes/dynamic"'],
        );
        assert.equal(text, await readFile(join(contract, "provider-1.0.js.txt"), "utf8"));
    });

    it("has a provider text whose methods fail and make no call before configure has run", async () => {
        const steps = ["check", "diff", "create", "read", "update", "delete"];
        const script = `
            const text = require("node:fs").readFileSync(process.argv[1], "utf8");
            const handler = () => {
                const module = { exports: {} };
                new Function("exports", "require", text)(module.exports, require);
                return module.exports.handler();
            };
            (async () => {
                for (const first of ${JSON.stringify(steps)}) {
                    const provider = handler();
                    for (const step of [first, "create", "read", "update"]) {
                        const inputs = { handshakeId: "${id}", desiredState: "declined" };
                        const args = { create: [inputs], read: ["${id}", inputs], update: ["${id}", inputs, inputs] };
                        await Promise.resolve(provider[step](...(args[step] ?? [{}, {}, {}]))).then(
                            () => console.log(first, step, "PASSED"),
                            (error) => console.log(first, step, error.message),
                        );
                    }
                }
            })();
        `;
        const file = join(contract, "provider-1.0.js.txt");
        const environment = { ...process.env, ...sandbox.environment() };
        const options = { cwd: await installation(), env: environment };
        const { stdout } = await run(process.execPath, ["-e", script, file], options);
        const lines = stdout.trim().split("\n");
        assert.equal(lines.length, 4 * steps.length);
        for (const line of lines) {
            assert.match(line, /pulumi-aws-handshakes isn't ready: .*Nothing was called/);
        }
        assert.deepEqual(sandbox.calls(), []);
    });

    it("of release 1.0 works with this release for a refresh, a preview, an update and a destroy", async () => {
        sandbox.setState(id, "DECLINED");
        const stored = join(contract, "state-1.0.json");
        const stack = await TestStack.create(
            { "index.js": declineProgram(id) },
            { ...sandbox.environment(), PULUMI_CONFIG_PASSPHRASE: "stored" },
        );
        await stack.succeed("stack", "import", "--file", stored);
        const text = await readFile(join(contract, "provider-1.0.js.txt"), "utf8");
        assert.equal(await stack.providerText(), text, "the stored state holds the stored text");
        await stack.succeed("preview", "--expect-no-changes");
        assert.deepEqual(sandbox.calls(), []);

        // No program has run yet, so the state still contains the text of release 1.0.
        sandbox.setState(id, "OPEN");
        const drift = await stack.succeed("refresh", "--yes", "--skip-preview", "--diff");
        assert.match(drift, /~ state +: "DECLINED" => "OPEN"/);
        assert.equal(await stack.providerText(), text);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(sandbox.calls(), [`DescribeHandshake ${id}`, `DeclineHandshake ${id}`]);
        sandbox.clearRequests();
        const destroyed = await stack.succeed("destroy", "--yes", "--skip-preview");
        assert.match(destroyed, new RegExp(`Handshake ${id} stays DECLINED`));
        assert.deepEqual(sandbox.calls(), []);
        assert.deepEqual(await stack.resources(), []);
    });

    it("is not changed by an upgrade of the package", async () => {
        const stack = await TestStack.create({ "index.js": declineProgram(id) }, sandbox.environment());
        const own = join(stack.folder, "node_modules/pulumi-aws-handshakes");
        await cp(join(await installation(), "node_modules/pulumi-aws-handshakes"), own, { recursive: true });
        await stack.succeed("up", "--yes", "--skip-preview");
        const before = await storedResources(stack);
        sandbox.clearRequests();

        const manifest = JSON.parse(await readFile(join(own, "package.json"), "utf8"));
        await writeFile(join(own, "package.json"), JSON.stringify({ ...manifest, version: "9.9.9" }));
        await stack.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
        assert.deepEqual(sandbox.calls(), []);
        // An update writes the provider text again.
        sandbox.setState(id, "OPEN");
        await stack.succeed("refresh", "--yes", "--skip-preview");
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(sandbox.calls(), [`DescribeHandshake ${id}`, `DeclineHandshake ${id}`]);
        assert.deepEqual(await storedResources(stack), before);
    });
});

describe("the published package", function () {
    this.timeout(240_000);

    it("loads neither the AWS SDK nor @pulumi/aws when a program imports it", async () => {
        const print = `require("pulumi-aws-handshakes"); console.log(Object.keys(require.cache).join("\\n"));`;
        const { stdout } = await run(process.execPath, ["-e", print], { cwd: await installation() });
        const loaded = stdout.trim().split("\n");
        assert(loaded.some((file) => file.includes("/node_modules/pulumi-aws-handshakes/lib/")));
        assert.deepEqual(
            loaded.filter((file) => /@aws-sdk|@smithy|@pulumi\/aws|pulumi-aws-handshakes\/lib\/aws/.test(file)),
            [],
        );
    });

    it("has no AWS SDK in its public types", async () => {
        const root = join(await installation(), "node_modules/pulumi-aws-handshakes");
        const { types } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
        const declarations = await declarationsFrom(join(root, types));
        assert(declarations.size > 1);
        for (const [file, text] of declarations) {
            assert.doesNotMatch(text, /@aws-sdk|@smithy/, file);
        }
    });
});

/** The parts of the state that a provider determines, without those of the engine. */
async function storedResources(stack: TestStack) {
    return (await stack.resources()).map(({ id, type, urn, inputs, outputs }) => ({ id, type, urn, inputs, outputs }));
}

/** All files below a folder with their contents. */
async function filesIn(folder: string): Promise<[string, string][]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    assert(files.length > 0);
    return await Promise.all(
        files.map(async (file): Promise<[string, string]> => [file, await readFile(file, "utf8")]),
    );
}

/** A declaration file and the files of the package that it imports, with their contents. */
async function declarationsFrom(file: string, found = new Map<string, string>()): Promise<Map<string, string>> {
    if (!found.has(file)) {
        const text = await readFile(file, "utf8");
        found.set(file, text);
        for (const [, name = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]*)"/g)) {
            await declarationsFrom(`${join(dirname(file), name.replace(/\.js$/, ""))}.d.ts`, found);
        }
    }
    return found;
}

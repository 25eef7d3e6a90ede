import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { withoutLinkedPlugin } from "../../tools/engine/environment";
import { exampleNames, programOf } from "../../tools/schema/examples";
import { withSandbox } from "../support/withSandbox";
import { executableArchive, pathWithoutNode } from "./support/executable";
import { engine, repository, run, temporaryFolder } from "./support/installation";
import { sdkFor } from "./support/sdk";
import { TestStack } from "./support/stack";

const { version } = require("../../package.json") as { version: string };

/** Programs in other languages: in YAML with the bundled plugin, in Python with the executable and without Node.js. */
describe("the bundled plugin", function () {
    this.timeout(300_000);

    const sandbox = withSandbox();
    let bundle: string;
    let archive: string;

    before(async () => {
        bundle = join(await temporaryFolder(), "plugin");
        await run("node", ["--import", "tsx", "tools/bundle/main.ts", bundle], { cwd: repository });
        archive = await executableArchive();
    });

    /** A stack of an example in its own folder. Installs the plugin from a folder or an archive. */
    async function stackOf(example: string, names: string[], plugin: string, environment: Record<string, string> = {}) {
        const files: Record<string, string> = {};
        for (const name of names) {
            files[name] = await readFile(join(repository, "examples", example, name), "utf8");
        }
        const all = { ...sandbox.environment(), ...environment };
        const stack = await TestStack.createIn(await temporaryFolder(), files, all);
        await stack.succeed("plugin", "install", "resource", "aws-handshakes", version, "--file", plugin);
        return stack;
    }

    it("looks up handshakes for the YAML program of docs/look-ups.md", async () => {
        sandbox.invite({ id: "h-stranger11" });
        const page = await readFile(join(repository, "docs/look-ups.md"), "utf8");
        const [, program = ""] = /```yaml\n(.*?)```/s.exec(page) ?? [];
        const stack = await TestStack.createIn(
            await temporaryFolder(),
            { "Pulumi.yaml": program.replace("name: example", "name: test") },
            sandbox.environment(),
        );
        await stack.succeed("plugin", "install", "resource", "aws-handshakes", version, "--file", bundle);
        await stack.succeed("up", "--yes", "--skip-preview");
        const outputs = JSON.parse(await stack.succeed("stack", "output", "--json", "--show-secrets"));
        assert.deepEqual(
            outputs.pending.map(({ handshakeId }: { handshakeId: string }) => handshakeId),
            ["h-stranger11"],
        );
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    /** The data of the examples: a handshake with their ID, the caller's organization, and invitations of its member. */
    function prepareForExamples(): void {
        sandbox.organizations.add({
            id: "o-ourownorgid",
            managementAccountId: "222222222222",
            members: [{ id: "444444444444" }],
        });
        // Only a management account can list billing transfers, and it can't receive an INVITE.
        sandbox.invite({ id: "h-examplehandshakeid111", action: "TRANSFER_RESPONSIBILITY" });
        sandbox.invite({ id: "h-stranger11", recipient: "444444444444", organization: "o-strangerid" });
        sandbox.invite({ id: "h-friendly11", recipient: "444444444444", organization: "o-exampleorgid" });
    }

    async function assertExamplesRan(stack: TestStack): Promise<void> {
        assert.equal(sandbox.handshake("h-examplehandshakeid111")?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-stranger11")?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-friendly11")?.State, "OPEN");
        const found = (await stack.resources()).map(({ type, id }) => `${type.split(":").at(-1)} ${id}`);
        assert.deepEqual(found.sort(), [
            "InvitationGuard 444444444444",
            "InvitationGuard 444444444444",
            "OrganizationGuard o-ourownorgid",
            "ReceivedHandshake h-examplehandshakeid111",
        ]);
        assert.doesNotMatch(await stack.stored(), /@example\.com/);
    }

    it("runs the schema's examples in YAML", async () => {
        prepareForExamples();
        const sections = new Map([
            ["resources", ""],
            ["variables", ""],
        ]);
        for (const name of exampleNames()) {
            const program = programOf(name, "yaml");
            for (const [section, text] of sections) {
                const [, found = ""] = new RegExp(`^${section}:\\n((?: .*\\n)*)`, "m").exec(program) ?? [];
                sections.set(section, text + found);
            }
        }
        const program = [...sections].map(([section, text]) => `${section}:\n${text}`).join("");
        const outputs = { state: "found.state", pending: "pending.handshakes", policy: "result.policy" };
        const lines = Object.entries(outputs).map(([name, value]) => `  ${name}: \${${value}}\n`);
        const stack = await TestStack.createIn(
            await temporaryFolder(),
            { "Pulumi.yaml": `name: test\nruntime: yaml\n${program}outputs:\n${lines.join("")}` },
            sandbox.environment(),
        );
        await stack.succeed("plugin", "install", "resource", "aws-handshakes", version, "--file", bundle);
        await stack.succeed("up", "--yes", "--skip-preview");
        await assertExamplesRan(stack);
    });

    it("guards an account for a YAML program: preview, update, drift, update, destroy", async () => {
        sandbox.invite({ id: "h-stranger11", organization: "o-strangerid" });
        sandbox.invite({ id: "h-friendly11", organization: "o-friendorgid" });
        const stack = await stackOf("yaml-guard", ["Pulumi.yaml"], bundle);
        await stack.succeed("config", "set", "--path", "allowedOrganizations[0]", "o-friendorgid");
        const program = await readFile(join(stack.folder, "Pulumi.yaml"), "utf8");
        await writeFile(join(stack.folder, "Pulumi.yaml"), program.replace("222222222222", "333333333333"));
        const otherAccount = await stack.up();
        assert.notEqual(otherAccount.code, 0, otherAccount.output);
        assert.match(otherAccount.output, /account 222222222222 .*not in allowedAccountIds \(333333333333\)/);
        assert.deepEqual(sandbox.calls("ListHandshakesForAccount"), []);
        await writeFile(join(stack.folder, "Pulumi.yaml"), program);
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /pulumi up declines 1 of the handshakes .*\n +h-stranger11/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);

        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), ["DeclineHandshake h-stranger11"]);
        const outputs = JSON.parse(await stack.succeed("stack", "output", "--json"));
        assert.equal(outputs.accountId, "222222222222");
        assert.deepEqual(
            outputs.allowed.map(({ handshakeId }: { handshakeId: string }) => handshakeId),
            ["h-friendly11"],
        );
        const unchanged = await stack.run("preview", "--expect-no-changes");
        assert.equal(unchanged.code, 0, unchanged.output);

        sandbox.invite({ id: "h-stranger22", organization: "o-strangerid" });
        const drift = await stack.run("preview", "--expect-no-changes");
        assert.notEqual(drift.code, 0, drift.output);
        assert.match(drift.output, /h-stranger22/);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.equal(sandbox.handshake("h-stranger22")?.State, "DECLINED");

        sandbox.clearRequests();
        const destroy = await stack.destroy();
        assert.equal(destroy.code, 0, destroy.output);
        assert.match(destroy.output, /The guard of account 222222222222 was removed/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        assert.equal(sandbox.handshake("h-friendly11")?.State, "OPEN");
    });

    let pythonPath: Promise<string> | undefined;

    /** The PATH for Python programs with the package's SDK, which is installed once. */
    async function withPython(): Promise<{ PATH: string }> {
        pythonPath ??= installPython();
        const [python = ""] = (await pythonPath).split(delimiter);
        return { PATH: [python, await pathWithoutNode()].join(delimiter) };
    }

    async function installPython(): Promise<string> {
        const folder = await temporaryFolder();
        await run("python3", ["-m", "venv", join(folder, "venv")]);
        const bin = join(folder, "venv", "bin");
        await run(join(bin, "pip"), ["install", "--quiet", "--no-compile", join(await sdkFor("python"), "python")]);
        const { bin: pulumi } = await engine();
        return [bin, pulumi, withoutLinkedPlugin(process.env.PATH ?? "")].join(delimiter);
    }

    it("treats None in a Python program as a value that is left out, and rejects it where it may mean an account", async () => {
        const inMember = sandbox.invite({ recipient: "333333333333" }).Id;
        const role = '{"role_arn": "arn:aws:iam::333333333333:role/Decliner", "external_id": None, "duration": None}';
        const rest = '"profile": None, "allowed_account_ids": None, "endpoints": None, "max_retries": None';
        const stack = await stackOf("python-decline", ["Pulumi.yaml"], archive, await withPython());
        await stack.succeed("config", "set", "handshakeId", inMember);
        const writeGuard = (roles: string) =>
            writeFile(
                join(stack.folder, "__main__.py"),
                [
                    "import pulumi_aws_handshakes as handshakes",
                    `connection = {"assume_roles": [${roles}], ${rest}}`,
                    'handshakes.InvitationGuard("guard", allowed_accounts=None, connection=connection)',
                ].join("\n"),
            );

        await writeGuard("None");
        const refused = await stack.up();
        assert.notEqual(refused.code, 0, refused.output);
        assert.match(refused.output, /null/);
        assert.deepEqual(sandbox.calls(), []);

        await writeGuard(role);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake(inMember)?.State, "DECLINED");
        assert.deepEqual(
            sandbox.requests.filter(({ operation }) => operation.endsWith("Account")).map(({ accountId }) => accountId),
            ["333333333333"],
        );
    });

    it("runs the schema's examples in Python", async () => {
        prepareForExamples();
        const stack = await stackOf("python-decline", ["Pulumi.yaml"], archive, await withPython());
        for (const name of exampleNames()) {
            await writeFile(join(stack.folder, `${name}.py`), programOf(name, "python"));
        }
        const imports = exampleNames().map((name) => `import ${name}\n`);
        await writeFile(join(stack.folder, "__main__.py"), imports.join(""));
        await stack.succeed("config", "set", "handshakeId", "h-examplehandshakeid111");
        await stack.succeed("up", "--yes", "--skip-preview");
        await assertExamplesRan(stack);
    });

    it("declines a handshake for a Python program: preview, update, drift, update, destroy", async () => {
        const id = "h-examplehandshakeid111";
        sandbox.invite({ id });
        const stack = await stackOf("python-decline", ["Pulumi.yaml", "__main__.py"], archive, await withPython());
        await stack.succeed("config", "set", "handshakeId", id);
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /state *: "DECLINED"/);
        assert.deepEqual(sandbox.calls(), [`DescribeHandshake ${id}`]);

        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        assert.doesNotMatch(await stack.stored(), /@example\.com/);

        sandbox.setState(id, "OPEN");
        const drift = await stack.run("preview", "--refresh", "--expect-no-changes");
        assert.notEqual(drift.code, 0, drift.output);
        await stack.succeed("up", "--yes", "--skip-preview", "--refresh");
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");

        sandbox.clearRequests();
        const destroy = await stack.destroy();
        assert.equal(destroy.code, 0, destroy.output);
        assert.deepEqual(sandbox.calls(), []);
    });
});

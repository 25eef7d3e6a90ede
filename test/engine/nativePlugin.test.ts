import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Sandbox } from "../../sandbox";
import { installation } from "./support/installation";
import { dynamicPlugin, nativePlugin } from "./support/plugin";
import { declineProgramBy } from "./support/programs";
import { TestStack } from "./support/stack";
import { STACK_TRACE } from "./support/stackTrace";

const id = "h-examplehandshakeid111";
const type = "aws-handshakes:index:ReceivedHandshake";
const own = "222222222222";

/** The features of the native plugin only. */
describe("the native plugin", function () {
    this.timeout(240_000);

    let sandbox: Sandbox;

    beforeEach(async () => {
        sandbox = await Sandbox.start();
    });

    afterEach(async () => {
        await sandbox.stop();
    });

    const start = (program: string, project = nativePlugin.project) =>
        TestStack.create({ "Pulumi.yaml": project, "index.js": program }, sandbox.environment());

    const declining = (...ids: string[]) => declineProgramBy(nativePlugin.module, ...ids);

    /** A program that imports the handshake and declines it. */
    const importing = `
        const { ReceivedHandshake } = require("${nativePlugin.module}");
        new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" }, { import: "${id}" });
    `;

    it("imports a declined handshake, and the next preview has no changes", async () => {
        sandbox.invite({ id, state: "DECLINED" });
        const stack = await start(declining(id));
        const imported = await stack.run("import", type, id, id, "--yes", "--generate-code=false", "--protect=false");
        assert.equal(imported.code, 0, imported.output);
        const [resource] = await stack.resources();
        assert.equal(resource?.id, id);
        assert.deepEqual(resource?.inputs, { handshakeId: id, desiredState: "declined" });
        assert.equal(resource?.outputs.organizationId, "o-exampleorgid");
        const preview = await stack.run("preview", "--expect-no-changes");
        assert.equal(preview.code, 0, preview.output);
        assert.doesNotMatch(await stack.stored(), /@example\.com/, "secrets are encrypted after an import too");
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    it("imports an open handshake as open, and only the next update declines it", async () => {
        sandbox.invite({ id });
        const stack = await start(declining(id));
        const imported = await stack.run("import", type, id, id, "--yes", "--generate-code=false", "--protect=false");
        assert.equal(imported.code, 0, imported.output);
        assert.equal((await stack.resources())[0]?.inputs.desiredState, "open");
        const preview = await stack.preview();
        assert.match(preview.output, /~ desiredState *: "open" => "declined"/);
        assert.match(preview.output, new RegExp(`warning: Handshake ${id} .* is OPEN: pulumi up declines it`));
        assert.equal(sandbox.handshake(id)?.State, "OPEN");
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");
    });

    it("imports by the import option; the preview says that the update declines an open handshake", async () => {
        sandbox.invite({ id });
        const stack = await start(importing);
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /= 1 to import/);
        assert.match(preview.output, new RegExp(`Handshake ${id} .* is OPEN: pulumi up declines it`));
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal((await stack.resources())[0]?.outputs.state, "DECLINED");
    });

    it("imports many handshakes from a file, and rejects a missing one with the possible causes", async () => {
        sandbox.invite({ id, state: "DECLINED" });
        sandbox.invite({ id: "h-anotherhandshake1", state: "EXPIRED" });
        const stack = await start(declining(id, "h-anotherhandshake1"));
        const file = join(stack.folder, "import.json");
        const resources = [id, "h-anotherhandshake1"].map((each) => ({ type, name: each, id: each }));
        await writeFile(file, JSON.stringify({ resources }));
        const many = ["import", "-f", file, "--yes", "--generate-code=false", "--protect=false"];
        const imported = await stack.run(...many);
        assert.equal(imported.code, 0, imported.output);
        const preview = await stack.run("preview", "--expect-no-changes");
        assert.equal(preview.code, 0, preview.output);
        const missing = await stack.run("import", type, "two", "h-missing11111", "--yes", "--generate-code=false");
        assert.notEqual(missing.code, 0);
        assert.match(missing.output, /Handshake h-missing11111 was not found in account 2{12}/);
        assert.doesNotMatch(missing.output, STACK_TRACE);
        assert.equal((await stack.resources()).length, 2);
    });

    it("warns in a preview of what fails in the update, without failing the preview", async () => {
        sandbox.invite({ id, state: "ACCEPTED" });
        const stack = await start(declining(id, "h-missing11111"));
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, new RegExp(`warning: Handshake ${id} can't be declined any more: it is ACCEPTED`));
        assert.match(preview.output, /warning: Handshake h-missing11111 was not found/);
        assert.notEqual((await stack.up()).code, 0);
        assert.deepEqual(await stack.resources(), []);
    });

    it("shows unknown outputs and the reason in a preview that may not look", async () => {
        sandbox.invite({ id });
        sandbox.faults.add({ operation: "DescribeHandshake", fault: { error: "AccessDeniedException" } });
        const stack = await start(declining(id));
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /can't show what happens to handshake .*AccessDeniedException/);
        assert.doesNotMatch(preview.output, /"DECLINED"/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    it("makes a guard look before a plain preview and a plain update, which show a new invitation", async () => {
        const program = `new (require("${nativePlugin.module}").InvitationGuard)("account");`;
        const stack = await start(program);
        await stack.succeed("up", "--yes", "--skip-preview");
        sandbox.invite({ id: "h-newinvite1" });
        const preview = await stack.preview();
        assert.match(preview.output, /h-newinvite1/);
        assert.match(preview.output, /1 to update/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake("h-newinvite1")?.State, "DECLINED");
    });

    it("imports a guard by its account, and rejects another account", async () => {
        sandbox.invite({ id });
        const stack = await start(`new (require("${nativePlugin.module}").InvitationGuard)("account");`);
        const guard = "aws-handshakes:index:InvitationGuard";
        const wrong = await stack.run("import", guard, "account", "333333333333", "--yes", "--generate-code=false");
        assert.notEqual(wrong.code, 0);
        assert.match(wrong.output, /credentials belong to account 2{12}\./);
        const options = ["--yes", "--generate-code=false", "--protect=false"];
        const imported = await stack.run("import", guard, "account", own, ...options);
        assert.equal(imported.code, 0, imported.output);
        assert.doesNotMatch(imported.output, /warning|bug|ignoreChanges/);
        const [{ inputs } = assert.fail("nothing was imported")] = await stack.resources();
        assert.deepEqual(inputs, { allowedOrganizations: ["o-exampleorgid"] });
        const preview = await stack.preview();
        assert.match(preview.output, /- allowedOrganizations/);
        assert.match(preview.output, new RegExp(`pulumi up declines 1 of the handshakes .*\\n +${id}`));
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), [`DeclineHandshake ${id}`]);
    });

    it("imports a guard with a handshake that no list can allow, and names it", async () => {
        sandbox.invite({ id, overrides: { Arn: null, Parties: null, Resources: null } });
        const stack = await start(`new (require("${nativePlugin.module}").InvitationGuard)("account");`);
        const guard = "aws-handshakes:index:InvitationGuard";
        const imported = await stack.run("import", guard, "account", own, "--yes", "--generate-code=false");
        assert.equal(imported.code, 0, imported.output);
        assert.doesNotMatch(imported.output, /bug|ignoreChanges/);
        const warning = new RegExp(`pulumi up declines 1 of the handshakes .*\\n +${id}`);
        assert.match(imported.output, warning);
        assert.match((await stack.preview()).output, warning);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    it("declines nothing at an import if the program ignores changes of the lists", async () => {
        sandbox.invite({ id });
        const guardProgram = (ignored: string) =>
            `new (require("${nativePlugin.module}").InvitationGuard)("account", { allowedOrganizations: ["o-friendorgid"] }, { import: "${own}", ignoreChanges: ["${ignored}"] });`;
        for (const ignored of ["*", "allowedOrganizations"]) {
            const stack = await start(guardProgram(ignored));
            const up = await stack.up();
            assert.equal(up.code, 0, up.output);
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        }
    });

    it("names unknown inputs in a preview, because the update may decline", async () => {
        sandbox.invite({ id });
        sandbox.invite({ id: "h-another1111" });
        const stack = await start(`
            const dynamic = require("${dynamicPlugin.module}");
            const { InvitationGuard, ReceivedHandshake } = require("${nativePlugin.module}");
            const later = new dynamic.ReceivedHandshake("first", { handshakeId: "${id}", desiredState: "declined" }).organizationId;
            new InvitationGuard("account", { allowedOrganizations: [later] });
            new ReceivedHandshake("second", { handshakeId: later.apply(() => "h-another1111"), desiredState: "declined" });
        `);
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /which handshakes pulumi up declines: allowedOrganizations isn't known yet/);
        assert.match(preview.output, /which handshake pulumi up declines: handshakeId isn't known yet/);
        assert.deepEqual(sandbox.calls(), []);
    });

    for (const refreshOptions of [[], ["--refresh"]]) {
        it(`makes a guard that was dynamic look in the ${["up", ...refreshOptions].join(" ")} that moves it, and changes nothing`, async () => {
            sandbox.invite({ id, state: "DECLINED" });
            const guardProgram = (module: string) =>
                `new (require("${module}").InvitationGuard)("account", { allowedOrganizations: ["o-friendorgid"] });`;
            const stack = await start(guardProgram(dynamicPlugin.module));
            await stack.succeed("up", "--yes", "--skip-preview");
            await stack.program(guardProgram(nativePlugin.module));
            const preview = await stack.preview();
            assert.doesNotMatch(preview.output, /to (create|delete|replace)/);
            await stack.succeed("up", "--yes", "--skip-preview", ...refreshOptions);
            const [guard, ...others] = await stack.resources();
            assert.deepEqual(others, []);
            assert.equal(guard?.id, own);
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
            const after = await stack.run("preview", "--expect-no-changes");
            assert.equal(after.code, 0, after.output);
            sandbox.invite({ id: "h-newinvite1" });
            const seen = await stack.preview();
            assert.match(seen.output, /pulumi up declines 1 of the handshakes .*\n +h-newinvite1/);
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.equal(sandbox.handshake("h-newinvite1")?.State, "DECLINED");
        });
    }

    it("takes over a resource from the dynamic plugin without a changing call", async () => {
        sandbox.invite({ id });
        const stack = await start(declineProgramBy(dynamicPlugin.module, id));
        await stack.succeed("up", "--yes", "--skip-preview");
        sandbox.clearRequests();
        await stack.program(declining(id));
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.doesNotMatch(preview.output, /to (create|delete|replace)/);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        const [resource, ...others] = await stack.resources();
        assert.deepEqual(others, []);
        assert.equal(resource?.type, type);
        assert.equal(resource?.outputs.state, "DECLINED");
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        const after = await stack.run("preview", "--refresh", "--expect-no-changes");
        assert.equal(after.code, 0, after.output);
    });

    it("takes over a resource under a new name if the program's alias names only the old name", async () => {
        sandbox.invite({ id });
        const stack = await start(declineProgramBy(dynamicPlugin.module, id));
        await stack.succeed("up", "--yes", "--skip-preview");
        sandbox.clearRequests();
        await stack.program(
            `new (require("${nativePlugin.module}").ReceivedHandshake)("renamed", { handshakeId: "${id}", desiredState: "declined" }, { aliases: [{ name: "${id}" }] });`,
        );
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        const [resource, ...others] = await stack.resources();
        assert.deepEqual(others, []);
        assert.match(String(resource?.urn), /renamed$/);
        assert.deepEqual(sandbox.calls(), []);
    });

    it("looks up handshakes, and the results are secret in the state", async () => {
        sandbox.invite({ id });
        const stack = await start(`
            const { getReceivedHandshake, getReceivedHandshakesOutput } = require("${nativePlugin.module}");
            exports.found = getReceivedHandshakesOutput({ states: ["OPEN"] });
            exports.state = getReceivedHandshake({ handshakeId: "${id}" }).then(({ state }) => state);
        `);
        await stack.succeed("up", "--yes", "--skip-preview");
        const outputs = JSON.parse(await stack.succeed("stack", "output", "--json", "--show-secrets"));
        assert.equal(outputs.state, "OPEN");
        assert.equal(outputs.found.handshakes[0].handshakeId, id);
        assert.doesNotMatch(await stack.stored(), /@example\.com/);
        await stack.program(`require("${nativePlugin.module}").getReceivedHandshakes({ state: ["OPEN"] });`);
        const misspelled = await stack.up();
        assert.notEqual(misspelled.code, 0);
        assert.match(
            misspelled.output,
            /state is not an argument of getReceivedHandshakes; its arguments are states, actions/,
        );
        assert.doesNotMatch(misspelled.output, STACK_TRACE);
        await stack.program(`
            const { getReceivedHandshakeOutput } = require("${nativePlugin.module}");
            exports.found = getReceivedHandshakeOutput({ handshakeId: "h-missing1" });
        `);
        const missing = await stack.up();
        assert.notEqual(missing.code, 0);
        assert.match(missing.output, /Handshake h-missing1 was not found in account/);
        assert.doesNotMatch(missing.output, STACK_TRACE);
    });

    it("rejects misspelled and invalid provider arguments before any call", async () => {
        const stack = await start(`
            const { Provider, ReceivedHandshake } = require("${nativePlugin.module}");
            const provider = new Provider("other", { regoin: "us-east-1", assumeRoles: [{ roleArn: "no-arn" }] });
            new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" }, { provider });
        `);
        const { code, output } = await stack.up();
        assert.notEqual(code, 0);
        assert.match(output, /regoin.*is not an argument of the provider aws-handshakes/s);
        assert.match(output, /assumeRoles\[0\]\.roleArn.*must be the ARN of a role/s);
        assert.deepEqual(sandbox.calls(), []);
    });

    it("uses another account through an explicit provider", async () => {
        const { accessKeyId } = sandbox.account("333333333333");
        sandbox.invite({ id, recipient: "333333333333" });
        const stack = await start(`
            const { Provider, ReceivedHandshake } = require("${nativePlugin.module}");
            const provider = new Provider("other", {
                accessKey: "${accessKeyId}",
                secretKey: "planted-secret-key",
                allowedAccountIds: ["333333333333"],
            });
            new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" }, { provider });
        `);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        assert.doesNotMatch(await stack.stored(), /planted-secret-key/);
    });

    it("lists the account's handshakes for an import of many", async () => {
        sandbox.invite({ id });
        sandbox.invite({ id: "h-anotherhandshake1", state: "DECLINED" });
        const stack = await start("");
        const plugin = "../../node_modules/pulumi-aws-handshakes/pulumi-resource-aws-handshakes";
        const listed = await stack.run("do", "--package", plugin, type, "list", "--all", "--state", "OPEN");
        assert.equal(listed.code, 0, listed.output);
        assert.match(listed.output, new RegExp(id));
        assert.doesNotMatch(listed.output, /h-anotherhandshake1/);
    });

    it("serves several operations if a debugger started the plugin, although the engine cancels each at its end", async () => {
        sandbox.invite({ id });
        const executable = join(
            await installation(),
            "node_modules/pulumi-aws-handshakes/pulumi-resource-aws-handshakes",
        );
        const plugin = spawn(executable, { env: { ...process.env, ...sandbox.environment() } });
        try {
            const [port] = await once(plugin.stdout, "data");
            const debugged = {
                ...sandbox.environment(),
                PULUMI_DEBUG_PROVIDERS: `aws-handshakes:${String(port).trim()}`,
            };
            const files = { "Pulumi.yaml": nativePlugin.project, "index.js": declining(id) };
            const stack = await TestStack.create(files, debugged);
            await stack.succeed("preview");
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
            sandbox.setState(id, "OPEN");
            await stack.succeed("refresh", "--yes", "--skip-preview");
            assert.equal((await stack.resources())[0]?.outputs.state, "OPEN");
        } finally {
            plugin.kill("SIGINT");
        }
        assert.deepEqual(await once(plugin, "exit"), [0, null]);
    });

    it("ends an update that waits for AWS's rate as soon as it is canceled, and leaves no pending operation", async () => {
        await sandbox.stop();
        sandbox = await Sandbox.start({ rates: "aws" });
        const ids = Array.from({ length: 30 }, (_, at) => `h-paced${String(at).padStart(5, "0")}`);
        for (const each of ids) {
            sandbox.invite({ id: each });
        }
        const stack = await start(declining(...ids));
        const up = stack.start("up", "--yes", "--skip-preview", "--parallel", "30");
        let output = "";
        up.stdout?.on("data", (chunk) => {
            output += chunk;
        });
        while (sandbox.calls("DeclineHandshake").length < 8) {
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const canceled = Date.now();
        up.kill("SIGINT");
        const code = await new Promise((resolve) => up.on("close", resolve));
        const took = Date.now() - canceled;
        assert.notEqual(code, 0);
        assert.match(output, /the operation was canceled/);
        assert.doesNotMatch(output, /exited prematurely|always\* a bug/);
        assert.ok(took < 5_000, `it took ${took} ms`);
        const { deployment } = JSON.parse(await stack.stored());
        assert.deepEqual(deployment.pending_operations ?? [], []);
        const declined = ids.filter((each) => sandbox.handshake(each)?.State === "DECLINED");
        assert.equal((await stack.resources()).length, declined.length, "what was declined is in the state");
    });
});

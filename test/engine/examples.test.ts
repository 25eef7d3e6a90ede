import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withSandbox } from "../support/withSandbox";
import { repository, run } from "./support/installation";
import { type Result, TestStack } from "./support/stack";

const own = "222222222222";
const stranger = "o-strangerid";
const friend = "o-friendorgid";

describe("the example", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    const example = (name: string) => join(repository, "examples", name);

    const open = () => sandbox.handshakes.flatMap(({ Id, State }) => (State === "OPEN" ? [Id] : []));

    it("guard-account declines handshakes from other organizations, and looks in every preview and update", async () => {
        sandbox.invite({ id: "h-stranger11", organization: stranger });
        sandbox.invite({ id: "h-friendly11", organization: friend });
        const stack = await TestStack.createFrom(example("guard-account"), sandbox.environment());
        await stack.succeed("config", "set", "--path", "allowedOrganizations[0]", friend);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(open(), ["h-friendly11"]);

        // Its Pulumi.yaml has "refresh: always", so that --refresh is not needed.
        sandbox.invite({ id: "h-stranger22", organization: stranger });
        const preview = await stack.run("preview", "--expect-no-changes", "--diff");
        assert.notEqual(preview.code, 0, preview.output);
        assert.match(preview.output, /h-stranger22/);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(open(), ["h-friendly11"]);
        const outputs = JSON.parse(await stack.succeed("stack", "output", "--json"));
        assert.equal(outputs.accountId, own);
        assert.deepEqual(
            outputs.declined.map(({ handshakeId }: { handshakeId: string }) => handshakeId),
            ["h-stranger11", "h-stranger22"],
        );
    });

    it("guard-organization guards every account of an organization except the excluded ones", async () => {
        const [invited = "", excluded = ""] = ["444444444401", "444444444402"];
        sandbox.organizations.add({
            id: "o-ourownorgid",
            managementAccountId: own,
            members: [{ id: invited }, { id: excluded }],
        });
        sandbox.invite({ id: "h-stranger11", recipient: invited, organization: stranger });
        sandbox.invite({ id: "h-friendly11", recipient: invited, organization: friend });
        sandbox.invite({ id: "h-excluded11", recipient: excluded, organization: stranger });
        const stack = await TestStack.createFrom(example("guard-organization"), sandbox.environment());
        await stack.succeed("config", "set", "--path", "allowedOrganizations[0]", friend);
        await stack.succeed("config", "set", "--path", "--type", "string", "excludedAccounts[0]", excluded);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(open().sort(), ["h-excluded11", "h-friendly11"]);
        const outputs = JSON.parse(await stack.succeed("stack", "output", "--json"));
        assert.equal(outputs.organizationId, "o-ourownorgid");
        assert.deepEqual(outputs.skippedAccounts, [{ accountId: excluded, status: "excluded" }]);
    });

    it("many-accounts guards ten accounts through a role in each, and a failure in one does not stop the others", async () => {
        const accounts = Array.from({ length: 10 }, (_, at) => `4444444444${String(at).padStart(2, "0")}`);
        for (const recipient of accounts) {
            sandbox.invite({ id: `h-to${recipient}`, recipient, organization: stranger });
            sandbox.invite({ id: `h-friendto${recipient}`, recipient, organization: friend });
        }
        const stack = await TestStack.createFrom(example("many-accounts"), sandbox.environment());
        const list = accounts.map((account) => `    - "${account}"\n`).join("");
        await stack.succeed("config", "set", "--path", "allowedOrganizations[0]", friend);
        const settings = join(stack.folder, "Pulumi.test.yaml");
        await writeFile(settings, `${await readFile(settings, "utf8")}  many-accounts:accounts:\n${list}`);
        sandbox.faults.add({
            operation: "AssumeRole",
            accountId: "444444444407",
            fault: { error: "AccessDenied" },
        });
        const up = await stack.up("--continue-on-error");
        assert.notEqual(up.code, 0);
        assert.match(
            up.output,
            /Could not assume the role arn:aws:iam::444444444407:role\/invitation-guard: AccessDenied/,
        );
        assert.deepEqual(
            open().filter((id) => !id?.startsWith("h-friendto")),
            ["h-to444444444407"],
        );
        sandbox.clearRequests();
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(sandbox.calls("DeclineHandshake"), ["DeclineHandshake h-to444444444407"]);
        const guards = (await stack.resources()).filter(({ type }) => type.endsWith("InvitationGuard"));
        assert.deepEqual(guards.map(({ id }) => id).sort(), accounts);
        const outputs = JSON.parse(await stack.succeed("stack", "output", "--json"));
        assert.deepEqual(Object.keys(outputs.declined).sort(), accounts);
    });

    it("protect-organization, with Pulumi's mocks, adds the policy to a pilot unit, then to the root, then the guard", async () => {
        const script = `
            const pulumi = require("@pulumi/pulumi");
            const resources = {};
            pulumi.runtime.setAllConfig(JSON.parse(process.argv[1]));
            pulumi.runtime.setMocks(
                {
                    newResource: ({ type, name, inputs }) => {
                        resources[type.split(/[:/]/).at(-1) + " " + name] = inputs;
                        return { id: name, state: { arn: "arn of " + name, name, keyId: name, ...inputs } };
                    },
                    call: () => ({ accountId: "${own}", partition: "aws", roots: [{ id: "r-exam" }] }),
                },
                "protect-organization",
            );
            require("./examples/protect-organization");
            pulumi.runtime.disconnect().then(() => console.log(JSON.stringify(resources)));
        `;
        const trusted = `arn:aws:iam::${own}:role/pulumi`;
        const withConfig = async (config: Record<string, string>) => {
            const all = {
                allowedOrganizations: JSON.stringify([friend]),
                trustedPrincipals: JSON.stringify([trusted]),
                excludedAccounts: "[]",
                email: "security@example.com",
                ...config,
            };
            const named = Object.entries(all).map(([name, value]) => [`protect-organization:${name}`, value]);
            const argument = JSON.stringify(Object.fromEntries(named));
            const { stdout } = await run(process.execPath, ["--import", "tsx", "-e", script, argument], {
                cwd: repository,
            });
            return JSON.parse(stdout);
        };
        const attachments = (resources: object) =>
            Object.keys(resources).filter((name) => name.startsWith("PolicyAttachment "));

        const pilot = await withConfig({ pilotUnit: "ou-exam-sandbox11", guard: "false" });
        assert.deepEqual(attachments(pilot), ["PolicyAttachment organization-policy-pilot"]);
        assert.equal(pilot["PolicyAttachment organization-policy-pilot"].targetId, "ou-exam-sandbox11");
        assert.match(pilot["Policy organization-policy"].content, new RegExp(`handshake/${friend}/`));
        assert.ok(pilot["StackSet organization-role"].templateBody.includes(trusted));
        assert.equal(pilot["TopicSubscription organization-security"].endpoint, "security@example.com");
        assert.ok(!("OrganizationGuard organization-guard" in pilot));

        const everywhere = await withConfig({ pilotUnit: "", guard: "false" });
        assert.deepEqual(attachments(everywhere), ["PolicyAttachment organization-policy-root"]);
        assert.equal(everywhere["PolicyAttachment organization-policy-root"].targetId, "r-exam");

        const excluded = JSON.stringify(["444444444444"]);
        const guarded = await withConfig({ pilotUnit: "", guard: "true", excludedAccounts: excluded });
        assert.deepEqual(guarded["OrganizationGuard organization-guard"], {
            allowedOrganizations: [friend],
            excludedAccounts: ["444444444444"],
            roleName: "invitation-guard",
            connection: { allowedAccountIds: [own] },
        });
    });

    it("drift-check prints nothing without drift, distinguishes drift from a failed check, and declines nothing", async () => {
        const stack = await TestStack.createFrom(example("drift-check"), sandbox.environment());
        const check = () =>
            new Promise<Result>((resolve) => {
                const script = join(stack.folder, "drift-check.sh");
                // Cron runs it from another folder.
                execFile(script, ["--stack", "test"], { cwd: "/", env: stack.environment }, (error, stdout, stderr) =>
                    resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
                );
            });
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(await check(), { code: 0, output: "" });

        sandbox.invite({ id: "h-stranger11", organization: stranger });
        const drift = await check();
        assert.equal(drift.code, 1, drift.output);
        assert.match(drift.output, /h-stranger11/);
        assert.match(drift.output, /o-strangerid/);

        sandbox.faults.add({ operation: "ListHandshakesForAccount", fault: { error: "AccessDeniedException" } });
        const failure = await check();
        assert.equal(failure.code, 2, failure.output);
        assert.match(failure.output, /organizations:ListHandshakesForAccount/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    it("drift-check has a workflow that runs its script with minimal permissions and pinned actions", async () => {
        const workflow = await readFile(join(example("drift-check"), ".github/workflows/drift.yml"), "utf8");
        const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
        assert.equal(used.length, 4);
        for (const action of used) {
            assert.match(action ?? "", /@[0-9a-f]{40}$/);
        }
        assert.match(workflow, /^permissions: \{\}$/m);
        assert.deepEqual(
            workflow.match(/^ +[a-z-]+: (?:write|read)\b/gm)?.map((line) => line.trim()),
            ["contents: read", "id-token: write", "issues: write"],
        );
        assert.match(workflow, /\.\/drift-check\.sh --stack/);
    });
});

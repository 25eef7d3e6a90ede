import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OrganizationGuardOutputs } from "../../../src/resources/organizationGuard/properties";
import { withSandbox } from "../../support/withSandbox";
import type { Plugin } from "../support/plugin";
import { TestStack } from "../support/stack";
import { STACK_TRACE } from "../support/stackTrace";

const own = "222222222222";
const organizationId = "o-ourownorgid";
const stranger = "o-strangerid";
const partner = "o-partner00001";
const role = "security/invitation-guard";

/** 299 member accounts: some are suspended, some can't be reached, some have an invitation. */
const members = Array.from({ length: 299 }, (_, at) => String(300000000001 + at));
const suspended = members.filter((_, at) => at % 60 === 59);
const unreachable = members.filter((_, at) => at % 100 === 50);
const invited = members.filter((_, at) => at % 24 === 3).slice(0, 12);

/** The management account of another organization. */
const payer = "777777777777";
const warningOfTransfer =
    /Billing transfer rt-sandbox000001 of organization o-ourownorgid is ACCEPTED: from \d{4}-\d\d-01T00:00:00.000Z on, account 777777777777 manages and pays/;

const sensitive = /@example\.com|This is a handshake sent by|Management account/;

/** The type tokens. They never change. */
const types: Record<string, string> = {
    native: "aws-handshakes:index:OrganizationGuard",
    dynamic: "pulumi-nodejs:dynamic/aws-handshakes:OrganizationGuard",
};

/** Tests the guard of an organization with one plugin. */
export function describeOrganizationGuard(plugin: Plugin): void {
    describe(`OrganizationGuard of 300 accounts, on the ${plugin.name} plugin,`, function () {
        this.timeout(300_000);

        const sandbox = withSandbox({
            organizations: [
                {
                    id: organizationId,
                    managementAccountId: own,
                    organizationalUnits: [
                        { id: "ou-root-sandboxes" },
                        { id: "ou-root-innermost", parent: "ou-root-sandboxes" },
                    ],
                    members: members.map((id, at) => ({
                        id,
                        ...(suspended.includes(id) && { state: "SUSPENDED" as const }),
                        ...(at < 3 && { parent: "ou-root-innermost" }),
                    })),
                },
            ],
        });

        const program = (args: object = {}) => `
            const { OrganizationGuard } = require("${plugin.module}");
            new OrganizationGuard("organization", ${JSON.stringify({ allowedOrganizations: [partner], roleName: role, ...args })});
        `;

        const start = (args: object = {}, environment = sandbox.environment()) =>
            TestStack.create({ "Pulumi.yaml": plugin.project, "index.js": program(args) }, environment);

        /** The flag that makes an up read a dynamic guard. A native guard needs none. */
        const refreshFlag = plugin.refreshesGuards ? [] : ["--refresh"];

        const driftCheck = (stack: TestStack) => stack.run("preview", "--refresh", "--expect-no-changes", "--diff");

        /** Returns the number of calls of each operation, and clears the request log. */
        function calls(): Record<string, number> {
            const counts: Record<string, number> = {};
            for (const { operation } of sandbox.requests) {
                counts[operation] = (counts[operation] ?? 0) + 1;
            }
            sandbox.clearRequests();
            return counts;
        }

        async function outputsOf(stack: TestStack): Promise<OrganizationGuardOutputs> {
            const [guard, ...others] = await stack.resources();
            assert.deepEqual(others, []);
            assert.equal(guard?.id, organizationId);
            assert.equal(guard.type, types[plugin.name]);
            return guard.outputs as unknown as OrganizationGuardOutputs;
        }

        it("declines exactly a stranger's twelve invitations, names the unreachable accounts, and guards an account that joins later", async () => {
            for (const [at, recipient] of invited.entries()) {
                sandbox.invite({ id: `h-stranger${String(at).padStart(2, "0")}`, recipient, organization: stranger });
            }
            sandbox.invite({ id: "h-partners1", recipient: members[7] ?? "", organization: partner });
            for (const accountId of unreachable) {
                const fault = { error: "AccessDenied" };
                sandbox.faults.add({ operation: "AssumeRole", accountId, times: Number.POSITIVE_INFINITY, fault });
            }
            const stack = await start();
            if (plugin.previewsLook) {
                const preview = await stack.preview();
                assert.equal(preview.code, 0, preview.output);
                assert.match(preview.output, /pulumi up declines 12 of the handshakes of organization o-ourownorgid/);
                assert.equal(calls().DeclineHandshake, undefined);
            }

            const first = await stack.up();
            assert.notEqual(first.code, 0, "some accounts couldn't be looked at");
            const guarded = 300 - suspended.length - unreachable.length;
            assert.deepEqual(calls(), {
                GetCallerIdentity: 1,
                ListAccounts: 15,
                ListOutboundResponsibilityTransfers: 1,
                // The account of the credentials needs no role.
                AssumeRole: guarded - 1 + unreachable.length,
                ListHandshakesForAccount: guarded,
                DeclineHandshake: 12,
            });
            const open = sandbox.handshakes.filter(({ State }) => State === "OPEN").map(({ Id }) => Id);
            assert.deepEqual(open, ["h-partners1"]);
            assert.match(first.output, /Declined 12 of the handshakes of organization o-ourownorgid:/);
            for (const accountId of unreachable) {
                assert.match(
                    first.output,
                    new RegExp(`Account ${accountId}: .*Could not assume the role .*role/${role}:`),
                );
            }
            assert.equal(first.output.split("\n").length <= 60, true, first.output);
            assert.doesNotMatch(first.output, STACK_TRACE);
            const outputs = await outputsOf(stack);
            assert.equal(outputs.managementAccountId, own);
            assert.equal(outputs.guardedAccounts.length, guarded);
            assert.deepEqual(
                outputs.skippedAccounts,
                suspended.map((accountId) => ({ accountId, status: "SUSPENDED" })),
            );
            assert.deepEqual(
                outputs.unreachable.map(({ accountId }) => accountId),
                unreachable,
            );
            assert.deepEqual(outputs.declined.map(({ accountId }) => accountId).sort(), invited);
            assert.deepEqual([outputs.allowed.length, outputs.unwanted, outputs.accepted], [1, [], []]);
            assert.doesNotMatch(first.output + JSON.stringify(outputs), sensitive);
            assert.notEqual((await driftCheck(stack)).code, 0, "nobody may take it for clean");

            await stack.program(program({ excludedAccounts: unreachable }));
            const excluding = await stack.up(...refreshFlag);
            assert.equal(excluding.code, 0, excluding.output);
            calls();
            const clean = await driftCheck(stack);
            assert.equal(clean.code, 0, clean.output);
            assert.equal(calls().ListHandshakesForAccount, guarded, "each account once");

            sandbox.organizations.join(organizationId, { id: "400000000001" });
            sandbox.invite({ id: "h-newmember", recipient: "400000000001", organization: stranger });
            const drifted = await driftCheck(stack);
            assert.notEqual(drifted.code, 0, drifted.output);
            assert.match(drifted.output, /handshakeId *: "h-newmember"/);
            assert.match(drifted.output, /accountId *: "400000000001"/);
            calls();
            const up = await stack.up(...refreshFlag);
            assert.equal(up.code, 0, up.output);
            assert.equal(sandbox.handshake("h-newmember")?.State, "DECLINED");
            assert.deepEqual(calls().DeclineHandshake, 1);
            if (!plugin.previewsLook) {
                const text = await readFile(join(__dirname, "../contract/provider-1.0.js.txt"), "utf8");
                assert.equal(await stack.providerText(), text.replace("receivedHandshake", "organizationGuard"));
            }
            const stored = Buffer.byteLength(JSON.stringify((await stack.resources())[0]?.outputs.guardedAccounts));
            assert.equal(stored <= 60 * 300, true, `${stored} bytes`);
        });

        it("reports a member that accepted a stranger's invitation and left, until excludedAccounts has it", async () => {
            const leaving = members[1] ?? "";
            const units = { organizationalUnits: ["ou-root-sandboxes"] };
            const stack = await start(units);
            await stack.succeed("up", "--yes", "--skip-preview");
            sandbox.invite({ id: "h-takeover1", recipient: leaving, organization: stranger });
            sandbox.accept("h-takeover1");
            const drift = await driftCheck(stack);
            assert.notEqual(drift.code, 0, drift.output);
            assert.match(drift.output, new RegExp(`AWS no longer lists account ${leaving} in organization`));
            const up = await stack.up(...refreshFlag);
            assert.notEqual(up.code, 0, up.output);
            assert.match(up.output, new RegExp(`AWS no longer lists account ${leaving} in organization`));
            assert.doesNotMatch(up.output, STACK_TRACE);
            await stack.program(program({ ...units, excludedAccounts: [leaving] }));
            const excluding = await stack.up(...refreshFlag);
            assert.equal(excluding.code, 0, excluding.output);
            assert.equal((await driftCheck(stack)).code, 0);
        });

        it("lists the accounts below an organizational unit at any depth, and says who may list the accounts", async () => {
            sandbox.invite({ id: "h-inside1111", recipient: members[1] ?? "", organization: stranger });
            sandbox.invite({ id: "h-outside111", recipient: members[3] ?? "", organization: stranger });
            const stack = await start({ organizationalUnits: ["ou-root-sandboxes"] });
            const up = await stack.up();
            assert.equal(up.code, 0, up.output);
            assert.deepEqual((await outputsOf(stack)).guardedAccounts, members.slice(0, 3));
            assert.deepEqual(sandbox.calls("DeclineHandshake"), ["DeclineHandshake h-inside1111"]);
            assert.deepEqual(sandbox.calls("ListAccounts"), []);

            const member = await start({}, sandbox.environment(members[3]));
            const refused = await member.up();
            assert.notEqual(refused.code, 0);
            assert.match(
                refused.output,
                /AccessDenied.*management account and delegated administrators call ListAccounts/,
            );
            assert.deepEqual(await member.resources(), []);

            const destroy = await stack.destroy();
            assert.equal(destroy.code, 0, destroy.output);
            assert.match(destroy.output, /The guard of organization o-ourownorgid was removed/);
        });

        it("warns of a billing transfer in force to an account that is not allowed, after its handshake was deleted", async () => {
            const { Id } = sandbox.invite({
                recipient: own,
                sender: payer,
                organization: stranger,
                action: "TRANSFER_RESPONSIBILITY",
            });
            sandbox.accept(Id);
            sandbox.clock.advance({ days: 31 });
            const units = { organizationalUnits: ["ou-root-sandboxes"] };
            const stack = await start(units);
            if (plugin.previewsLook) {
                assert.match((await stack.preview()).output, warningOfTransfer);
            }
            const up = await stack.up();
            assert.equal(up.code, 0, up.output);
            assert.match(up.output, warningOfTransfer);
            const { unwantedTransfers = [] } = await outputsOf(stack);
            assert.deepEqual(
                unwantedTransfers.map(({ transferId, targetAccountId, status }) => [
                    transferId,
                    targetAccountId,
                    status,
                ]),
                [["rt-sandbox000001", payer, "ACCEPTED"]],
            );
            const drifted = await driftCheck(stack);
            assert.notEqual(drifted.code, 0, "nobody may take it for clean");
            assert.match(drifted.output, warningOfTransfer);
            assert.doesNotMatch(up.output + drifted.output + (await stack.stored()), sensitive);

            const fault = { error: "AccessDeniedException" };
            const operation = "ListOutboundResponsibilityTransfers";
            sandbox.faults.add({ operation, times: Number.POSITIVE_INFINITY, fault });
            const denied = await driftCheck(stack);
            assert.notEqual(denied.code, 0, "what was known stays");
            assert.match(denied.output, /Could not list the billing transfers of organization o-ourownorgid/);
            sandbox.faults.clear();

            await stack.program(program({ ...units, allowedAccounts: [payer] }));
            const allowing = await stack.up(...refreshFlag);
            assert.equal(allowing.code, 0, allowing.output);
            assert.equal((await outputsOf(stack)).unwantedTransfers, undefined);
            const clean = await driftCheck(stack);
            assert.equal(clean.code, 0, clean.output);
            assert.doesNotMatch(clean.output, /Billing transfer/);

            const [administrator = ""] = members;
            sandbox.organizations.get(organizationId).delegatedAdministrators.add(administrator);
            const delegated = await start(units, sandbox.environment(administrator));
            sandbox.clearRequests();
            const other = await delegated.up();
            assert.equal(other.code, 0, other.output);
            assert.match(other.output, /The billing transfers of organization o-ourownorgid were not listed/);
            assert.deepEqual(sandbox.calls(operation), []);
        });

        if (plugin.previewsLook) {
            it("is imported by the organization's ID, allows the senders of pending handshakes, and declines nothing", async () => {
                sandbox.invite({ id: "h-pending111", recipient: members[1] ?? "", organization: stranger });
                const stack = await start({ organizationalUnits: ["ou-root-sandboxes"] });
                await stack.succeed(
                    "import",
                    "aws-handshakes:index:OrganizationGuard",
                    "organization",
                    organizationId,
                    "--yes",
                    "--skip-preview",
                    "--generate-code=false",
                    "--protect=false",
                );
                assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
                const outputs = await outputsOf(stack);
                assert.deepEqual(outputs.allowedOrganizations, [stranger]);
                assert.equal(outputs.roleName, "invitation-guard");
                const preview = await stack.preview();
                assert.match(preview.output, /h-pending111 of account 300000000002/, "the program allows less");
            });
        }
    });
}

import assert from "node:assert/strict";
import { withSandbox } from "../../support/withSandbox";
import type { Plugin } from "../support/plugin";
import { TestStack } from "../support/stack";
import { STACK_TRACE } from "../support/stackTrace";

const own = "222222222222";
const stranger = "o-strangerid";
const friend = "o-friendorgid";
const accounts = [1, 2, 3, 4, 5, 6].map((digit) => `30000000000${digit}`);
const unreachableAccount = "300000000003";
const member = "300000000001";

const roleIn = (account: string, name = "invitation-guard") => `arn:aws:iam::${account}:role/${name}`;
const through = (role: string) => ({ connection: { assumeRoles: [{ roleArn: role }] } });

/**
 * The behavior of guards and handshakes if an account is unreachable, if an invitation was accepted, or if senders are
 * contradicting, in both plugins.
 */
export function describeFindings(plugin: Plugin): void {
    describe(`the resources of the ${plugin.name} plugin`, function () {
        this.timeout(300_000);

        const sandbox = withSandbox();

        const program = (...lines: string[]) =>
            [
                `const { InvitationGuard, ReceivedHandshake, Provider } = require("${plugin.module}");`,
                // Only the native plugin has providers.
                ...lines,
            ].join("\n");
        const guard = (name: string, args: object = {}) => `new InvitationGuard("${name}", ${JSON.stringify(args)});`;
        const handshake = (id: string, args: object = {}) =>
            `new ReceivedHandshake("${id}", ${JSON.stringify({ handshakeId: id, desiredState: "declined", ...args })});`;

        const start = (text: string) =>
            TestStack.create({ "Pulumi.yaml": plugin.project, "index.js": text }, sandbox.environment());

        /** The flag that makes an up read a dynamic guard. A native guard needs none. */
        const refreshFlag = plugin.refreshesGuards ? [] : ["--refresh"];

        const driftCheck = (stack: TestStack) => stack.run("preview", "--refresh", "--expect-no-changes", "--diff");

        /** Makes every AssumeRole in an account fail. */
        const makeUnreachable = (accountId: string) =>
            sandbox.faults.add({
                operation: "AssumeRole",
                accountId,
                times: Number.POSITIVE_INFINITY,
                fault: { error: "AccessDenied" },
            });

        /** Returns the handshakes that DeclineHandshake was called for, and clears the request log. */
        function declines(): string[] {
            const found = sandbox.calls("DeclineHandshake").map((call) => call.replace("DeclineHandshake ", ""));
            sandbox.clearRequests();
            return found.sort();
        }

        async function outputsOf(stack: TestStack, name: string): Promise<Record<string, unknown> | undefined> {
            const { __provider: _, ...outputs } =
                (await stack.resources()).find(({ urn }) => urn.endsWith(`::${name}`))?.outputs ?? {};
            return Object.keys(outputs).length > 0 ? outputs : undefined;
        }

        it("keep the state of an unreachable account as drift, while the other guards decline", async () => {
            const guards = (ids: readonly string[]) =>
                program(...ids.map((account) => guard(account, through(roleIn(account)))));
            const stack = await start(guards(accounts));
            await stack.succeed("up", "--yes", "--skip-preview");
            const before = await outputsOf(stack, unreachableAccount);
            makeUnreachable(unreachableAccount);
            sandbox.invite({ id: "h-elsewhere1", recipient: "300000000005", organization: stranger });
            sandbox.clearRequests();

            const warning = new RegExp(
                `[Ww]arning: Could not list the handshakes of account ${unreachableAccount}.*Could not assume the role ${roleIn(unreachableAccount)}`,
            );
            const check = await driftCheck(stack);
            assert.notEqual(check.code, 0, check.output);
            assert.match(check.output, warning);
            assert.match(check.output, /- unreachable *:/);
            assert.match(check.output, /handshakeId *: "h-elsewhere1"/);
            assert.match(check.output, /2 to update/);

            const up = await stack.up("--refresh", "--continue-on-error");
            assert.notEqual(up.code, 0, up.output);
            assert.match(up.output, warning);
            assert.match(up.output, /Handshake h-elsewhere1 of account 300000000005 \(INVITE, from o-strangerid/);
            assert.doesNotMatch(up.output, STACK_TRACE);
            assert.doesNotMatch(up.output, /error: (?!update failed).*30000000000[^3]/);
            assert.deepEqual(declines(), ["h-elsewhere1"]);
            const { unreachable, ...rest } = (await outputsOf(stack, unreachableAccount)) ?? {};
            assert.deepEqual(rest, before);
            assert.match(String(unreachable), new RegExp(`^Could not assume the role ${roleIn(unreachableAccount)}`));

            const again = await stack.refresh("--expect-no-changes");
            assert.notEqual(again.code, 0, "the same failure twice isn't clean either");
            const alone = await stack.up("--target", `**${unreachableAccount}`);
            assert.notEqual(alone.code, 0, alone.output);

            await stack.program(guards(accounts.filter((account) => account !== unreachableAccount)));
            const without = await stack.up(...refreshFlag);
            assert.equal(without.code, 0, without.output);
            assert.equal(await outputsOf(stack, unreachableAccount), undefined);
            const clean = await driftCheck(stack);
            assert.equal(clean.code, 0, clean.output);

            makeUnreachable(member);
            const refresh = await stack.refresh();
            assert.equal(refresh.code, 0, refresh.output);
            assert.match(refresh.output, new RegExp(`[Ww]arning: Could not list the handshakes of account ${member}`));
            sandbox.faults.clear();
            const restored = await driftCheck(stack);
            assert.equal(restored.code, 0, `a look that succeeds clears it: ${restored.output}`);
            makeUnreachable(member);
            const destroy = await stack.destroy();
            assert.equal(destroy.code, 0, destroy.output);
            assert.deepEqual(declines(), []);
        });

        it("keep the state of an unreachable handshake as drift, and the next update fails only if it is pending", async () => {
            const role = roleIn(unreachableAccount);
            const [settled, pending, elsewhere] = ["h-settled111", "h-pending111", "h-elsewhere1"];
            for (const recipient of [settled, pending]) {
                sandbox.invite({ id: recipient, recipient: unreachableAccount });
            }
            sandbox.invite({ id: elsewhere });
            const stack = await start(
                program(handshake(settled, through(role)), handshake(pending, through(role)), handshake(elsewhere)),
            );
            await stack.succeed("up", "--yes", "--skip-preview");
            sandbox.setState(pending, "OPEN");
            await stack.succeed("refresh", "--yes", "--skip-preview");
            sandbox.setState(elsewhere, "OPEN");
            const before = await outputsOf(stack, pending);
            makeUnreachable(unreachableAccount);
            sandbox.clearRequests();

            for (const _ of ["once", "again"]) {
                const refresh = await stack.refresh("--expect-no-changes");
                assert.notEqual(refresh.code, 0, refresh.output);
                assert.match(
                    refresh.output,
                    new RegExp(`Could not read handshake ${settled}.* Could not assume the role`),
                );
                assert.match(refresh.output, /keeps DECLINED, which the last read found/);
                assert.doesNotMatch(refresh.output, STACK_TRACE);
            }
            const { unreachable, ...rest } = (await outputsOf(stack, pending)) ?? {};
            assert.deepEqual(rest, before);
            assert.match(String(unreachable), /Could not assume the role/);

            const up = await stack.up("--continue-on-error");
            assert.notEqual(up.code, 0, up.output);
            assert.match(up.output, new RegExp(`error:.*DeclineHandshake of handshake ${pending} wasn't called`));
            assert.doesNotMatch(up.output, new RegExp(`error:.*${settled}`));
            assert.deepEqual(declines(), [elsewhere]);
            const after = await outputsOf(stack, settled);
            assert.deepEqual([after?.state, after?.unreachable], ["DECLINED", undefined]);
        });

        it("use a role or a provider that the program renames, even if the one in the state fails", async () => {
            const lines = (role: string) => [
                guard("guard", through(roleIn(member, role))),
                handshake("h-pending111", through(roleIn(member, role))),
            ];
            const byProvider = (role: string) => [
                `const provider = new Provider("p", { assumeRoles: [{ roleArn: "${roleIn(unreachableAccount, role)}" }] });`,
                'new InvitationGuard("provided", {}, { provider });',
                'new ReceivedHandshake("h-provided11", { handshakeId: "h-provided11", desiredState: "declined" }, { provider });',
            ];
            const programFor = (role: string) =>
                program(...lines(role), ...(plugin.previewsLook ? byProvider(role) : []));
            sandbox.invite({ id: "h-pending111", recipient: member });
            sandbox.invite({ id: "h-provided11", recipient: unreachableAccount });
            const stack = await start(programFor("invitation-guard"));
            await stack.succeed("up", "--yes", "--skip-preview");
            for (const [id, account] of [
                ["h-pending111", member],
                ["h-provided11", unreachableAccount],
            ] as const) {
                sandbox.setState(id, "OPEN");
                // The role can no longer be assumed.
                sandbox.setRole(roleIn(account), { externalId: "nobody-knows-it" });
            }
            await stack.succeed("refresh", "--yes", "--skip-preview");
            sandbox.invite({ id: "h-another111", recipient: member, organization: stranger });
            declines();

            await stack.program(programFor("renamed"));
            const preview = await stack.preview();
            assert.equal(preview.code, 0, preview.output);
            const up = await stack.up();
            assert.equal(up.code, 0, up.output);
            const expected = ["h-another111", "h-pending111", ...(plugin.previewsLook ? ["h-provided11"] : [])];
            assert.deepEqual(declines(), expected);
            const outputs = await outputsOf(stack, "guard");
            assert.deepEqual(outputs?.connection, through(roleIn(member, "renamed")).connection);
            assert.equal(outputs?.unreachable, undefined);
            const check = await driftCheck(stack);
            assert.equal(check.code, 0, check.output);

            for (const account of [member, unreachableAccount]) {
                sandbox.setRole(roleIn(account, "renamed"), { externalId: "nobody-knows-it" });
            }
            await stack.program(programFor("renamed-again"));
            const refreshing = await stack.up("--refresh");
            assert.equal(refreshing.code, 0, refreshing.output);
        });

        it("report the accepted invitation of a sender that is not allowed as drift, and fail the update", async () => {
            const stack = await start(program(guard("account", { allowedOrganizations: [friend] })));
            sandbox.invite({ id: "h-friendly11", organization: friend, state: "ACCEPTED" });
            const first = await stack.up();
            assert.equal(first.code, 0, first.output);
            const sent = new Date(Date.UTC(2026, 10, 1));
            sandbox.invite({
                id: "h-takenover1",
                organization: stranger,
                sender: "888888888888",
                state: "ACCEPTED",
                requestedTimestamp: sent,
            });
            sandbox.invite({ id: "h-pending111", organization: stranger });
            sandbox.clearRequests();

            const acceptedMessage = new RegExp(
                `Handshake h-takenover1 of account ${own} \\(INVITE, from ${stranger}, account 8{12}\\), sent 2026-11-01T00:00:00.000Z, was ACCEPTED.*account ${own} joined ${stranger}`,
            );
            const check = await driftCheck(stack);
            assert.notEqual(check.code, 0, check.output);
            assert.match(check.output, acceptedMessage);
            assert.match(check.output, /- accepted *: \[/);
            const up = await stack.up(...refreshFlag);
            assert.notEqual(up.code, 0, up.output);
            assert.match(up.output, acceptedMessage);
            assert.match(up.output, /leave-organization.*add o-strangerid to allowedOrganizations/);
            assert.doesNotMatch(up.output, /h-friendly11/);
            assert.deepEqual(declines(), ["h-pending111"], "it stops no decline");
            assert.notEqual((await driftCheck(stack)).code, 0, "as long as AWS shows it");

            await stack.program(program(guard("account", { allowedOrganizations: [friend, stranger] })));
            const intended = await stack.up(...refreshFlag);
            assert.equal(intended.code, 0, intended.output);
            const clean = await driftCheck(stack);
            assert.equal(clean.code, 0, clean.output);
            assert.deepEqual(declines(), []);
        });

        it("decline a billing transfer by default, and report an unclear handshake as drift without declining it", async () => {
            const transfer = { action: "TRANSFER_RESPONSIBILITY", state: "REQUESTED" };
            const naming = (organization: string, ...others: string[]) => ({
                organization,
                overrides: {
                    Resources: [organization, ...others].map((Value) => ({ Type: "ORGANIZATION", Value })),
                },
            });
            // A transfer names the receiver's organization, too.
            sandbox.invite({ id: "h-transfer11", ...transfer, ...naming(stranger, "o-ourownorgid") });
            sandbox.invite({ id: "h-transfer22", ...transfer, ...naming(friend, "o-ourownorgid") });
            sandbox.invite({ id: "h-doubtful11", ...naming(friend, stranger) });
            sandbox.invite({ id: "h-strangers1", ...naming(stranger, "o-anotherstr") });
            const stack = await start(program(guard("account", { allowedOrganizations: [friend] })));
            const contradiction = /h-strangers1 .*it isn't allowed because AWS sent contradicting senders/;
            if (plugin.previewsLook) {
                assert.match((await stack.preview()).output, contradiction);
            }
            const first = await stack.up();
            assert.equal(first.code, 0, first.output);
            const undecided = new RegExp(
                `Handshake h-doubtful11 of account ${own} .* is left alone because AWS sent contradicting senders: ${friend}, ${stranger}, 1{12}`,
            );
            assert.match(first.output, undecided);
            assert.deepEqual(declines(), ["h-strangers1", "h-transfer11"]);
            for (const _ of ["once", "again"]) {
                const check = await driftCheck(stack);
                assert.notEqual(check.code, 0, check.output);
                assert.match(check.output, undecided);
            }
            const second = await stack.up(...refreshFlag);
            assert.equal(second.code, 0, second.output);
            if (!plugin.previewsLook) {
                sandbox.invite({ id: "h-strangers1", ...naming(stranger, "o-anotherstr") });
                assert.match((await driftCheck(stack)).output, contradiction);
                sandbox.remove("h-strangers1");
            }

            await stack.program(program(guard("account", { allowedOrganizations: [friend, stranger] })));
            await stack.succeed("up", "--yes", "--skip-preview");
            const decided = await driftCheck(stack);
            assert.equal(decided.code, 0, decided.output);
            assert.deepEqual(declines(), []);
            await stack.program(program(guard("account")));
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.deepEqual(declines(), ["h-doubtful11", "h-transfer22"]);
        });
    });
}

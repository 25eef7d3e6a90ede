import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Invitation } from "../../../sandbox";
import { withSandbox } from "../../support/withSandbox";
import { run, temporaryFolder } from "../support/installation";
import type { Plugin } from "../support/plugin";
import { TestStack } from "../support/stack";
import { STACK_TRACE } from "../support/stackTrace";

const own = "222222222222";
const stranger = "o-strangerid";
const friend = "o-friendorgid";

/** Parts of a handshake that must not be in any output: the sandbox's e-mail addresses, names and notes. */
const sensitive = /@example\.com|This is a handshake sent by|Management account/;

/** A program that guards the account. */
function guardProgramBy(plugin: Plugin, args: object = {}): string {
    return `
        const { InvitationGuard } = require("${plugin.module}");
        const guard = new InvitationGuard("account", ${JSON.stringify(args)});
        exports.accountId = guard.accountId;
        exports.allowed = guard.allowed;
        exports.declined = guard.declined;
        exports.unwanted = guard.unwanted;
    `;
}

/** The behavior of a guard in both plugins. */
export function describeInvitationGuard(plugin: Plugin): void {
    describe(`InvitationGuard, on the ${plugin.name} plugin,`, function () {
        this.timeout(240_000);

        const guardProgram = (args: object = {}) => guardProgramBy(plugin, args);

        const sandbox = withSandbox();

        const start = (args: object = {}, environment: Record<string, string> = sandbox.environment()) =>
            TestStack.create({ "Pulumi.yaml": plugin.project, "index.js": guardProgram(args) }, environment);

        async function outputsOf(stack: TestStack): Promise<Record<string, { handshakeId: string }[]>> {
            const [guard, ...others] = await stack.resources();
            assert.deepEqual(others, []);
            assert.equal(guard?.id, own);
            return guard.outputs as Record<string, { handshakeId: string }[]>;
        }

        const ids = (handshakes: { handshakeId: string }[] | undefined) =>
            handshakes?.map(({ handshakeId }) => handshakeId);

        /** Returns the handshakes that DeclineHandshake was called for, and clears the request log. */
        function declines(): string[] {
            const found = sandbox.calls("DeclineHandshake").map((call) => call.replace("DeclineHandshake ", ""));
            sandbox.clearRequests();
            return found.sort();
        }

        it("declines exactly the unwanted ones of 60 handshakes on four pages, once, and then changes nothing more", async () => {
            sandbox.pageSize = 20;
            sandbox.emptyPages = [1];
            const unwanted: Invitation[] = [
                ...Array<Invitation>(6).fill({}),
                ...Array<Invitation>(4).fill({ byEmail: true }),
                ...Array<Invitation>(4).fill({ bareOrganizationId: true }),
                ...Array<Invitation>(3).fill({ overrides: { Parties: null } }),
                ...Array<Invitation>(3).fill({ overrides: { Arn: null } }),
                ...Array<Invitation>(2).fill({ state: "REQUESTED" }),
                // AWS sends no sender, or contradicting senders that are all not allowed.
                { overrides: { Arn: null, Parties: null, Resources: null } },
                { overrides: { Parties: [{ Type: "ORGANIZATION", Id: "o-anotherstr" }] } },
                { overrides: { Resources: [{ Type: "ORGANIZATION", Value: "o-anotherstr" }] } },
            ];
            const left: Invitation[] = [
                ...Array<Invitation>(2).fill({ organization: friend }),
                ...Array<Invitation>(2).fill({ organization: friend, byEmail: true }),
                ...Array<Invitation>(2).fill({ organization: friend, bareOrganizationId: true }),
                ...Array<Invitation>(2).fill({ organization: friend, overrides: { Arn: null, Parties: null } }),
                ...Array<Invitation>(2).fill({ sender: "999999999999" }),
                ...Array<Invitation>(4).fill({ action: "TRANSFER_RESPONSIBILITY" }),
                ...Array<Invitation>(2).fill({ action: "ENABLE_ALL_FEATURES" }),
                { action: "APPROVE_ALL_FEATURES" },
                { action: "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE" },
                ...Array<Invitation>(5).fill({ state: "DECLINED" }),
                ...Array<Invitation>(4).fill({ state: "CANCELED" }),
                ...Array<Invitation>(4).fill({ state: "EXPIRED" }),
                ...Array<Invitation>(3).fill({ organization: friend, state: "ACCEPTED" }),
                { sender: own, recipient: "333333333333" },
            ];
            const all = [...unwanted, ...left];
            assert.equal(all.length, 60);
            // Spread over the pages: 7 and 60 have no common factor.
            for (let at = 0; at < all.length; at++) {
                const which = (at * 7) % all.length;
                const kind = which < unwanted.length ? "unwanted" : "left";
                sandbox.invite({
                    organization: stranger,
                    ...all[which],
                    id: `h-${kind}${String(which).padStart(3, "0")}`,
                });
            }
            const states = () => sandbox.handshakes.map(({ Id, State }) => `${Id} ${State}`);
            const expected = states().map((text) =>
                text.startsWith("h-unwanted") ? text.replace(/ .*/, " DECLINED") : text,
            );

            const stack = await start({
                allowedOrganizations: [friend],
                allowedAccounts: ["999999999999"],
                actions: ["INVITE"],
            });
            const first = await stack.up();
            assert.equal(first.code, 0, first.output);
            assert.equal(sandbox.calls("ListHandshakesForAccount").length, 4);
            const expectedDeclines = unwanted.map((_, which) => `h-unwanted${String(which).padStart(3, "0")}`);
            assert.deepEqual(declines(), expectedDeclines);
            assert.deepEqual(states(), expected);
            assert.match(first.output, /isn't allowed because AWS sent no sender/);
            assert.match(first.output, /isn't allowed because AWS sent contradicting senders/);
            const outputs = await outputsOf(stack);
            assert.deepEqual(outputs.unwanted, []);
            assert.equal(outputs.allowed?.length, 10);
            assert.equal(outputs.declined?.length, unwanted.length + 5);

            const second = await stack.up("--expect-no-changes");
            assert.equal(second.code, 0, second.output);
            for (const _ of ["once", "again"]) {
                const { code, output } = await stack.refresh("--expect-no-changes");
                assert.equal(code, 0, output);
            }
            assert.deepEqual(await outputsOf(stack), outputs);
            assert.deepEqual(declines(), []);
            assert.doesNotMatch(first.output + JSON.stringify(await stack.resources()), sensitive);
            assert.doesNotMatch(await stack.succeed("stack", "output", "--show-secrets", "--json"), sensitive);
        });

        it("says why a sender is unclear before it declines: in a preview if the plugin looks, and in a refresh", async () => {
            const overrides = { Parties: [{ Type: "ORGANIZATION", Id: "o-anotherstr" }] };
            const doubt = (id: string) => new RegExp(`${id} .*because AWS sent contradicting senders`);
            const stack = await start({ allowedOrganizations: [friend] });
            sandbox.invite({ id: "h-doubtful11", organization: stranger, overrides });
            const preview = await stack.preview();
            assert.equal(preview.code, 0, preview.output);
            assert.equal(doubt("h-doubtful11").test(preview.output), plugin.previewsLook, preview.output);

            sandbox.setState("h-doubtful11", "CANCELED");
            await stack.succeed("up", "--yes", "--skip-preview");
            sandbox.invite({ id: "h-doubtful22", organization: stranger, overrides });
            assert.match((await stack.preview("--refresh")).output, doubt("h-doubtful22"));
            assert.deepEqual(declines(), []);
        });

        it("shows a new invitation in a refresh and in the preview, and declines it in the next update", async () => {
            sandbox.invite({ id: "h-earlier111", organization: stranger });
            const stack = await start();
            const before = await stack.preview();
            assert.doesNotMatch(before.output, /error/);
            if (plugin.previewsLook) {
                assert.match(
                    before.output,
                    /pulumi up declines 1 of the handshakes of account 2{12}.*:\n +h-earlier111/,
                );
                assert.deepEqual(sandbox.calls(), ["GetCallerIdentity", "ListHandshakesForAccount"]);
            } else {
                assert.deepEqual(sandbox.calls(), [], "a preview calls nothing");
            }
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.deepEqual(declines(), ["h-earlier111"]);

            sandbox.invite({ id: "h-newinvite1", organization: "o-pesterorgid", sender: "888888888888" });
            const assertShown = (output: string) => {
                for (const member of [
                    /handshakeId *: "h-newinvite1"/,
                    /action *: "INVITE"/,
                    /organizationId *: "o-pesterorgid"/,
                    /senderAccountId *: "888888888888"/,
                    /expirationTimestamp *: "\d{4}-\d\d-\d\dT/,
                ]) {
                    assert.match(output, member);
                }
                assert.doesNotMatch(output, sensitive);
            };
            const scheduled = await stack.run("preview", "--refresh", "--expect-no-changes", "--diff");
            assert.notEqual(scheduled.code, 0, scheduled.output);
            assertShown(scheduled.output);
            const refresh = await stack.refresh();
            assert.equal(refresh.code, 0, refresh.output);
            assertShown(refresh.output);
            assert.deepEqual(ids((await outputsOf(stack)).unwanted), ["h-newinvite1"]);
            const preview = await stack.preview();
            assertShown(preview.output);
            assert.match(preview.output, /1 to update/);
            assert.deepEqual(declines(), []);

            await stack.succeed("up", "--yes", "--skip-preview", "--refresh");
            assert.deepEqual(declines(), ["h-newinvite1"]);
            const after = await stack.run("preview", "--refresh", "--expect-no-changes");
            assert.equal(after.code, 0, after.output);
            assert.deepEqual(ids((await outputsOf(stack)).declined), ["h-earlier111", "h-newinvite1"]);
        });

        it("declines nineteen of twenty handshakes if one fails, reports it, and declines it in the next update", async () => {
            for (let at = 1; at <= 20; at++) {
                sandbox.invite({ id: `h-stranger${String(at).padStart(2, "0")}`, organization: stranger });
            }
            const denied = { operation: "DeclineHandshake", fault: { error: "AccessDeniedException" } };
            sandbox.faults.add({ ...denied, handshakeId: "h-stranger13" });
            const stack = await start();
            const up = await stack.up();
            assert.notEqual(up.code, 0);
            assert.match(up.output, /DeclineHandshake of handshake h-stranger13 failed in account 2{12}.*AccessDenied/);
            assert.match(up.output, /organizations:DeclineHandshake/);
            assert.doesNotMatch(up.output, /failed.*h-stranger(?!13)/);
            assert.doesNotMatch(up.output, STACK_TRACE);
            assert.deepEqual(
                sandbox.handshakes.filter(({ State }) => State === "OPEN").map(({ Id }) => Id),
                ["h-stranger13"],
            );
            const halfDone = await outputsOf(stack);
            assert.deepEqual(ids(halfDone.unwanted), ["h-stranger13"]);
            assert.equal(halfDone.declined?.length, 19);

            assert.notEqual((await stack.run("preview", "--expect-no-changes")).code, 0);
            const refresh = await stack.refresh();
            assert.equal(refresh.code, 0, refresh.output);
            assert.equal(declines().length, 20);
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.deepEqual(declines(), ["h-stranger13"]);
            const whole = await stack.run("preview", "--refresh", "--expect-no-changes");
            assert.equal(whole.code, 0, whole.output);

            sandbox.invite({ id: "h-stranger21", organization: stranger });
            sandbox.faults.add({ ...denied, handshakeId: "h-stranger21", times: 2 });
            const update = await stack.up("--refresh");
            assert.notEqual(update.code, 0);
            assert.match(update.output, /handshake h-stranger21 failed/);
            assert.deepEqual(ids((await outputsOf(stack)).unwanted), ["h-stranger21"]);
            const again = await stack.up();
            assert.notEqual(again.code, 0, "it is reported until it is declined");
            declines();
            const destroy = await stack.destroy();
            assert.equal(destroy.code, 0, destroy.output);
            const calls = sandbox.calls();
            assert.match(destroy.output, /The guard of account 222222222222 was removed/);
            assert.deepEqual(declines(), []);
            assert.deepEqual(plugin.refreshesGuards ? [] : calls, [], "except for a read of the engine");
            assert.deepEqual(await stack.resources(), []);
        });

        it("does not decline the pending invitation of an organization that is allowed later", async () => {
            const stack = await start();
            await stack.succeed("up", "--yes", "--skip-preview");
            sandbox.invite({ id: "h-friendly11", organization: friend, bareOrganizationId: true });
            await stack.succeed("refresh", "--yes", "--skip-preview");
            assert.deepEqual(ids((await outputsOf(stack)).unwanted), ["h-friendly11"]);
            await stack.program(guardProgram({ allowedOrganizations: [friend] }));
            const up = await stack.up();
            assert.equal(up.code, 0, up.output);
            assert.equal(sandbox.handshake("h-friendly11")?.State, "OPEN");
            assert.deepEqual(ids((await outputsOf(stack)).allowed), ["h-friendly11"]);

            sandbox.invite({ id: "h-friendly22", organization: friend });
            const preview = await stack.run("preview", "--refresh", "--expect-no-changes");
            assert.equal(preview.code, 0, preview.output);
            sandbox.clock.advance({ days: 50 });
            const later = await stack.run("preview", "--refresh", "--expect-no-changes");
            assert.equal(later.code, 0, later.output);
            assert.deepEqual(declines(), []);

            await stack.program(guardProgram());
            sandbox.invite({ id: "h-friendly33", organization: friend });
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.deepEqual(declines(), ["h-friendly33"]);
        });

        it("keeps its state as drift if it may not list the account or has another account's credentials", async () => {
            const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...withoutCredentials } = sandbox.environment();
            const credentials = join(await temporaryFolder(), "credentials");
            const logIn = (accountId: string) => {
                const { accessKeyId } = sandbox.account(accountId);
                return writeFile(
                    credentials,
                    `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = planted-secret-key\n`,
                );
            };
            await logIn(own);
            const stack = await start({}, { ...withoutCredentials, AWS_SHARED_CREDENTIALS_FILE: credentials });
            await stack.succeed("up", "--yes", "--skip-preview");
            const stored = async () =>
                (await stack.resources()).map(({ id, inputs = {}, outputs }) => ({ id, inputs, outputs }));
            const before = await stored();
            sandbox.invite({ id: "h-newinvite1", organization: stranger });

            const times = Number.POSITIVE_INFINITY;
            sandbox.faults.add({
                operation: "ListHandshakesForAccount",
                times,
                fault: { error: "AccessDeniedException" },
            });
            for (const result of [
                await stack.refresh("--expect-no-changes"),
                await stack.run("preview", "--refresh", "--expect-no-changes"),
                await stack.up("--refresh"),
            ]) {
                assert.notEqual(result.code, 0, result.output);
                assert.match(
                    result.output,
                    /ListHandshakesForAccount of the account failed in account 2{12}.*AccessDenied/,
                );
                assert.match(result.output, /organizations:ListHandshakesForAccount/);
                assert.doesNotMatch(result.output, STACK_TRACE);
            }
            const unreachable = async () => {
                const [guard] = await stored();
                assert(guard !== undefined);
                const { unreachable: reason, ...outputs } = guard.outputs;
                const { unreachable: _, ...inputs } = guard.inputs;
                assert.deepEqual([{ ...guard, inputs, outputs }], before, "all else stays untouched");
                return String(reason);
            };
            assert.match(await unreachable(), /^ListHandshakesForAccount of the account failed in account 2{12}/);
            sandbox.faults.clear();
            sandbox.clearRequests();

            await logIn("333333333333");
            await stack.program(guardProgram({ allowedOrganizations: [friend] }));
            for (const result of [await stack.refresh("--expect-no-changes"), await stack.up()]) {
                assert.notEqual(result.code, 0, result.output);
                assert.match(
                    result.output,
                    /This guard is for account 2{12}, but the credentials belong to account 3{12}\./,
                );
                assert.doesNotMatch(result.output + (await stack.stored()), /planted-secret-key/);
            }
            assert.match(await unreachable(), /^This guard is for account 2{12},/);
            assert.deepEqual(sandbox.calls("ListHandshakesForAccount"), []);
            assert.deepEqual(declines(), []);
        });

        it("rejects each invalid input before any call, and names the property", async () => {
            const stack = await start({ actions: ["ENABLE_ALL_FEATURES"], allowedOrganizations: ["exampleorgid"] });
            const { code, output } = await stack.up();
            assert.notEqual(code, 0);
            assert.match(output, /actions\[0\].*can't be ENABLE_ALL_FEATURES: .*own organization/s);
            assert.match(output, /allowedOrganizations\[0\].*"o-" followed by/s);
            assert.doesNotMatch(output, STACK_TRACE);
            assert.deepEqual(sandbox.calls(), []);
        });

        it("works in a user's unit test with Pulumi's mocks, without a call", async () => {
            const stack = await start();
            const test = join(stack.folder, "unitTest.js");
            await writeFile(
                test,
                `
            const assert = require("node:assert/strict");
            const pulumi = require("@pulumi/pulumi");
            const unwanted = [{ handshakeId: "h-newinvite1" }];
            pulumi.runtime.setMocks({
                newResource: ({ type, inputs }) => {
                    assert.match(type, /aws-handshakes:(index:)?InvitationGuard$/);
                    return { id: "${own}", state: { ...inputs, accountId: "${own}", unwanted } };
                },
                call: ({ inputs }) => inputs,
            });
            const { InvitationGuard } = require("${plugin.module}");
            const guard = new InvitationGuard("account", { allowedOrganizations: [pulumi.output("${friend}")] });
            pulumi.all([guard.id, guard.allowedOrganizations, guard.unwanted]).apply((found) => {
                assert.deepEqual(found, ["${own}", ["${friend}"], unwanted]);
                console.log("checked");
            });
            `,
            );
            const { stdout } = await run(process.execPath, [test], {
                env: { ...process.env, ...sandbox.environment() },
            });
            assert.match(stdout, /checked/);
            assert.deepEqual(sandbox.calls(), []);
        });
    });
}

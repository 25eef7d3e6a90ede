import assert from "node:assert/strict";
import { withSandbox } from "../../support/withSandbox";
import type { Plugin } from "../support/plugin";
import { declineProgramBy } from "../support/programs";
import { TestStack } from "../support/stack";

const id = "h-examplehandshakeid111";

/** The tests of a handshake's lifecycle with a plugin: the effect and the calls of each operation in each state. */
export function describeReceivedHandshake(plugin: Plugin): void {
    describe(`ReceivedHandshake, on the ${plugin.name} plugin,`, function () {
        this.timeout(240_000);

        const sandbox = withSandbox();
        let stack: TestStack;

        beforeEach(async () => {
            const files = { "Pulumi.yaml": plugin.project, "index.js": declineProgramBy(plugin.module, id) };
            stack = await TestStack.create(files, sandbox.environment());
        });

        /** Declines the handshake and clears the requests. */
        async function declined(): Promise<void> {
            sandbox.invite({ id });
            await stack.succeed("up", "--yes", "--skip-preview");
            sandbox.clearRequests();
        }

        /** The resources' IDs, inputs and outputs in the state. */
        async function properties() {
            return (await stack.resources()).map(({ id, inputs, outputs }) => ({ id, inputs, outputs }));
        }

        async function state(): Promise<Record<string, unknown> | undefined> {
            return (await stack.resources())[0]?.outputs;
        }

        for (const found of ["OPEN", "REQUESTED"]) {
            it(`declines a handshake that is ${found}, with a single call`, async () => {
                sandbox.invite({ id, state: found });
                const { code, output } = await stack.up();
                assert.equal(code, 0, output);
                assert.equal(sandbox.handshake(id)?.State, "DECLINED");
                assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`]);
                assert.equal((await state())?.state, "DECLINED");
            });

            it(`shows a handshake that a refresh finds ${found} as drift, and declines it in the next update`, async () => {
                await declined();
                sandbox.setState(id, found);
                const refresh = await stack.refresh();
                assert.equal(refresh.code, 0, refresh.output);
                if (plugin.showsOutputs) {
                    assert.match(refresh.output, new RegExp(`~ state +: "DECLINED" => "${found}"`));
                }
                assert.match(refresh.output, new RegExp(`~ desiredState *: "declined" => "${found.toLowerCase()}"`));
                const preview = await stack.preview();
                assert.match(preview.output, new RegExp(`~ desiredState *: "${found.toLowerCase()}" => "declined"`));
                assert.match(preview.output, /~ 1 to update/);
                assert.equal((await stack.run("preview", "--expect-no-changes")).code === 0, false);
                const looks = plugin.previewsLook ? 3 : 1;
                assert.deepEqual(sandbox.calls(), Array(looks).fill(`DescribeHandshake ${id}`));
                assert.equal((await state())?.state, found);
                sandbox.clearRequests();
                const up = await stack.up();
                assert.equal(up.code, 0, up.output);
                assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`]);
                assert.equal((await state())?.desiredState, "declined");
            });
        }

        for (const error of ["HandshakeAlreadyInStateException", "InvalidHandshakeTransitionException"] as const) {
            it(`succeeds with all outputs for a DECLINED handshake, if AWS responds ${error}`, async () => {
                sandbox.alreadyDeclined = error;
                sandbox.invite({ id, state: "DECLINED" });
                const { code, output } = await stack.up();
                assert.equal(code, 0, output);
                assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`, `DescribeHandshake ${id}`]);
                const outputs = await state();
                assert.equal(outputs?.state, "DECLINED");
                assert.equal(outputs?.organizationId, "o-exampleorgid");
                assert.equal(outputs?.senderAccountId, "111111111111");
                assert.doesNotMatch(output, /warning/i);
            });
        }

        it("shows no drift for a DECLINED handshake", async () => {
            await declined();
            const { code, output } = await stack.refresh("--expect-no-changes");
            assert.equal(code, 0, output);
            assert.equal((await stack.run("preview", "--expect-no-changes")).code, 0);
            assert.deepEqual(sandbox.calls(), [`DescribeHandshake ${id}`]);
        });

        for (const found of ["CANCELED", "EXPIRED"]) {
            it(`succeeds with a warning for a handshake that is ${found}`, async () => {
                sandbox.invite({ id, state: found });
                const { code, output } = await stack.up();
                assert.equal(code, 0, output);
                assert.match(
                    output,
                    new RegExp(`[Ww]arning: Handshake ${id} is ${found}:.*[Nn]othing is left to accept`),
                );
                assert.equal((await state())?.state, found);
                sandbox.clearRequests();
                assert.equal((await stack.run("preview", "--expect-no-changes")).code, 0);
                assert.deepEqual(sandbox.calls(), []);
            });

            it(`needs no update for a handshake that a refresh finds ${found}`, async () => {
                await declined();
                sandbox.setState(id, found);
                const { code, output } = await stack.refresh();
                assert.equal(code, 0, output);
                assert.equal((await state())?.state, found);
                assert.equal((await stack.run("preview", "--expect-no-changes")).code, 0);
                assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
            });
        }

        it("fails the update of an ACCEPTED handshake, and names the organization that the account joined", async () => {
            sandbox.invite({ id, state: "ACCEPTED" });
            const { code, output } = await stack.up();
            assert.notEqual(code, 0);
            assert.match(
                output,
                /is ACCEPTED, this account joined organization o-exampleorgid \(management account 111111111111\)/,
            );
            assert.match(output, /leave that organization/);
            assert.doesNotMatch(output, /\n\s+at .*\.js/, "no stack trace");
            assert.deepEqual(await stack.resources(), []);
            assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`, `DescribeHandshake ${id}`]);
        });

        it("shows a handshake that a refresh finds ACCEPTED as drift, and the next update fails without a call", async () => {
            await declined();
            sandbox.setState(id, "ACCEPTED");
            const refresh = await stack.refresh();
            assert.equal(refresh.code, 0, refresh.output);
            assert.equal((await state())?.state, "ACCEPTED");
            if (plugin.showsOutputs) {
                assert.match(refresh.output, /~ state +: "DECLINED" => "ACCEPTED"/);
            }
            assert.match((await stack.preview()).output, /~ desiredState *: "accepted" => "declined"/);
            const before = await state();
            sandbox.clearRequests();
            const up = await stack.up();
            assert.notEqual(up.code, 0);
            assert.match(up.output, /is ACCEPTED, this account joined organization o-exampleorgid/);
            assert.deepEqual(await state(), before);
            assert.deepEqual(sandbox.calls(), []);
        });

        it("fails the update of a missing handshake with the possible causes", async () => {
            const { code, output } = await stack.up();
            assert.notEqual(code, 0);
            assert.match(output, /was not found/);
            assert.match(output, /mistyped/);
            assert.match(output, /another account/);
            assert.match(output, /30 days/);
            assert.deepEqual(await stack.resources(), []);
            assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`, "GetCallerIdentity"]);
        });

        it("does not find a handshake of another account, and does not change it", async () => {
            sandbox.invite({ id, recipient: "333333333333" });
            const { code, output } = await stack.up();
            assert.notEqual(code, 0);
            assert.match(output, /was not found/);
            assert.equal(sandbox.handshake(id)?.State, "OPEN");
        });

        it("keeps a settled handshake without a difference after AWS has deleted it", async () => {
            await declined();
            const before = await properties();
            sandbox.clock.advance({ days: 31 });
            for (const _ of ["once", "again"]) {
                const { code, output } = await stack.refresh("--expect-no-changes");
                assert.equal(code, 0, output);
                assert.equal((await stack.run("preview", "--expect-no-changes")).code, 0);
            }
            assert.deepEqual(await properties(), before);
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        });

        it("removes a handshake from the state with a warning if AWS deleted it before it was settled", async () => {
            await declined();
            sandbox.setState(id, "OPEN");
            await stack.succeed("refresh", "--yes", "--skip-preview");
            sandbox.remove(id);
            const { code, output } = await stack.refresh();
            assert.equal(code, 0, output);
            assert.match(output, new RegExp(`[Ww]arning: Handshake ${id} no longer exists in AWS`));
            assert.deepEqual(await stack.resources(), []);
        });

        it("fails the update with the IAM action if the decline is denied, and stores nothing", async () => {
            sandbox.invite({ id });
            sandbox.faults.add({ operation: "DeclineHandshake", fault: { error: "AccessDeniedException" } });
            const { code, output } = await stack.up();
            assert.notEqual(code, 0);
            assert.match(output, /organizations:DeclineHandshake/);
            assert.match(output, /service control policy/);
            assert.doesNotMatch(output, /not found/);
            assert.deepEqual(await stack.resources(), []);
            assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`, "GetCallerIdentity"]);
        });

        it("keeps its state with the reason, as drift, if the description is denied", async () => {
            await declined();
            const before = await state();
            sandbox.faults.add({ operation: "DescribeHandshake", fault: { error: "AccessDeniedException" } });
            const { code, output } = await stack.refresh("--expect-no-changes");
            assert.notEqual(code, 0);
            assert.match(output, /Could not read handshake .*organizations:DescribeHandshake/);
            assert.doesNotMatch(output, /\n\s+at .*\.js/, "no stack trace");
            const { unreachable, ...rest } = (await state()) ?? {};
            assert.deepEqual(rest, before);
            assert.match(String(unreachable), /AccessDenied/);
        });

        it("makes no call at a destroy, and says that the handshake stays declined", async () => {
            await declined();
            const { code, output } = await stack.destroy();
            assert.equal(code, 0, output);
            assert.match(output, new RegExp(`Handshake ${id} stays DECLINED`));
            assert.deepEqual(sandbox.calls(), []);
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        });
    });
}

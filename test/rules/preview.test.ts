import assert from "node:assert/strict";
import { previewInvitationGuard } from "../../src/resources/invitationGuard/preview";
import {
    previewCreateReceivedHandshake,
    previewUnknownReceivedHandshake,
    previewUpdateReceivedHandshake,
} from "../../src/resources/receivedHandshake/preview";
import { unknown } from "../../src/resources/unknown";
import { FakeAccount } from "./support/fakeAccount";
import { FakeOrganizations, refusal } from "./support/fakeOrganizations";

const id = "h-examplehandshakeid111";
const inputs = { handshakeId: id, desiredState: "declined" };
const arn = `arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/${id}`;
const found = (state: string | undefined) => ({ id, arn, action: "INVITE", state });

describe("a preview", () => {
    for (const [state, foreseen, warns] of [
        ["OPEN", "DECLINED", /\(INVITE, from organization o-exampleorgid .*\) is OPEN: pulumi up declines it/],
        ["REQUESTED", "DECLINED", /is REQUESTED: pulumi up declines it, which can't be undone/],
        ["DECLINED", "DECLINED", undefined],
        ["CANCELED", "CANCELED", /is CANCELED.*Nothing is left to accept/],
        ["EXPIRED", "EXPIRED", /is EXPIRED.*Nothing is left to accept/],
        ["ACCEPTED", "ACCEPTED", /can't be declined any more: it is ACCEPTED/],
        ["A_NEW_STATE", unknown, /happens to .*: AWS sent an unknown state, A_NEW_STATE\. pulumi up asks AWS to/],
        [
            undefined,
            unknown,
            /happens to .*: AWS sent no state\. pulumi up asks AWS to decline it, which can't be undone/,
        ],
    ] as const) {
        it(`of a handshake that is ${state} foresees ${String(foreseen)}, and only looks`, async () => {
            const account = new FakeOrganizations({ read: found(state) });
            const outputs = await previewCreateReceivedHandshake(account.context, inputs);
            assert.equal(outputs.state, foreseen);
            assert.equal(outputs.desiredState, "declined");
            assert.deepEqual(account.calls, [`read ${id}`]);
            assert.equal(account.warnings.length, warns === undefined ? 0 : 1);
            assert.match(account.warnings.join(), warns ?? /^$/);
        });
    }

    for (const [code, warns] of [
        ["HandshakeNotFoundException", /was not found .*mistyped/],
        ["AccessDeniedException", /can't show what happens to handshake .*AccessDeniedException/],
    ] as const) {
        it(`that is answered ${code} warns, and knows the inputs only`, async () => {
            const account = new FakeOrganizations({ read: refusal(code) });
            const outputs = await previewCreateReceivedHandshake(account.context, inputs);
            assert.deepEqual([outputs.handshakeId, outputs.state, outputs.arn], [id, unknown, unknown]);
            assert.match(account.warnings.join("\n"), warns);
        });
    }

    it("doesn't take a mistake of this package for an answer of AWS", async () => {
        const mistake = new TypeError("a bug");
        const account = new FakeOrganizations({ read: mistake });
        await assert.rejects(previewCreateReceivedHandshake(account.context, inputs), mistake);
        const guarded = new FakeAccount("222222222222", []);
        guarded.denied = mistake;
        await assert.rejects(previewInvitationGuard(guarded.context, {}), mistake);
        assert.deepEqual([...account.warnings, ...guarded.warnings], []);
    });

    it("of an update that would decline says so by what AWS says now, and not by the state", async () => {
        const olds = { handshakeId: id, desiredState: "open", state: "OPEN" };
        const open = new FakeOrganizations({ read: { ...found("OPEN"), action: undefined } });
        assert.equal((await previewUpdateReceivedHandshake(open.context, olds, inputs)).state, "DECLINED");
        assert.equal(open.warnings.length, 1);
        assert.match(open.warnings.join(), /\(no action, from organization o-exampleorgid .*\) is OPEN: pulumi up/);
        const declined = new FakeOrganizations({ read: found("DECLINED") });
        assert.equal((await previewUpdateReceivedHandshake(declined.context, olds, inputs)).state, "DECLINED");
        assert.deepEqual(declined.warnings, []);
    });

    it("of an update that can't look says that, and not that anything is declined", async () => {
        const account = new FakeOrganizations({ read: refusal("AccessDeniedException") });
        await previewUpdateReceivedHandshake(
            account.context,
            { handshakeId: id, desiredState: "open", state: "OPEN" },
            inputs,
        );
        assert.equal(account.warnings.length, 1);
        assert.match(account.warnings.join(), /can't show what happens to handshake/);
    });

    it("of an update of an accepted handshake says that it can't be declined, not that it will be", async () => {
        const account = new FakeOrganizations();
        const olds = { handshakeId: id, desiredState: "accepted", ...found("ACCEPTED") };
        assert.equal((await previewUpdateReceivedHandshake(account.context, olds, inputs)).state, "ACCEPTED");
        assert.deepEqual(account.calls, [], "the update asks nobody either");
        assert.equal(account.warnings.length, 1);
        assert.match(account.warnings.join(), /can't be declined any more: it is ACCEPTED/);
    });

    it("of an update that leaves the handshake as it is asks nobody", async () => {
        const account = new FakeOrganizations();
        const connection = { profile: "anaya" };
        const closed = { handshakeId: id, desiredState: "declined", state: "DECLINED" };
        assert.deepEqual(await previewUpdateReceivedHandshake(account.context, closed, { ...inputs, connection }), {
            ...closed,
            connection,
        });
        const left = { handshakeId: id, desiredState: "open", state: "OPEN" };
        assert.equal(
            (await previewUpdateReceivedHandshake(account.context, left, { ...inputs, desiredState: "open" })).state,
            "OPEN",
        );
        assert.deepEqual([account.calls, account.warnings], [[], []]);
    });

    it("with an input that isn't known yet asks nobody, and says that something may be declined", () => {
        const account = new FakeOrganizations();
        const nameless = previewUnknownReceivedHandshake(account.context, {
            handshakeId: unknown,
            desiredState: "declined",
        });
        assert.deepEqual([nameless.handshakeId, nameless.desiredState, nameless.state], [unknown, "declined", unknown]);
        const connection = { profile: unknown as unknown as string };
        const olds = { handshakeId: id, desiredState: "open", state: "OPEN" };
        assert.equal(previewUnknownReceivedHandshake(account.context, { ...inputs, connection }, olds).state, unknown);
        assert.deepEqual(account.warnings, [
            "This preview can't show which handshake pulumi up declines: handshakeId isn't known yet.",
            `This preview can't show what happens to handshake ${id}: connection isn't known yet.`,
        ]);
        assert.deepEqual(account.calls, []);
    });

    it("with an input that isn't known yet says nothing of a handshake that is settled", () => {
        const account = new FakeOrganizations();
        const connection = { profile: unknown as unknown as string };
        const olds = { handshakeId: id, desiredState: "declined", state: "DECLINED" };
        const outputs = previewUnknownReceivedHandshake(account.context, { ...inputs, connection }, olds);
        assert.deepEqual(outputs, { ...olds, connection });
        assert.deepEqual([account.calls, account.warnings], [[], []]);
    });

    it("of a guard says of a handshake without an id that it can't be declined, and doesn't count it", async () => {
        const account = new FakeAccount("222222222222", [found("OPEN"), { ...found("OPEN"), id: undefined }]);
        const outputs = await previewInvitationGuard(account.context, {});
        assert.deepEqual(
            outputs?.declined.map(({ handshakeId }) => handshakeId),
            [id],
        );
        assert.deepEqual(
            outputs?.unwanted.map(({ handshakeId }) => handshakeId),
            [""],
        );
        assert.match(account.warnings[0] ?? "", /without its id, so it can't be declined/);
        assert.match(account.warnings[1] ?? "", new RegExp(`pulumi up declines 1 of .*\\n +${id} [^\\n]*$`));
    });

    it("of a guard names what an up would decline, a line for each, and declines nothing", async () => {
        const account = new FakeAccount("222222222222", [found("OPEN"), { ...found("OPEN"), id: "h-another1" }]);
        const outputs = await previewInvitationGuard(account.context, {});
        assert.deepEqual(outputs?.unwanted, []);
        assert.deepEqual(
            outputs?.declined.map(({ handshakeId }) => handshakeId),
            ["h-another1", id],
        );
        assert.match(
            account.warnings.join(),
            new RegExp(`pulumi up declines 2 .*account 222222222222.*\\n +h-another1 .*\\n +${id} [^\\n]*$`),
        );
        assert.deepEqual(account.declined, []);
    });

    it("of a guard that may not list warns, and foresees nothing", async () => {
        const account = new FakeAccount("222222222222", [found("OPEN")]);
        account.denied = refusal("AccessDeniedException");
        assert.equal(await previewInvitationGuard(account.context, {}), undefined);
        assert.match(account.warnings.join(), /can't show which handshakes pulumi up declines: .*AccessDenied/);
    });

    it("of a guard that has nothing to decline says nothing", async () => {
        const account = new FakeAccount("222222222222", [found("OPEN")]);
        const outputs = await previewInvitationGuard(account.context, { allowedOrganizations: ["o-exampleorgid"] });
        assert.equal(outputs?.allowed.length, 1);
        assert.deepEqual(account.warnings, []);
    });
});

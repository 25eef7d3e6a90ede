import assert from "node:assert/strict";
import { previewInvitationGuard } from "../../src/resources/invitationGuard/preview";
import {
    previewCreateReceivedHandshake,
    previewUnknownReceivedHandshake,
    previewUpdateReceivedHandshake,
} from "../../src/resources/receivedHandshake/preview";
import { unknown } from "../../src/resources/unknown";
import { FakeAccount } from "./support/fakeAccount";
import { FakeHandshakeClient, refusal } from "./support/fakeHandshakeClient";

const id = "h-examplehandshakeid111";
const inputs = { handshakeId: id, desiredState: "declined" };
const arn = `arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/${id}`;
const found = (state: string | undefined) => ({ id, arn, action: "INVITE", state });

describe("a preview", () => {
    for (const [state, predicted, expectedWarning] of [
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
        it(`of a new ReceivedHandshake in the state ${state} predicts ${String(predicted)}, and only reads`, async () => {
            const account = new FakeHandshakeClient({ read: found(state) });
            const outputs = await previewCreateReceivedHandshake(account.context, inputs);
            assert.equal(outputs.state, predicted);
            assert.equal(outputs.desiredState, "declined");
            assert.deepEqual(account.calls, [`read ${id}`]);
            assert.equal(account.warnings.length, expectedWarning === undefined ? 0 : 1);
            assert.match(account.warnings.join(), expectedWarning ?? /^$/);
        });
    }

    for (const [code, expectedWarning] of [
        ["HandshakeNotFoundException", /was not found .*mistyped/],
        ["AccessDeniedException", /can't show what happens to handshake .*AccessDeniedException/],
    ] as const) {
        it(`of a new ReceivedHandshake that gets ${code} warns, and shows the inputs only`, async () => {
            const account = new FakeHandshakeClient({ read: refusal(code) });
            const outputs = await previewCreateReceivedHandshake(account.context, inputs);
            assert.deepEqual([outputs.handshakeId, outputs.state, outputs.arn], [id, unknown, unknown]);
            assert.match(account.warnings.join("\n"), expectedWarning);
        });
    }

    it("of either resource fails if this package has a bug", async () => {
        const mistake = new TypeError("a bug");
        const account = new FakeHandshakeClient({ read: mistake });
        await assert.rejects(previewCreateReceivedHandshake(account.context, inputs), mistake);
        const guarded = new FakeAccount("222222222222", []);
        guarded.denied = mistake;
        await assert.rejects(previewInvitationGuard(guarded.context, {}), mistake);
        assert.deepEqual([...account.warnings, ...guarded.warnings], []);
    });

    it("of an update of ReceivedHandshake warns of a decline if AWS sends a pending state", async () => {
        const olds = { handshakeId: id, desiredState: "open", state: "OPEN" };
        const open = new FakeHandshakeClient({ read: { ...found("OPEN"), action: undefined } });
        assert.equal((await previewUpdateReceivedHandshake(open.context, olds, inputs)).state, "DECLINED");
        assert.equal(open.warnings.length, 1);
        assert.match(open.warnings.join(), /\(no action, from organization o-exampleorgid .*\) is OPEN: pulumi up/);
        const declined = new FakeHandshakeClient({ read: found("DECLINED") });
        assert.equal((await previewUpdateReceivedHandshake(declined.context, olds, inputs)).state, "DECLINED");
        assert.deepEqual(declined.warnings, []);
    });

    it("of an update of ReceivedHandshake that cannot read warns of that, and of no decline", async () => {
        const account = new FakeHandshakeClient({ read: refusal("AccessDeniedException") });
        await previewUpdateReceivedHandshake(
            account.context,
            { handshakeId: id, desiredState: "open", state: "OPEN" },
            inputs,
        );
        assert.equal(account.warnings.length, 1);
        assert.match(account.warnings.join(), /can't show what happens to handshake/);
    });

    it("of an update of an accepted ReceivedHandshake says that it cannot be declined", async () => {
        const account = new FakeHandshakeClient();
        const olds = { handshakeId: id, desiredState: "accepted", ...found("ACCEPTED") };
        assert.equal((await previewUpdateReceivedHandshake(account.context, olds, inputs)).state, "ACCEPTED");
        assert.deepEqual(account.calls, [], "the update asks nobody either");
        assert.equal(account.warnings.length, 1);
        assert.match(account.warnings.join(), /can't be declined any more: it is ACCEPTED/);
    });

    it("of an update of ReceivedHandshake without a decline makes no call", async () => {
        const account = new FakeHandshakeClient();
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

    it("of a ReceivedHandshake with an unknown input makes no call, and warns of a possible decline", () => {
        const account = new FakeHandshakeClient();
        const withoutId = previewUnknownReceivedHandshake(account.context, {
            handshakeId: unknown,
            desiredState: "declined",
        });
        assert.deepEqual(
            [withoutId.handshakeId, withoutId.desiredState, withoutId.state],
            [unknown, "declined", unknown],
        );
        const connection = { profile: unknown as unknown as string };
        const olds = { handshakeId: id, desiredState: "open", state: "OPEN" };
        assert.equal(previewUnknownReceivedHandshake(account.context, { ...inputs, connection }, olds).state, unknown);
        assert.deepEqual(account.warnings, [
            "This preview can't show which handshake pulumi up declines: handshakeId isn't known yet.",
            `This preview can't show what happens to handshake ${id}: connection isn't known yet.`,
        ]);
        assert.deepEqual(account.calls, []);
    });

    it("of a settled ReceivedHandshake with an unknown input warns of nothing", () => {
        const account = new FakeHandshakeClient();
        const connection = { profile: unknown as unknown as string };
        const olds = { handshakeId: id, desiredState: "declined", state: "DECLINED" };
        const outputs = previewUnknownReceivedHandshake(account.context, { ...inputs, connection }, olds);
        assert.deepEqual(outputs, { ...olds, connection });
        assert.deepEqual([account.calls, account.warnings], [[], []]);
    });

    it("of InvitationGuard says that it cannot decline a handshake without an ID, and does not count it", async () => {
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

    it("of InvitationGuard names each handshake that an update would decline, and declines none", async () => {
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

    it("of InvitationGuard that cannot list warns, and predicts nothing", async () => {
        const account = new FakeAccount("222222222222", [found("OPEN")]);
        account.denied = refusal("AccessDeniedException");
        assert.equal(await previewInvitationGuard(account.context, {}), undefined);
        assert.match(account.warnings.join(), /can't show which handshakes pulumi up declines: .*AccessDenied/);
    });

    it("of InvitationGuard without an unwanted handshake warns of nothing", async () => {
        const account = new FakeAccount("222222222222", [found("OPEN")]);
        const outputs = await previewInvitationGuard(account.context, { allowedOrganizations: ["o-exampleorgid"] });
        assert.equal(outputs?.allowed.length, 1);
        assert.deepEqual(account.warnings, []);
    });
});

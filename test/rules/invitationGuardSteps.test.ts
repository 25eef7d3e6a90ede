import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { createInvitationGuard } from "../../src/resources/invitationGuard/create";
import { deleteInvitationGuard } from "../../src/resources/invitationGuard/delete";
import {
    missingIdMessage,
    unwantedAcceptedMessage,
    willDeclineMessage,
} from "../../src/resources/invitationGuard/messages";
import {
    previewInvitationGuard,
    previewUnknownInvitationGuard,
    unknownOutputs,
} from "../../src/resources/invitationGuard/preview";
import { readInvitationGuard } from "../../src/resources/invitationGuard/read";
import { updateInvitationGuard } from "../../src/resources/invitationGuard/update";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { unknown } from "../../src/resources/unknown";
import { FakeAccount } from "./support/fakeAccount";
import { refusal } from "./support/fakeHandshakeClient";

const own = "222222222222";
const sender = "(INVITE, from o-strangerid, account 111111111111)";

function invitation(id: string, more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/o-strangerid/invite/${id}`;
    return { id, arn, action: "INVITE", state: "OPEN", ...more };
}

describe("createInvitationGuard", () => {
    it("declines the unwanted handshakes of the account of the credentials", async () => {
        const account = new FakeAccount(own, [invitation("h-stranger1")]);
        const outputs = await createInvitationGuard(account.context, {});
        assert.deepEqual(account.declined, ["h-stranger1"]);
        assert.equal(outputs.accountId, own);
        assert.equal("unclear" in outputs, false, "a state without unclear handshakes omits the list");
    });
});

describe("updateInvitationGuard", () => {
    it("declines the unwanted handshakes of the guarded account, and of no other one", async () => {
        const account = new FakeAccount(own, [invitation("h-stranger1")]);
        await assert.rejects(
            updateInvitationGuard(account.context, "333333333333", {}),
            /This guard is for account 3{12}/,
        );
        assert.deepEqual(account.declined, []);
        const outputs = await updateInvitationGuard(account.context, own, {});
        assert.deepEqual(account.declined, ["h-stranger1"]);
        assert.equal(outputs.declined.length, 1);
    });

    it("reports accepted handshakes in the order of their IDs", async () => {
        const at = (day: number) => ({ state: "ACCEPTED", requestedTimestamp: `2026-01-0${day}T00:00:00.000Z` });
        const account = new FakeAccount(own, [invitation("h-second22", at(1)), invitation("h-first111", at(2))]);
        const thrown = await updateInvitationGuard(account.context, own, {}).catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError);
        assert.deepEqual(
            thrown.reasons.map((reason) => reason.split(" ")[1]),
            ["h-first111", "h-second22"],
        );
    });
});

describe("readInvitationGuard", () => {
    it("returns empty lists with the reason if the account could not be listed since the guard exists", async () => {
        const account = new FakeAccount(own, []);
        account.denied = refusal("AccessDeniedException");
        const allowedAccounts = ["999999999999"];
        assert.deepEqual(await readInvitationGuard(account.context, own, { allowedAccounts }), {
            allowedAccounts,
            accountId: own,
            allowed: [],
            declined: [],
            unwanted: [],
            accepted: [],
            unreachable: account.denied.message,
        });
    });

    it("warns of an unwanted handshake only if its sender needs an explanation", async () => {
        const account = new FakeAccount(own, [invitation("h-stranger1"), invitation("h-nobody11", { arn: undefined })]);
        const outputs = await readInvitationGuard(account.context, own, {});
        assert.equal(outputs.unwanted.length, 2);
        assert.deepEqual(account.warnings, [
            `pulumi up declines 1 of the handshakes of account ${own}, which can't be undone:\n  h-nobody11 (INVITE, from an organization that AWS doesn't name): it isn't allowed because AWS sent no sender`,
        ]);
    });

    it("uses a listing of the same phase again, so that a guard lists its account once", async () => {
        const account = new FakeAccount(own, []);
        const options: unknown[] = [];
        account.listHandshakes = async (...args: unknown[]) => {
            options.push(...args);
            return [];
        };
        await readInvitationGuard(account.context, own, {});
        assert.deepEqual(options, [{ maxAgeMs: 3_600_000 }]);
    });
});

describe("deleteInvitationGuard", () => {
    it("says that nothing changes in AWS, and that the account is unguarded", () => {
        const account = new FakeAccount(own, [invitation("h-stranger1")]);
        deleteInvitationGuard(account.context, own);
        assert.deepEqual(account.infos, [
            `The guard of account ${own} was removed, which changes nothing in AWS: what was declined stays declined. Without another guard, new handshakes of the account stay pending until someone accepts or declines them, or they expire.`,
        ]);
        assert.deepEqual(account.calls, []);
    });
});

describe("the preview of an InvitationGuard with an unknown input", () => {
    it("makes no call, and warns that it can't show the declines", () => {
        const account = new FakeAccount(own, [invitation("h-stranger1")]);
        previewUnknownInvitationGuard(account.context, { allowedAccounts: unknown, actions: ["INVITE"] });
        assert.deepEqual(account.warnings, [
            "This preview can't show which handshakes pulumi up declines: allowedAccounts isn't known yet.",
        ]);
        assert.deepEqual(account.calls, []);
    });

    it("shows the inputs, and of the outputs only the account of an existing guard", () => {
        const inputs = { allowedAccounts: ["999999999999"] };
        const findings = {
            allowed: unknown,
            declined: unknown,
            unwanted: unknown,
            accepted: unknown,
            unclear: unknown,
            unreachable: unknown,
        };
        assert.deepEqual(unknownOutputs(inputs), { ...inputs, accountId: unknown, ...findings });
        assert.deepEqual(unknownOutputs(inputs, own), { ...inputs, accountId: own, ...findings });
    });
});

describe("the messages of InvitationGuard", () => {
    it("list each handshake that pulumi up declines in a line, with the reason if it needs one", async () => {
        const account = new FakeAccount(own, [invitation("h-stranger1"), invitation("h-stranger2")]);
        await previewInvitationGuard(account.context, {});
        assert.deepEqual(account.warnings, [
            `pulumi up declines 2 of the handshakes of account ${own}, which can't be undone:\n  h-stranger1 ${sender}\n  h-stranger2 ${sender}`,
        ]);
        assert.equal(
            willDeclineMessage(own, [{ handshakeId: "h-nobody11", doubt: "AWS sent no sender" }]),
            `pulumi up declines 1 of the handshakes of account ${own}, which can't be undone:\n  h-nobody11 (no action, from an organization that AWS doesn't name): it isn't allowed because AWS sent no sender`,
        );
    });

    it("say of an accepted invitation when it was sent, as far as AWS does, and how to undo it", () => {
        const messageOf = (sent: string, why: string) =>
            `Handshake h-accepted1 of account ${own} ${sender}, sent ${sent}, was ACCEPTED, and its sender isn't allowed: account ${own} joined o-strangerid.${why} CloudTrail (AcceptHandshake) says who accepted it and when. If this was not intended, have your organization invite account ${own} and accept that invitation there, or leave ("aws organizations leave-organization", as account ${own}). If it was intended, add o-strangerid to allowedOrganizations or allowedAccounts.`;
        const accepted = invitation("h-accepted1", { state: "ACCEPTED" });
        assert.equal(unwantedAcceptedMessage(accepted, own), messageOf("at an unknown time", ""));
        const requestedTimestamp = "2026-01-01T00:00:00.000Z";
        assert.equal(
            unwantedAcceptedMessage({ ...accepted, requestedTimestamp }, own, "AWS sent contradicting senders"),
            messageOf(requestedTimestamp, " It isn't allowed because AWS sent contradicting senders."),
        );
    });

    it("describe a handshake that can't be declined, even if AWS sent nothing about it", () => {
        const messageOf = (description: string) =>
            `AWS lists a pending handshake (${description}) of account ${own} without its id, so it can't be declined. Look at what "aws organizations list-handshakes-for-account" prints, and run pulumi up --refresh again.`;
        assert.equal(
            missingIdMessage({ handshakeId: "" }, own),
            messageOf("no action, from a sender that AWS doesn't name either"),
        );
        assert.equal(
            missingIdMessage({ handshakeId: "", action: "INVITE", senderAccountId: "111111111111" }, own),
            messageOf("INVITE, from 111111111111"),
        );
    });
});

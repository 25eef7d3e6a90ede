import assert from "node:assert/strict";
import { SENDER, withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("in DeclineHandshake", () => {
        it("declines a handshake that is OPEN or REQUESTED, and returns it", async () => {
            for (const state of ["OPEN", "REQUESTED"]) {
                const { Id } = bed.sandbox.invite({ state });
                const { Handshake } = await bed.decline(Id);
                assert.equal(Handshake?.State, "DECLINED");
                assert.equal(Handshake?.Id, Id);
                assert.equal(bed.sandbox.handshake(Id)?.State, "DECLINED");
            }
        });

        it("responds HandshakeAlreadyInStateException for a declined handshake, or another configured error", async () => {
            const { Id } = bed.sandbox.invite({ state: "DECLINED" });
            await assert.rejects(bed.decline(Id), { name: "HandshakeAlreadyInStateException" });
            await bed.start({ alreadyDeclined: "InvalidHandshakeTransitionException" });
            bed.sandbox.invite({ id: Id, state: "DECLINED" });
            await assert.rejects(bed.decline(Id), { name: "InvalidHandshakeTransitionException" });
        });

        it("responds InvalidHandshakeTransitionException for another settled handshake", async () => {
            for (const state of ["CANCELED", "ACCEPTED", "EXPIRED"]) {
                const { Id } = bed.sandbox.invite({ state });
                await assert.rejects(bed.decline(Id), { name: "InvalidHandshakeTransitionException" });
                assert.equal(bed.sandbox.handshake(Id)?.State, state);
            }
        });

        it("finds no handshake of another account", async () => {
            const { Id } = bed.sandbox.invite({ recipient: "333333333333" });
            await assert.rejects(bed.decline(Id), { name: "HandshakeNotFoundException" });
            await assert.rejects(bed.decline("h-nosuchhandshake"), { name: "HandshakeNotFoundException" });
            assert.equal(bed.sandbox.handshake(Id)?.State, "OPEN");
        });

        it("rejects the sender", async () => {
            const { Id } = bed.sandbox.invite();
            await assert.rejects(bed.decline(Id, bed.client(bed.key(SENDER))), {
                name: "AccessDeniedException",
                message: /only from the account that received the handshake/,
            });
            assert.equal(bed.sandbox.handshake(Id)?.State, "OPEN");
        });

        it("returns the reason of an invalid ID", async () => {
            const reasons: [string | undefined, string][] = [
                [undefined, "INPUT_REQUIRED"],
                ["", "INPUT_REQUIRED"],
                ["h-UPPERCASE", "INVALID_PATTERN"],
                ["h-short", "INVALID_PATTERN"],
                [`h-${"a".repeat(33)}`, "MAX_LENGTH_EXCEEDED"],
            ];
            for (const [id, Reason] of reasons) {
                await assert.rejects(bed.decline(id), { name: "InvalidInputException", Reason });
            }
            await assert.rejects(bed.decline(`h-${"a".repeat(32)}`), { name: "HandshakeNotFoundException" });
        });

        it("rejects a second concurrent decline of the same handshake", async () => {
            bed.sandbox.latencyMs = 50;
            const { Id } = bed.sandbox.invite();
            const other = bed.sandbox.invite();
            const outcomes = await Promise.allSettled([bed.decline(Id), bed.decline(Id), bed.decline(other.Id)]);
            assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "fulfilled", "rejected"]);
            assert.equal(outcomes[2]?.status, "fulfilled");
            const errors = bed.sandbox.requests.flatMap(({ error }) => error ?? []);
            assert.deepEqual(errors, ["ConcurrentModificationException"]);
            await assert.rejects(bed.decline(Id), { name: "HandshakeAlreadyInStateException" });
        });
    });

    describe("in its handshakes", () => {
        it("follows the example of the specification", async () => {
            const requested = new Date(Date.now() - 1000);
            bed.sandbox.invite({ id: "h-examplehandshakeid111", byEmail: true, requestedTimestamp: requested });
            const { Handshake } = await bed.describeHandshake("h-examplehandshakeid111");
            assert.deepEqual(Handshake, {
                Id: "h-examplehandshakeid111",
                Arn: "arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/h-examplehandshakeid111",
                Parties: [
                    { Type: "EMAIL", Id: "account-222222222222@example.com" },
                    { Type: "ORGANIZATION", Id: "o-exampleorgid" },
                ],
                State: "OPEN",
                RequestedTimestamp: requested,
                ExpirationTimestamp: new Date(requested.getTime() + 15 * 24 * 60 * 60 * 1000),
                Action: "INVITE",
                Resources: [
                    {
                        Type: "ORGANIZATION",
                        Value: "o-exampleorgid",
                        Resources: [
                            { Type: "MASTER_EMAIL", Value: "account-111111111111@example.com" },
                            { Type: "MASTER_NAME", Value: "Management account" },
                        ],
                    },
                    { Type: "EMAIL", Value: "account-222222222222@example.com" },
                    { Type: "NOTES", Value: "This is a handshake sent by o-exampleorgid." },
                ],
            });
        });

        it("can leave out members, add unknown ones and drop the o- of the organization", async () => {
            const { Id } = bed.sandbox.invite({
                bareOrganizationId: true,
                overrides: { Arn: null, Resources: [{ Type: "BRAND_NEW" }] },
            });
            const { Handshake } = await bed.describeHandshake(Id);
            assert.equal(Handshake?.Arn, undefined);
            assert.equal(Handshake?.Parties?.[1]?.Id, "exampleorgid");
            assert.deepEqual(Handshake?.Resources, [{ Type: "BRAND_NEW" }]);
        });

        it("shows a change of the stored handshake", async () => {
            const stored = bed.sandbox.invite();
            stored.State = "ACCEPTED";
            assert.equal((await bed.describeHandshake(stored.Id)).Handshake?.State, "ACCEPTED");
            bed.sandbox.setState(stored.Id, "CANCELED");
            assert.equal((await bed.describeHandshake(stored.Id)).Handshake?.State, "CANCELED");
            bed.sandbox.remove(stored.Id);
            await assert.rejects(bed.describeHandshake(stored.Id), { name: "HandshakeNotFoundException" });
        });

        it("describes a handshake only to its recipient and its sender", async () => {
            const { Id } = bed.sandbox.invite();
            assert.equal((await bed.describeHandshake(Id, bed.client(bed.key(SENDER)))).Handshake?.Id, Id);
            await assert.rejects(bed.describeHandshake(Id, bed.client(bed.key("333333333333"))), {
                name: "HandshakeNotFoundException",
            });
        });
    });
});

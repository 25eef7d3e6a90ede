import assert from "node:assert/strict";
import { withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("by its clock", () => {
        it("expires a pending handshake after 15 days, and an all-features request after 90", async () => {
            const invite = bed.sandbox.invite();
            const features = bed.sandbox.invite({ action: "ENABLE_ALL_FEATURES" });
            bed.sandbox.clock.advance({ days: 14, hours: 23 });
            assert.equal((await bed.describeHandshake(invite.Id)).Handshake?.State, "OPEN");
            bed.sandbox.clock.advance({ hours: 1 });
            assert.equal((await bed.describeHandshake(invite.Id)).Handshake?.State, "EXPIRED");
            await assert.rejects(bed.decline(invite.Id), { name: "InvalidHandshakeTransitionException" });
            bed.sandbox.clock.advance({ days: 74 });
            assert.equal((await bed.describeHandshake(features.Id)).Handshake?.State, "OPEN");
            bed.sandbox.clock.advance({ days: 1 });
            assert.equal((await bed.describeHandshake(features.Id)).Handshake?.State, "EXPIRED");
        });

        it("deletes a handshake 30 days after it was settled", async () => {
            const { Id } = bed.sandbox.invite();
            bed.sandbox.clock.advance({ days: 10 });
            await bed.decline(Id);
            bed.sandbox.clock.advance({ days: 29, hours: 23 });
            assert.equal((await bed.describeHandshake(Id)).Handshake?.State, "DECLINED");
            bed.sandbox.clock.advance({ hours: 1 });
            await assert.rejects(bed.describeHandshake(Id), { name: "HandshakeNotFoundException" });
            assert.deepEqual(await bed.ids(), [[]]);
            assert.equal(bed.sandbox.handshake(Id), undefined);
        });

        it("deletes an expired handshake 30 days after its expiry, even if nobody read it", async () => {
            const { Id } = bed.sandbox.invite();
            bed.sandbox.clock.advance({ days: 44, hours: 23 });
            assert.equal((await bed.describeHandshake(Id)).Handshake?.State, "EXPIRED");
            bed.sandbox.clock.advance({ hours: 1 });
            await assert.rejects(bed.describeHandshake(Id), { name: "HandshakeNotFoundException" });
        });
    });
});

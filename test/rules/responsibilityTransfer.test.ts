import assert from "node:assert/strict";
import {
    organizationInTransfer,
    type ResponsibilityTransfer,
    TRANSFER_STATUSES,
    transferCategory,
} from "../../src/handshake/responsibilityTransfer";

const now = Date.parse("2026-11-26T00:00:00.000Z");
const past = "2026-10-31T23:59:59.000Z";
const future = "2026-12-31T23:59:59.000Z";

describe("transferCategory", () => {
    for (const [transfer, category] of [
        [{ status: "REQUESTED" }, "pending"],
        [{ status: "REQUESTED", endTimestamp: past }, "pending"],
        [{ status: "ACCEPTED", startTimestamp: past }, "inForce"],
        [{ status: "ACCEPTED", startTimestamp: future }, "inForce"],
        [{ status: "ACCEPTED", endTimestamp: future }, "inForce"],
        [{ status: "ACCEPTED", endTimestamp: past }, "over"],
        [{ status: "ACCEPTED", endTimestamp: new Date(now).toISOString() }, "over"],
        [{ status: "WITHDRAWN", endTimestamp: future }, "inForce"],
        [{ status: "WITHDRAWN" }, "inForce"],
        [{ status: "WITHDRAWN", endTimestamp: past }, "over"],
        [{ status: "DECLINED" }, "over"],
        [{ status: "CANCELED", endTimestamp: future }, "over"],
        [{ status: "EXPIRED" }, "over"],
        [{}, "unknown"],
        [{ status: "accepted" }, "unknown"],
        [{ status: "SUSPENDED_ANEW", endTimestamp: past }, "unknown"],
        [{ status: "constructor" }, "unknown"],
    ] as [ResponsibilityTransfer, string][]) {
        it(`returns ${category} for ${JSON.stringify(transfer)}`, () => {
            assert.equal(transferCategory(transfer, now), category);
        });
    }

    it("knows every status that AWS documents", () => {
        assert.deepEqual(TRANSFER_STATUSES, ["REQUESTED", "ACCEPTED", "WITHDRAWN", "DECLINED", "CANCELED", "EXPIRED"]);
    });
});

describe("organizationInTransfer", () => {
    const arn = "arn:aws-us-gov:organizations::999999999999:transfer/o-partner00001/billing/inbound/rt-example11";

    it("returns the organization of the ARN if the ARN names the account", () => {
        assert.equal(organizationInTransfer({ arn }, "999999999999"), "o-partner00001");
        assert.equal(organizationInTransfer({ arn }, "111111111111"), undefined);
        assert.equal(organizationInTransfer({ arn }, undefined), undefined);
        assert.equal(organizationInTransfer({}, "999999999999"), undefined);
        assert.equal(organizationInTransfer({ arn: `x${arn}` }, "999999999999"), undefined);
        const handshake = arn.replace("transfer/", "handshake/");
        assert.equal(organizationInTransfer({ arn: handshake }, "999999999999"), undefined);
    });
});

import assert from "node:assert/strict";
import { HandshakeError } from "../../src/resources/handshakeError";
import { requireKnownArguments } from "../../src/resources/lookUps/check";
import { lookUpTransfers } from "../../src/resources/lookUps/lookUpTransfers";
import type { TransferFilter } from "../../src/resources/lookUps/properties";
import { refusal } from "./support/fakeHandshakeClient";
import { FakeTransferClient } from "./support/fakeTransferClient";

const management = "222222222222";
const [partner, stranger, customer] = ["777777777777", "888888888888", "999999999999"] as const;
const organization = { organizationId: "o-ourownorgid", managementAccountId: management };

const common = { type: "BILLING", sourceAccountId: management };
const outbound = {
    ...common,
    id: "rt-outbound11",
    arn: "arn",
    status: "ACCEPTED",
    name: "a name",
    sourceAccountEmail: "us@example.com",
    targetAccountId: partner,
    targetAccountEmail: "partner@example.com",
    startTimestamp: "2026-08-01T00:00:00.000Z",
    handshakeId: "h-examplehandshakeid111",
};

/** A management account with three outbound transfers and one inbound transfer. */
function account(): FakeTransferClient {
    const found = new FakeTransferClient(management, organization);
    found.transfers.outbound = [
        { ...common, id: "rt-outbound33", status: "REQUESTED", targetAccountId: stranger },
        outbound,
        { ...common, id: "rt-outbound22", status: "WITHDRAWN", targetAccountId: partner },
    ];
    found.transfers.inbound = [
        { id: "rt-inbound111", status: "ACCEPTED", sourceAccountId: customer, targetAccountId: management },
    ];
    return found;
}

describe("lookUpTransfers", () => {
    const idsOf = async (filter: TransferFilter, fakeAccount = account()) =>
        (await lookUpTransfers(fakeAccount, filter)).map(({ transferId }) => transferId);

    it("returns the transfers of both directions with all members, outbound first, sorted by ID", async () => {
        const fakeAccount = account();
        const all = await lookUpTransfers(fakeAccount, {});
        assert.deepEqual(
            all.map(({ transferId, direction }) => `${direction} ${transferId}`),
            ["outbound rt-outbound11", "outbound rt-outbound22", "outbound rt-outbound33", "inbound rt-inbound111"],
        );
        const { id, ...members } = outbound;
        assert.deepEqual(all[0], { transferId: id, direction: "outbound", ...members });
        assert.deepEqual(fakeAccount.calls, ["accountId", "describeOrganization", "list outbound", "list inbound"]);
    });

    for (const [filter, expected] of [
        [{ directions: ["outbound"] }, "rt-outbound11 rt-outbound22 rt-outbound33"],
        [{ directions: ["inbound", "outbound"], statuses: ["ACCEPTED"] }, "rt-outbound11 rt-inbound111"],
        [{ statuses: ["REQUESTED", "WITHDRAWN"] }, "rt-outbound22 rt-outbound33"],
        [{ statuses: ["EXPIRED"] }, ""],
        [{ accounts: [partner] }, "rt-outbound11 rt-outbound22"],
        [{ accounts: [customer] }, "rt-inbound111"],
        [{ accounts: [management] }, ""],
        [
            { directions: undefined, statuses: null, accounts: null },
            "rt-outbound11 rt-outbound22 rt-outbound33 rt-inbound111",
        ],
    ] as [TransferFilter, string][]) {
        it(`finds ${expected || "none, which is no error,"} for ${JSON.stringify(filter)}`, async () => {
            assert.equal((await idsOf(filter)).join(" "), expected);
        });
    }

    it("lists only the requested direction", async () => {
        const fakeAccount = account();
        await lookUpTransfers(fakeAccount, { directions: ["inbound"] });
        assert.deepEqual(fakeAccount.calls, ["accountId", "describeOrganization", "list inbound"]);
    });

    it("returns a transfer of two pages once, and one without an ID", async () => {
        const fakeAccount = account();
        const twice = { id: "rt-twice11111", status: "ACCEPTED" };
        fakeAccount.transfers.inbound = [
            twice,
            { ...twice },
            { ...twice, status: "WITHDRAWN" },
            { status: "ACCEPTED" },
        ];
        assert.deepEqual(await idsOf({ directions: ["inbound"] }, fakeAccount), ["", "rt-twice11111", "rt-twice11111"]);
    });

    for (const [filter, message] of [
        [
            { directions: [] },
            /^directions must not be empty\. Leave it out to find transfers whatever their directions are/,
        ],
        [{ statuses: [] }, /^statuses must not be empty/],
        [{ accounts: [] }, /^accounts must not be empty/],
        [{ directions: "outbound" }, /^directions must be a list/],
        [{ directions: [["outbound"]] }, /^directions .*not \["outbound"\]/],
        [{ statuses: [["ACCEPTED"]] }, /^statuses .*not \["ACCEPTED"\]/],
        [{ accounts: [["777777777777"]] }, /^accounts .*not \["777777777777"\]/],
        [{ directions: ["Outbound"] }, /^directions must contain only "outbound" or "inbound", not "Outbound"/],
        [
            { statuses: ["OPEN"] },
            /^statuses .*\(REQUESTED, ACCEPTED, WITHDRAWN, DECLINED, CANCELED, EXPIRED\), not "OPEN"/,
        ],
        [{ statuses: ["accepted"] }, /^statuses .*not "accepted"/],
        [{ accounts: ["o-partner00001"] }, /^accounts .*a string of 12 digits, not "o-partner00001"/],
        [{ accounts: [777777777777] }, /^accounts .*not 777777777777/],
    ] as [TransferFilter, RegExp][]) {
        it(`rejects ${JSON.stringify(filter)} before any call`, async () => {
            const fakeAccount = account();
            await assert.rejects(lookUpTransfers(fakeAccount, filter), (error: unknown) => {
                assert(error instanceof HandshakeError, String(error));
                assert.match(error.message, message);
                return true;
            });
            assert.deepEqual(fakeAccount.calls, []);
        });
    }

    it("fails for an account that is not the management account, names both accounts, and lists nothing", async () => {
        const member = new FakeTransferClient("300000000001", organization);
        await assert.rejects(lookUpTransfers(member, {}), {
            name: "HandshakeError",
            message:
                "Account 300000000001 is not the management account of its organization (o-ourownorgid): AWS shows billing transfers only to account 222222222222. Nothing was listed. Use the credentials of account 222222222222, or a connection to it.",
        });
        assert.deepEqual(member.calls, ["accountId", "describeOrganization"]);
        const withoutId = new FakeTransferClient("300000000001", { ...organization, organizationId: undefined });
        await assert.rejects(lookUpTransfers(withoutId, {}), /organization \(its id is unknown\)/);
    });

    it("fails if a call is denied, and never returns an empty list", async () => {
        const denied = refusal("AccessDeniedException");
        await assert.rejects(lookUpTransfers(new FakeTransferClient(management, denied), {}), denied);
        for (const direction of ["outbound", "inbound"] as const) {
            const fakeAccount = account();
            fakeAccount.transfers[direction] = denied;
            await assert.rejects(lookUpTransfers(fakeAccount, {}), denied);
        }
    });

    it("rejects an unknown argument", () => {
        requireKnownArguments("getResponsibilityTransfers", { directions: ["outbound"], connection: undefined });
        assert.throws(
            () => requireKnownArguments("getResponsibilityTransfers", { states: ["ACCEPTED"] }),
            /^HandshakeError: states is not an argument of getResponsibilityTransfers; its arguments are directions, statuses, accounts, connection\.$/,
        );
    });
});

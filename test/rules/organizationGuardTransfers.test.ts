import assert from "node:assert/strict";
import type { ResponsibilityTransfer } from "../../src/handshake/responsibilityTransfer";
import { CanceledError } from "../../src/resources/handshakeError";
import { checkOrganizationGuard } from "../../src/resources/organizationGuard/check";
import { diffOrganizationGuard } from "../../src/resources/organizationGuard/diff";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { importOrganizationGuard } from "../../src/resources/organizationGuard/import";
import { previewOrganizationGuard } from "../../src/resources/organizationGuard/preview";
import { inputsOf, type OrganizationGuardOutputs } from "../../src/resources/organizationGuard/properties";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { updateOrganizationGuard } from "../../src/resources/organizationGuard/update";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { FakeAdministratorClient } from "./support/fakeAdministratorClient";
import { refusal } from "./support/fakeHandshakeClient";

const management = "222222222222";
const member = "300000000001";
const [partner, anotherPartner, stranger] = ["777777777777", "999999999999", "888888888888"] as const;
const organizationId = "o-ourownorgid";
const inputs = {
    roleName: "guard",
    allowedAccounts: [partner, anotherPartner],
    allowedOrganizations: ["o-friendorgid", "o-anotherorg"],
};

const start = "2026-08-01T00:00:00.000Z";
const future = "2999-12-31T23:59:59.000Z";
const toStranger: ResponsibilityTransfer = {
    id: "rt-stranger11",
    arn: `arn:aws:organizations::${management}:transfer/${organizationId}/billing/outbound/rt-stranger11`,
    status: "ACCEPTED",
    name: "a name",
    targetAccountId: stranger,
    targetAccountEmail: "stranger@example.com",
    startTimestamp: start,
};
const found = { transferId: "rt-stranger11", targetAccountId: stranger, status: "ACCEPTED", startTimestamp: start };

/** An organization of a management account and one member, with outbound transfers. */
function organization(transfers: ResponsibilityTransfer[] | Error, own: string = management): FakeAdministratorClient {
    const administrator = new FakeAdministratorClient(own, { [management]: "ACTIVE", [member]: "ACTIVE" });
    administrator.transfers = transfers;
    return administrator;
}

const withoutUndefined = (value: unknown) => JSON.parse(JSON.stringify(value));

/** The IDs of the transfers that an update finds. */
async function idsFor(transfers: ResponsibilityTransfer[], more: object = {}): Promise<string[]> {
    const administrator = organization(transfers);
    const { unwantedTransfers = [] } = await guardOrganization(administrator.context, { ...inputs, ...more });
    assert.equal(
        administrator.warnings.length,
        unwantedTransfers.length,
        "each has a warning, and nothing else has one",
    );
    return unwantedTransfers.map(({ transferId }) => transferId);
}

describe("OrganizationGuard, for billing transfers of its organization,", () => {
    const warning = `Billing transfer rt-stranger11 of organization o-ourownorgid is ACCEPTED: from ${start} on, account ${stranger} manages and pays the organization's bills. That account isn't allowed. If nobody in your organization intended it, withdraw it, so that it ends at the end of a month: "aws organizations terminate-responsibility-transfer --id rt-stranger11", as account ${management}. If it is intended, add ${stranger} to allowedAccounts: AWS names the other side of a transfer by its management account. Until then this guard shows a difference.`;

    it("warns of an unwanted transfer in every step, and fails none", async () => {
        const administrator = organization([toStranger]);
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(withoutUndefined(outputs.unwantedTransfers), [found]);
        const read = await readOrganizationGuard(administrator.context, organizationId, outputs);
        assert.deepEqual(read, outputs);
        const preview = await previewOrganizationGuard(administrator.context, inputs);
        assert.deepEqual(preview, outputs);
        const imported = await importOrganizationGuard(administrator.context, organizationId);
        assert.deepEqual(withoutUndefined(imported.unwantedTransfers), [found]);
        assert.deepEqual(administrator.warnings, [warning, warning, warning, warning]);
        assert.doesNotMatch(JSON.stringify([outputs, administrator.warnings]), /@|a name/);
    });

    it("shows a difference while an unwanted transfer lasts, and rejects it as an input of the program", async () => {
        const administrator = organization([toStranger]);
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(diffOrganizationGuard(outputs, inputs), {
            changes: [{ path: "unwantedTransfers", kind: "delete" }],
            replaces: [],
        });
        assert.deepEqual(inputsOf(outputs).unwantedTransfers, outputs.unwantedTransfers);
        administrator.transfers = [{ ...toStranger, status: "WITHDRAWN", endTimestamp: "2026-09-30T23:59:59.000Z" }];
        const clean = await readOrganizationGuard(administrator.context, organizationId, outputs);
        assert.equal("unwantedTransfers" in clean, false, "a state without a finding is as it was before");
        assert.deepEqual(diffOrganizationGuard(clean, inputs).changes, []);
        const [failure, ...others] = checkOrganizationGuard({}, { ...inputs, unwantedTransfers: [] });
        assert.match(failure?.reason ?? "", /ignoreChanges can't ignore/);
        assert.deepEqual(others, []);
    });

    for (const [what, transfer, isFound] of [
        ["in force to an allowed account", { ...toStranger, targetAccountId: partner }, false],
        ["to the management account itself", { ...toStranger, targetAccountId: management }, false],
        [
            "to an account that the ARN calls an allowed organization's",
            {
                ...toStranger,
                arn: `arn:aws:organizations::${stranger}:transfer/o-friendorgid/billing/inbound/rt-stranger11`,
            },
            false,
        ],
        [
            "to an account that the ARN doesn't name",
            {
                ...toStranger,
                arn: `arn:aws:organizations::${partner}:transfer/o-friendorgid/billing/inbound/rt-stranger11`,
            },
            true,
        ],
        ["to one of several allowed accounts", { ...toStranger, targetAccountId: anotherPartner }, false],
        [
            "to an account that the ARN calls one of several allowed organizations'",
            {
                ...toStranger,
                arn: `arn:aws:organizations::${stranger}:transfer/o-anotherorg/billing/inbound/rt-stranger11`,
            },
            false,
        ],
        ["that is pending", { ...toStranger, status: "REQUESTED" }, false],
        ["that was declined", { ...toStranger, status: "DECLINED" }, false],
        ["that starts later", { ...toStranger, startTimestamp: future }, true],
        ["that was withdrawn and ends later", { ...toStranger, status: "WITHDRAWN", endTimestamp: future }, true],
        ["that has ended", { ...toStranger, endTimestamp: start }, false],
        ["without a status", { ...toStranger, status: undefined }, true],
        ["with a new status", { ...toStranger, status: "PAUSED" }, true],
        ["to an account that AWS leaves out", { ...toStranger, targetAccountId: undefined }, true],
    ] as [string, ResponsibilityTransfer, boolean][]) {
        it(`finds ${isFound ? "a" : "no"} transfer ${what}`, async () => {
            assert.deepEqual(await idsFor([transfer]), isFound ? ["rt-stranger11"] : []);
        });
    }

    it("lists each transfer once, sorted by ID", async () => {
        const others = [{ ...toStranger, id: "rt-zzzzzzzz" }, toStranger, { ...toStranger }];
        assert.deepEqual(await idsFor(others), ["rt-stranger11", "rt-zzzzzzzz"]);
    });

    it("says what to do if a transfer ends by itself, and if AWS leaves members out", async () => {
        const administrator = organization([
            { status: "WITHDRAWN", targetAccountId: stranger },
            { status: "NEW\u001b", startTimestamp: start },
        ]);
        await guardOrganization(administrator.context, inputs);
        const [unknown = "", withdrawn = ""] = administrator.warnings;
        assert.match(withdrawn, /without an id .* is WITHDRAWN and ends by itself: until an unknown time, account 8/);
        assert.doesNotMatch(withdrawn, /withdraw it/);
        assert.match(unknown, /unknown status \(NEW\\u\{1b\}\): an account that AWS doesn't name may manage/);
        assert.match(unknown, /list-outbound-responsibility-transfers/);
        assert.doesNotMatch(unknown, /allowedAccounts/);
    });

    it("does not list transfers if the program does not guard against them", async () => {
        assert.deepEqual(await idsFor([toStranger], { actions: ["INVITE"] }), []);
        assert.deepEqual(await idsFor([toStranger], { excludedAccounts: [management] }), []);
        assert.deepEqual(await idsFor([toStranger], { actions: ["TRANSFER_RESPONSIBILITY"] }), ["rt-stranger11"]);
        const administrator = organization([toStranger]);
        const outputs = await guardOrganization(
            administrator.context,
            { ...inputs, actions: ["INVITE"] },
            { organizationId, olds: { unwantedTransfers: [found] } },
        );
        assert.equal(administrator.calls.includes("listOutboundTransfers"), false);
        assert.equal("unwantedTransfers" in outputs, false);
    });

    it("does not list transfers for a delegated administrator, and an update says so once", async () => {
        const administrator = organization(refusal("AccessDeniedException"), member);
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(administrator.infos, [
            `The billing transfers of organization o-ourownorgid were not listed: AWS shows them only to its management account ${management}. To see them, use getResponsibilityTransfers with the credentials of that account.`,
        ]);
        await readOrganizationGuard(administrator.context, organizationId, outputs);
        await previewOrganizationGuard(administrator.context, inputs);
        assert.deepEqual([administrator.warnings, administrator.infos.length], [[], 1]);
        assert.equal(administrator.calls.includes("listOutboundTransfers"), false);
        assert.equal("unwantedTransfers" in outputs, false);
    });

    it("warns if it cannot list the transfers, keeps those of its state, and guards the accounts", async () => {
        const administrator = organization(refusal("AccessDeniedException"));
        administrator.addAccount(member, { id: "h-stranger1", action: "INVITE", state: "OPEN" });
        const olds = { unwantedTransfers: [found] };
        const outputs = await updateOrganizationGuard(administrator.context, organizationId, olds, inputs);
        assert.deepEqual(administrator.declined, ["h-stranger1"]);
        assert.deepEqual(outputs.unwantedTransfers, [found]);
        const read = await readOrganizationGuard(administrator.context, organizationId, outputs);
        assert.deepEqual(read.unwantedTransfers, [found]);
        const preview = await previewOrganizationGuard(administrator.context, inputs, { organizationId, olds });
        assert.deepEqual(preview?.unwantedTransfers, [found]);
        assert.equal(administrator.warnings.length, 3);
        for (const message of administrator.warnings) {
            assert.match(
                message,
                /^Could not list the billing transfers of organization o-ourownorgid, so nobody knows whether another organization manages its bills: The call failed: AccessDenied.* Allow the call, or leave TRANSFER_RESPONSIBILITY out of actions\.$/,
            );
        }
        const never = await guardOrganization(administrator.context, inputs);
        assert.equal("unwantedTransfers" in never, false);
    });

    it("declines in every account while it lists the transfers", async () => {
        const administrator = organization([toStranger]);
        administrator.addAccount(member, { id: "h-stranger1", action: "INVITE", state: "OPEN" });
        const list = administrator.listOutboundTransfers.bind(administrator);
        administrator.listOutboundTransfers = async () => {
            while (administrator.declined.length === 0) {
                await new Promise(setImmediate);
            }
            return await list();
        };
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(administrator.declined, ["h-stranger1"]);
        assert.deepEqual(withoutUndefined(outputs.unwantedTransfers), [found]);
    });

    it("reports the declines if the operation is canceled while it lists the transfers, and keeps those of its state", async () => {
        const administrator = organization(new CanceledError("canceled"));
        administrator.addAccount(member, { id: "h-stranger1", action: "INVITE", state: "OPEN" });
        const existing = { organizationId, olds: { unwantedTransfers: [found] } };
        const incomplete = await guardOrganization(administrator.context, inputs, existing).catch(
            (error: unknown) => error,
        );
        assert(incomplete instanceof PartialFailureError);
        assert.deepEqual(incomplete.reasons, ["canceled"]);
        const { declined, unwantedTransfers } = incomplete.outputs as OrganizationGuardOutputs;
        assert.deepEqual([declined.length, unwantedTransfers], [1, [found]]);
    });

    it("fails if the operation is canceled while it lists the transfers", async () => {
        const canceled = new CanceledError("canceled");
        await assert.rejects(guardOrganization(organization(canceled).context, inputs), canceled);
    });
});

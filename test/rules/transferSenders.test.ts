import assert from "node:assert/strict";
import { judge } from "../../src/handshake/guard";
import type { Handshake } from "../../src/handshake/handshake";
import { guardAccount } from "../../src/resources/invitationGuard/guardAccount";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { importOrganizationGuard } from "../../src/resources/organizationGuard/import";
import { FakeAccount } from "./support/fakeAccount";
import { FakeAdministratorClient } from "./support/fakeAdministratorClient";

const own = "222222222222";
const ours = "o-ourownorgid";
const allowedOrganizations = ["o-friendorgid"];
const id = "h-transfer1";

/** A pending transfer: the organization of its ARN, those of its resources, and its other members. */
function transfer(sender: string | undefined, organizations: string[], more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/${sender}/transfer_responsibility/${id}`;
    return {
        id,
        ...(sender !== undefined && { arn }),
        action: "TRANSFER_RESPONSIBILITY",
        state: "REQUESTED",
        resources: [
            ...organizations.map((value) => ({ type: "ORGANIZATION", value })),
            { type: "MANAGEMENT_ACCOUNT", value: own },
        ],
        ...more,
    };
}

type List = "allowed" | "unwanted" | "unclear";

/**
 * The organization of the ARN, those of the resources, and the verdict of a guard of an account, which does not know
 * its organization, and of a guard of an organization.
 */
const rows: [string | undefined, string[], List, List][] = [
    ["o-friendorgid", ["o-friendorgid", ours], "allowed", "allowed"],
    ["o-friendorgid", [ours], "allowed", "allowed"],
    ["o-strangerid", ["o-strangerid", ours], "unwanted", "unwanted"],
    ["o-strangerid", [ours], "unwanted", "unwanted"],
    ["o-strangerid", ["o-friendorgid"], "unclear", "unclear"],
    ["o-strangerid", ["o-strangerid", "o-friendorgid"], "unclear", "unclear"],
    ["o-strangerid", [ours, "o-friendorgid"], "unclear", "unclear"],
    // The other organization may be that of the account.
    ["o-friendorgid", ["o-strangerid"], "allowed", "unclear"],
    ["o-friendorgid", ["o-strangerid", ours], "unclear", "unclear"],
    ["o-strangerid", ["o-thirdorgid"], "unwanted", "unwanted"],
    ["o-strangerid", ["o-thirdorgid", ours], "unwanted", "unwanted"],
    ["o-friendorgid", [], "allowed", "allowed"],
    [undefined, ["o-friendorgid"], "allowed", "allowed"],
    [undefined, ["o-friendorgid", ours], "unclear", "allowed"],
    [undefined, ["o-strangerid", ours], "unwanted", "unwanted"],
    [undefined, [ours], "unwanted", "unwanted"],
    [ours, ["o-friendorgid"], "unclear", "unclear"],
];

describe("a transfer", () => {
    for (const [sender, organizations, ofAccount, ofOrganization] of rows) {
        const named = `${sender ?? "no organization"} in its ARN and ${organizations.join(", ") || "none"} in its resources`;

        it(`with ${named} is ${ofAccount} for InvitationGuard`, async () => {
            const account = new FakeAccount(own, [transfer(sender, organizations)]);
            const outputs = await guardAccount(account.context, { allowedOrganizations });
            assert.deepEqual(account.declined, ofAccount === "unwanted" ? [id] : []);
            assert.equal(outputs.allowed.length, ofAccount === "allowed" ? 1 : 0);
            assert.equal(outputs.unclear?.length ?? 0, ofAccount === "unclear" ? 1 : 0);
            assert.equal(account.warnings.length, ofAccount === "unclear" ? 1 : 0);
        });

        it(`with ${named} is ${ofOrganization} for OrganizationGuard`, async () => {
            const administrator = new FakeAdministratorClient(own, { [own]: "ACTIVE" });
            administrator.addAccount(own, transfer(sender, organizations));
            const outputs = await guardOrganization(administrator.context, { roleName: "guard", allowedOrganizations });
            assert.deepEqual(administrator.declined, ofOrganization === "unwanted" ? [id] : []);
            assert.equal(outputs.allowed.length, ofOrganization === "allowed" ? 1 : 0);
            assert.equal(outputs.unclear?.length ?? 0, ofOrganization === "unclear" ? 1 : 0);
            assert.equal(administrator.warnings.length, ofOrganization === "unclear" ? 1 : 0);
        });
    }

    it("from a stranger is unwanted although the own organization is allowed, if the guard knows it", () => {
        const guard = { accountId: own, actions: ["TRANSFER_RESPONSIBILITY"], allowedOrganizations: [ours] };
        const received = transfer("o-strangerid", ["o-strangerid", ours]);
        assert.deepEqual(judge({ ...guard, organizationId: ours }, received), { verdict: "unwanted" });
        assert.equal(
            judge(guard, received).verdict,
            "unclear",
            "the guard of an account can't know that it is its own",
        );
    });

    it("without an ARN names its only organization as its sender, so the verdict has no doubt", () => {
        const guard = { accountId: own, actions: ["TRANSFER_RESPONSIBILITY"], allowedOrganizations };
        assert.deepEqual(judge(guard, transfer(undefined, ["o-strangerid"])), { verdict: "unwanted" });
        assert.deepEqual(judge(guard, transfer("o-strangerid", [])), { verdict: "unwanted" });
        assert.deepEqual(judge({ ...guard, allowedOrganizations: undefined }, transfer("o-strangerid", [ours])), {
            verdict: "unwanted",
        });
    });

    it("from an allowed organization is unclear if its resources name an allowed one and a stranger too", () => {
        const guard = {
            accountId: own,
            actions: ["TRANSFER_RESPONSIBILITY"],
            allowedOrganizations: ["o-friendorgid", "o-partnerorgid"],
        };
        assert.equal(judge(guard, transfer("o-friendorgid", ["o-partnerorgid", "o-strangerid"])).verdict, "unclear");
    });

    it("that was accepted and disagrees about its sender counts as accepted from a stranger", () => {
        const guard = {
            accountId: own,
            organizationId: ours,
            actions: ["TRANSFER_RESPONSIBILITY"],
            allowedOrganizations,
        };
        const accepted = { state: "ACCEPTED" };
        assert.equal(judge(guard, transfer("o-friendorgid", ["o-strangerid"], accepted)).verdict, "accepted");
        assert.equal(judge(guard, transfer("o-friendorgid", [ours], accepted)).verdict, "settled");
    });

    it("that disagrees about its sender is not allowed by an import", async () => {
        const administrator = new FakeAdministratorClient(own, { [own]: "ACTIVE" });
        administrator.addAccount(
            own,
            transfer("o-strangerid", ["o-thirdorgid"]),
            transfer("o-friendorgid", [ours], { id: "h-friendly1" }),
        );
        const outputs = await importOrganizationGuard(administrator.context, ours);
        assert.deepEqual(outputs.allowedOrganizations, ["o-friendorgid"]);
        assert.match(administrator.warnings.join("\n"), /contradicting senders: o-strangerid, o-thirdorgid/);
    });

    it("differs from an invitation, whose other organization is always a contradiction", () => {
        const guard = { accountId: own, organizationId: ours, actions: ["INVITE"], allowedOrganizations };
        const invitation = transfer("o-friendorgid", ["o-friendorgid", ours], { action: "INVITE", state: "OPEN" });
        assert.equal(judge(guard, invitation).verdict, "unclear");
    });
});

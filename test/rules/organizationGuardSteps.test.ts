import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { createOrganizationGuard } from "../../src/resources/organizationGuard/create";
import { deleteOrganizationGuard } from "../../src/resources/organizationGuard/delete";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import {
    previewOrganizationGuard,
    previewUnknownOrganizationGuard,
    unknownOutputs,
} from "../../src/resources/organizationGuard/preview";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { unknown } from "../../src/resources/unknown";
import { FakeAdministratorClient } from "./support/fakeAdministratorClient";

const management = "222222222222";
const organizationId = "o-ourownorgid";
const [first, second] = ["300000000001", "300000000002"] as const;
const inputs = { roleName: "guard" };

function invitation(id: string | undefined, more: Handshake = {}): Handshake {
    const arn = "arn:aws:organizations::111111111111:handshake/o-strangerid/invite/h-stranger1";
    return { id, arn, action: "INVITE", state: "OPEN", ...more };
}

function organization(): FakeAdministratorClient {
    return new FakeAdministratorClient(management, { [management]: "ACTIVE", [first]: "ACTIVE", [second]: "ACTIVE" });
}

const idsOf = (handshakes: { handshakeId: string; accountId: string }[] | undefined) =>
    handshakes?.map(({ handshakeId, accountId }) => `${handshakeId} ${accountId}`);

describe("createOrganizationGuard", () => {
    it("declines the unwanted handshakes of every account", async () => {
        const administrator = organization();
        administrator.addAccount(first, invitation("h-stranger1"));
        const outputs = await createOrganizationGuard(administrator.context, inputs);
        assert.deepEqual(administrator.declined, ["h-stranger1"]);
        assert.equal(outputs.organizationId, organizationId);
    });
});

describe("deleteOrganizationGuard", () => {
    it("says that nothing changes in AWS, and that the accounts are unguarded", () => {
        const administrator = organization();
        deleteOrganizationGuard(administrator.context, organizationId);
        assert.deepEqual(administrator.infos, [
            `The guard of organization ${organizationId} was removed, which changes nothing in AWS: what was declined stays declined. Without another guard, new handshakes of its accounts stay pending until someone accepts or declines them, or they expire.`,
        ]);
        assert.deepEqual(administrator.calls, []);
    });
});

describe("previewOrganizationGuard", () => {
    it("says that it cannot decline a handshake without an ID, and does not count it", async () => {
        const administrator = organization();
        administrator.addAccount(first, invitation(undefined), invitation("h-stranger1"));
        administrator.addAccount(second, invitation("h-stranger2"));
        const outputs = await previewOrganizationGuard(administrator.context, inputs);
        assert.deepEqual(idsOf(outputs?.unwanted), [` ${first}`]);
        assert.deepEqual(idsOf(outputs?.declined), [`h-stranger1 ${first}`, `h-stranger2 ${second}`]);
        const sender = "(INVITE, from o-strangerid, account 111111111111)";
        assert.deepEqual(administrator.warnings, [
            `pulumi up declines 2 of the handshakes of organization ${organizationId}, which can't be undone:\n  h-stranger1 of account ${first} ${sender}\n  h-stranger2 of account ${second} ${sender}`,
            `AWS lists a pending handshake (INVITE, from o-strangerid) of account ${first} without its id, so it can't be declined. Look at what "aws organizations list-handshakes-for-account" prints, and run pulumi up --refresh again.`,
        ]);
        assert.deepEqual(administrator.declined, []);
    });

    it("fails if this package has a bug", async () => {
        const administrator = organization();
        administrator.denied = new TypeError("a bug");
        await assert.rejects(previewOrganizationGuard(administrator.context, inputs), administrator.denied);
        assert.deepEqual(administrator.warnings, []);
    });
});

describe("the preview of an OrganizationGuard with an unknown input", () => {
    it("makes no call, and warns that it can't show the declines", () => {
        const administrator = organization();
        previewUnknownOrganizationGuard(administrator.context, { ...inputs, excludedAccounts: [unknown] });
        assert.deepEqual(administrator.warnings, [
            "This preview can't show which handshakes pulumi up declines in the organization: excludedAccounts isn't known yet.",
        ]);
        assert.deepEqual(administrator.calls, []);
    });

    it("shows the inputs, and of the outputs only the organization of an existing guard", () => {
        const findings = {
            managementAccountId: unknown,
            guardedAccounts: unknown,
            skippedAccounts: unknown,
            unreachable: unknown,
            allowed: unknown,
            declined: unknown,
            unwanted: unknown,
            accepted: unknown,
            unclear: unknown,
            unwantedTransfers: unknown,
        };
        assert.deepEqual(unknownOutputs(inputs), { ...inputs, organizationId: unknown, ...findings });
        assert.deepEqual(unknownOutputs(inputs, organizationId), { ...inputs, organizationId, ...findings });
    });
});

describe("an OrganizationGuard that finds an unclear handshake", () => {
    it("warns of it in an update, a refresh and a preview, and declines it in none", async () => {
        const administrator = organization();
        administrator.addAccount(first, invitation("h-newstate1", { state: "SOMETHING_NEW" }));
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(idsOf(outputs.unclear), [`h-newstate1 ${first}`]);
        await readOrganizationGuard(administrator.context, organizationId, outputs);
        await previewOrganizationGuard(administrator.context, inputs);
        const warning = `Handshake h-newstate1 of account ${first} (INVITE, from o-strangerid, account 111111111111) is left alone because AWS sent an unknown state, SOMETHING_NEW: the guard can't decide whether to decline it. Look at what "aws organizations list-handshakes-for-account" prints. Then decline it by its id with a ReceivedHandshake; or allow every sender that it names; or check whether a newer release of pulumi-aws-handshakes knows it. Until then this guard shows a difference.`;
        assert.deepEqual(administrator.warnings, [warning, warning, warning]);
        assert.deepEqual(administrator.declined, []);
    });
});

describe("readOrganizationGuard", () => {
    it("warns of an accepted handshake of the management account that is not this organization's invitation", async () => {
        const administrator = organization();
        const arnOf = (organization: string, id: string) =>
            `arn:aws:organizations::${management}:handshake/${organization}/invite/${id}`;
        administrator.addAccount(
            first,
            invitation("h-joined11", { state: "ACCEPTED", arn: arnOf(organizationId, "h-joined11") }),
            invitation("h-former11", { state: "ACCEPTED", arn: arnOf("o-formerorgid", "h-former11") }),
            invitation("h-billed11", {
                action: "TRANSFER_RESPONSIBILITY",
                state: "ACCEPTED",
                arn: arnOf(organizationId, "h-billed11"),
            }),
        );
        const olds = { ...(await guardOrganization(organization().context, inputs)) };
        const read = await readOrganizationGuard(administrator.context, organizationId, olds);
        assert.deepEqual(idsOf(read.accepted), [`h-billed11 ${first}`, `h-former11 ${first}`]);
        const [billed, former, ...others] = administrator.warnings;
        assert.match(
            billed ?? "",
            /^Handshake h-billed11 of account 300000000001 .* was ACCEPTED, .* bills of account/,
        );
        assert.match(
            former ?? "",
            /^Handshake h-former11 of account 300000000001 .* was ACCEPTED, .* joined o-formerorgid/,
        );
        assert.deepEqual(others, []);
    });
});

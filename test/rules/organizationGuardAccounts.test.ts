import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { HandshakeError } from "../../src/resources/handshakeError";
import { Incomplete } from "../../src/resources/incomplete";
import { sortAccounts } from "../../src/resources/organizationGuard/accounts";
import { diffOrganizationGuard } from "../../src/resources/organizationGuard/diff";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { importOrganizationGuard } from "../../src/resources/organizationGuard/import";
import { previewOrganizationGuard } from "../../src/resources/organizationGuard/preview";
import type { OrganizationGuardOutputs } from "../../src/resources/organizationGuard/properties";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { updateOrganizationGuard } from "../../src/resources/organizationGuard/update";
import { FakeDirectory } from "./support/fakeDirectory";
import { refusal } from "./support/fakeOrganizations";

const management = "222222222222";
const organizationId = "o-ourownorgid";
const [first, second] = ["300000000001", "300000000002"] as const;
const inputs = { roleName: "guard" };

function invitation(id: string, more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/o-strangerid/invite/${id}`;
    return { id, arn, action: "INVITE", state: "OPEN", ...more };
}

function organization(): FakeDirectory {
    return new FakeDirectory(management, { [management]: "ACTIVE", [first]: "ACTIVE", [second]: "ACTIVE" });
}

function remove(directory: FakeDirectory, accountId: string): void {
    const { [accountId]: _, ...others } = directory.statuses;
    directory.statuses = others;
}

async function outputsOfFailed(guarding: Promise<unknown>): Promise<OrganizationGuardOutputs> {
    const thrown = await guarding.catch((error: unknown) => error);
    assert(thrown instanceof Incomplete, String(thrown));
    return thrown.outputs as OrganizationGuardOutputs;
}

const departed = (outputs: OrganizationGuardOutputs | undefined) =>
    outputs?.unreachable.map(({ accountId }) => accountId);

describe("OrganizationGuard, after an account left its organization,", () => {
    let directory: FakeDirectory;
    let before: OrganizationGuardOutputs;

    beforeEach(async () => {
        directory = organization();
        directory.addAccount(first, invitation("h-stranger1"));
        const guarded = await guardOrganization(directory.context, inputs);
        directory.addAccount(first, invitation("h-stranger2"));
        before = await readOrganizationGuard(directory.context, organizationId, guarded);
        remove(directory, first);
        directory.warnings.length = 0;
    });

    it("warns at a refresh, names the pending handshake that it knew, and shows a difference", async () => {
        const read = await readOrganizationGuard(directory.context, organizationId, before);
        assert.deepEqual(departed(read), [first]);
        assert.match(
            directory.warnings.join(),
            /AWS no longer lists account 300000000001 in organization o-ourownorgid/,
        );
        assert.match(directory.warnings.join(), /found in it: h-stranger2 \(INVITE, from o-strangerid/);
        assert.deepEqual(
            read.unwanted.map(({ handshakeId }) => handshakeId),
            ["h-stranger2"],
            "the state keeps the last findings",
        );
        const changes = diffOrganizationGuard(read, inputs).changes.map(({ path }) => path);
        assert.deepEqual(changes, ["unwanted", "unreachable"]);
    });

    it("fails each update and shows the account in each refresh and preview, until excludedAccounts has it", async () => {
        let olds = await readOrganizationGuard(directory.context, organizationId, before);
        for (let round = 0; round < 2; round++) {
            olds = await outputsOfFailed(updateOrganizationGuard(directory.context, organizationId, olds, inputs));
            assert.deepEqual(departed(olds), [first]);
            olds = await readOrganizationGuard(directory.context, organizationId, olds);
            assert.deepEqual(departed(olds), [first]);
            const preview = await previewOrganizationGuard(directory.context, inputs, { organizationId, olds });
            assert.deepEqual(departed(preview), [first]);
        }
        const excluding = { ...inputs, excludedAccounts: [first] };
        const after = await updateOrganizationGuard(directory.context, organizationId, olds, excluding);
        assert.deepEqual([after.unreachable, after.unwanted], [[], []]);
        assert.deepEqual(diffOrganizationGuard(after, excluding).changes, []);
    });

    it("still knows the account after a refresh that could not list the accounts", async () => {
        const found = await readOrganizationGuard(directory.context, organizationId, before);
        directory.denied = refusal("AccessDeniedException");
        const failed = await readOrganizationGuard(directory.context, organizationId, found);
        assert.deepEqual(departed(failed), [management, first]);
        directory.denied = undefined;
        const again = await readOrganizationGuard(directory.context, organizationId, failed);
        assert.deepEqual(departed(again), [first]);
    });

    it("does not report accounts that the program no longer selects, or that the guard skipped before", async () => {
        const selecting = { ...inputs, organizationalUnits: ["ou-root-a"] };
        directory.statuses = { [management]: "ACTIVE" };
        const moved = await updateOrganizationGuard(directory.context, organizationId, before, selecting);
        assert.deepEqual(moved.unreachable, []);
        const suspended = organization();
        suspended.statuses = { ...suspended.statuses, [second]: "SUSPENDED" };
        const olds = await guardOrganization(suspended.context, inputs);
        remove(suspended, second);
        assert.deepEqual((await readOrganizationGuard(suspended.context, organizationId, olds)).unreachable, []);
    });
});

describe("OrganizationGuard", () => {
    it("keeps the last findings about an account that became unreachable", async () => {
        const directory = organization();
        directory.addAccount(first, invitation("h-accepted1", { state: "ACCEPTED" }));
        const olds = await outputsOfFailed(guardOrganization(directory.context, inputs));
        directory.unreachable = { [first]: new HandshakeError("denied") };
        const read = await readOrganizationGuard(directory.context, organizationId, olds);
        assert.deepEqual(
            read.accepted.map(({ handshakeId, accountId }) => `${handshakeId} ${accountId}`),
            [`h-accepted1 ${first}`],
        );
    });

    it("guards the other units if the accounts of one organizational unit cannot be listed, and fails", async () => {
        const directory = organization();
        directory.addAccount(first, invitation("h-stranger1"));
        const list = directory.listAccountsBelow.bind(directory);
        directory.listAccountsBelow = async (id) => {
            if (id === "ou-root-gone") {
                throw refusal("ParentNotFoundException");
            }
            return await list(id);
        };
        const units = { ...inputs, organizationalUnits: ["ou-root-gone", "ou-root-here"] };
        const olds = { guardedAccounts: [management, first, second], organizationalUnits: units.organizationalUnits };
        const outputs = await outputsOfFailed(updateOrganizationGuard(directory.context, organizationId, olds, units));
        assert.deepEqual(directory.declined, ["h-stranger1"]);
        assert.deepEqual(departed(outputs), [second, "ou-root-gone"]);
        assert.match(
            outputs.unreachable[0]?.reason ?? "",
            /not listed, because the accounts of ou-root-gone could not/,
        );
        const only = { ...inputs, organizationalUnits: ["ou-root-gone"] };
        await assert.rejects(guardOrganization(directory.context, only), /ParentNotFoundException/);
    });

    it("does not report the invitation by which an account joined the organization, but any other", async () => {
        const directory = organization();
        const own = `arn:aws:organizations::${management}:handshake/${organizationId}/invite/h-joined1`;
        const other = `arn:aws:organizations::111111111111:handshake/${organizationId}/invite/h-otherone1`;
        directory.addAccount(first, invitation("h-joined1", { state: "ACCEPTED", arn: own }));
        assert.deepEqual((await guardOrganization(directory.context, inputs)).accepted, []);
        const doubtful = { type: "ORGANIZATION", value: "o-strangerid" };
        for (const accepted of [
            invitation("h-stranger1", { state: "ACCEPTED" }),
            invitation("h-otherone1", { state: "ACCEPTED", arn: other }),
            invitation("h-joined1", { state: "ACCEPTED", arn: own, resources: [doubtful] }),
        ]) {
            directory.addAccount(first, accepted);
            const outputs = await outputsOfFailed(guardOrganization(directory.context, inputs));
            assert.deepEqual(
                outputs.accepted.map(({ handshakeId }) => handshakeId),
                [accepted.id],
            );
        }
    });

    it("warns at an import that the senders of unreachable accounts are not allowed", async () => {
        const directory = organization();
        directory.addAccount(second, invitation("h-friendly1"));
        directory.unreachable = { [first]: new HandshakeError("No such role.") };
        const outputs = await importOrganizationGuard(directory.context, organizationId);
        assert.deepEqual(outputs.allowedOrganizations, ["o-strangerid"]);
        assert.match(
            directory.warnings.join("\n"),
            /The import .* could not read 1 of its accounts: 300000000001\. .* declines those handshakes/,
        );
    });
});

describe("sortAccounts", () => {
    it("selects an account with an unknown or an empty status, and one that AWS also lists as active", () => {
        const accounts = [
            { accountId: "100000000001", status: "SOMETHING_NEW" },
            { accountId: "100000000002", status: "" },
            { accountId: "100000000003", status: "ACTIVE" },
            { accountId: "100000000003", status: "SUSPENDED" },
            { accountId: "100000000004", status: "CLOSED" },
            { accountId: "100000000004", status: "ACTIVE" },
            { accountId: "100000000005", status: "PENDING_ACTIVATION" },
        ];
        const { active, skipped } = sortAccounts(accounts, {});
        assert.deepEqual(active, ["100000000001", "100000000002", "100000000003", "100000000004"]);
        assert.deepEqual(skipped, [{ accountId: "100000000005", status: "PENDING_ACTIVATION" }]);
    });
});

import assert from "node:assert/strict";
import { mock } from "node:test";
import type { Handshake } from "../../src/handshake/handshake";
import { CanceledError, HandshakeError } from "../../src/resources/handshakeError";
import { selectAccounts } from "../../src/resources/organizationGuard/accounts";
import { diffOrganizationGuard } from "../../src/resources/organizationGuard/diff";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { importOrganizationGuard } from "../../src/resources/organizationGuard/import";
import { previewOrganizationGuard } from "../../src/resources/organizationGuard/preview";
import type { OrganizationGuardOutputs } from "../../src/resources/organizationGuard/properties";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { updateOrganizationGuard } from "../../src/resources/organizationGuard/update";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { FakeAdministratorClient } from "./support/fakeAdministratorClient";
import { refusal } from "./support/fakeHandshakeClient";

const management = "222222222222";
const organizationId = "o-ourownorgid";
const [first, second] = ["300000000001", "300000000002"] as const;
const inputs = { roleName: "guard" };

function invitation(id: string, more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/o-strangerid/invite/${id}`;
    return { id, arn, action: "INVITE", state: "OPEN", ...more };
}

function organization(): FakeAdministratorClient {
    return new FakeAdministratorClient(management, { [management]: "ACTIVE", [first]: "ACTIVE", [second]: "ACTIVE" });
}

function remove(administrator: FakeAdministratorClient, accountId: string): void {
    const { [accountId]: _, ...others } = administrator.statuses;
    administrator.statuses = others;
}

async function outputsOfFailed(guarding: Promise<unknown>): Promise<OrganizationGuardOutputs> {
    const thrown = await guarding.catch((error: unknown) => error);
    assert(thrown instanceof PartialFailureError, String(thrown));
    return thrown.outputs as OrganizationGuardOutputs;
}

const departed = (outputs: OrganizationGuardOutputs | undefined) =>
    outputs?.unreachable.map(({ accountId }) => accountId);

describe("OrganizationGuard, after an account left its organization,", () => {
    let administrator: FakeAdministratorClient;
    let before: OrganizationGuardOutputs;

    beforeEach(async () => {
        administrator = organization();
        administrator.addAccount(first, invitation("h-stranger1"));
        const guarded = await guardOrganization(administrator.context, inputs);
        administrator.addAccount(first, invitation("h-stranger2"));
        before = await readOrganizationGuard(administrator.context, organizationId, guarded);
        remove(administrator, first);
        administrator.warnings.length = 0;
    });

    it("warns at a refresh, names the pending handshake that it knew, and shows a difference", async () => {
        const read = await readOrganizationGuard(administrator.context, organizationId, before);
        assert.deepEqual(departed(read), [first]);
        assert.match(
            administrator.warnings.join(),
            /AWS no longer lists account 300000000001 in organization o-ourownorgid/,
        );
        assert.match(administrator.warnings.join(), /found in it: h-stranger2 \(INVITE, from o-strangerid/);
        assert.deepEqual(
            read.unwanted.map(({ handshakeId }) => handshakeId),
            ["h-stranger2"],
            "the state keeps the last findings",
        );
        const changes = diffOrganizationGuard(read, inputs).changes.map(({ path }) => path);
        assert.deepEqual(changes, ["unwanted", "unreachable"]);
    });

    it("fails each update and shows the account in each refresh and preview, until excludedAccounts has it", async () => {
        let olds = await readOrganizationGuard(administrator.context, organizationId, before);
        for (let round = 0; round < 2; round++) {
            olds = await outputsOfFailed(updateOrganizationGuard(administrator.context, organizationId, olds, inputs));
            assert.deepEqual(departed(olds), [first]);
            olds = await readOrganizationGuard(administrator.context, organizationId, olds);
            assert.deepEqual(departed(olds), [first]);
            const preview = await previewOrganizationGuard(administrator.context, inputs, { organizationId, olds });
            assert.deepEqual(departed(preview), [first]);
        }
        const excluding = { ...inputs, excludedAccounts: [first] };
        const after = await updateOrganizationGuard(administrator.context, organizationId, olds, excluding);
        assert.deepEqual([after.unreachable, after.unwanted], [[], []]);
        assert.deepEqual(diffOrganizationGuard(after, excluding).changes, []);
    });

    it("names the account before 12 accounts that lack the role, in a warning of its own and in an update's error", async () => {
        const lacking = Array.from({ length: 12 }, (_, at) => String(100000000000 + at));
        administrator.statuses = {
            ...administrator.statuses,
            ...Object.fromEntries(lacking.map((id) => [id, "ACTIVE"])),
        };
        administrator.unreachable = Object.fromEntries(lacking.map((id) => [id, new HandshakeError("No such role.")]));
        const olds = await readOrganizationGuard(administrator.context, organizationId, before);
        const [left, unreachable, ...others] = administrator.warnings;
        assert.match(
            left ?? "",
            /^AWS no longer lists 1 of the accounts of organization o-ourownorgid, .*: 300000000001\n/,
        );
        assert.match(left ?? "", /\n {2}Account 300000000001: AWS no longer lists account 300000000001 /);
        assert.match(unreachable ?? "", /^Could not reach 12 of the accounts/);
        assert.doesNotMatch(unreachable ?? "", /300000000001/);
        assert.deepEqual(others, []);
        const updating = updateOrganizationGuard(administrator.context, organizationId, olds, inputs);
        const thrown = await updating.catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError, String(thrown));
        assert.match(thrown.reasons[0] ?? "", /^Account 300000000001: AWS no longer lists account 300000000001 /);
        assert.match(
            thrown.reasons.at(-1) ?? "",
            /^2 more accounts could not be reached: 100000000010, 100000000011\.$/,
        );
        assert.equal(departed({ ...olds })?.length, 13, "the state has all in one list");
    });

    it("still knows the account after a refresh that could not list the accounts", async () => {
        const found = await readOrganizationGuard(administrator.context, organizationId, before);
        administrator.denied = refusal("AccessDeniedException");
        const failed = await readOrganizationGuard(administrator.context, organizationId, found);
        assert.deepEqual(departed(failed), [organizationId, first]);
        administrator.denied = undefined;
        const again = await readOrganizationGuard(administrator.context, organizationId, failed);
        assert.deepEqual(departed(again), [first]);
    });

    it("does not report an account that AWS omits from one list only", async () => {
        const list = administrator.listAccounts.bind(administrator);
        let lists = 0;
        administrator.listAccounts = async () => {
            const listed = await list();
            return ++lists === 1 ? listed : [...listed, { accountId: first, status: "ACTIVE" }];
        };
        const read = await readOrganizationGuard(administrator.context, organizationId, before);
        assert.deepEqual([read.unreachable, lists], [[], 2]);
        assert.deepEqual(read.guardedAccounts, [management, first, second]);
    });

    for (const [name, units, later] of [
        ["another order of the units", ["ou-root-a", "ou-root-b"], ["ou-root-b", "ou-root-a"]],
        ["one more unit", ["ou-root-a"], ["ou-root-a", "ou-root-b"]],
        ["all accounts", ["ou-root-a"], undefined],
        ["the root", ["ou-root-a"], ["r-root"]],
        ["the root instead of all accounts", undefined, ["r-root"]],
    ] as const) {
        it(`still reports the account after the program selects ${name}`, async () => {
            const selecting = (ids: readonly string[] | undefined) => (ids ? { organizationalUnits: [...ids] } : {});
            administrator.statuses = { [management]: "ACTIVE", [second]: "ACTIVE" };
            const olds = { ...before, ...selecting(units), organizationalUnits: units ? [...units] : undefined };
            const news = { ...inputs, ...selecting(later) };
            const update = updateOrganizationGuard(administrator.context, organizationId, olds, news);
            assert.deepEqual(departed(await outputsOfFailed(update)), [first]);
        });
    }

    it("still reports an account that it has reported before after the program selects other units", async () => {
        const reported = await readOrganizationGuard(administrator.context, organizationId, before);
        const news = { ...inputs, organizationalUnits: ["ou-root-other"] };
        const update = updateOrganizationGuard(administrator.context, organizationId, reported, news);
        assert.deepEqual(departed(await outputsOfFailed(update)), [first]);
    });

    it("does not report an account of a unit that the program no longer selects, beside one that it still does", async () => {
        administrator.statuses = { [management]: "ACTIVE", [second]: "ACTIVE" };
        const olds = { ...before, organizationalUnits: ["ou-root-a", "ou-root-b"] };
        const news = { ...inputs, organizationalUnits: ["ou-root-b"] };
        const updated = await updateOrganizationGuard(administrator.context, organizationId, olds, news);
        assert.deepEqual(updated.unreachable, []);
    });

    it("still reports the account after the program adds the root to other units", async () => {
        const olds = { ...before, organizationalUnits: ["ou-root-a"] };
        const news = { ...inputs, organizationalUnits: ["ou-root-other", "r-root"] };
        const update = updateOrganizationGuard(administrator.context, organizationId, olds, news);
        assert.deepEqual(departed(await outputsOfFailed(update)), [first]);
    });

    it("does not report an account that was unreachable for another reason, if the program selects other units", async () => {
        const olds = { ...before, unreachable: [{ accountId: "300000000009", reason: "No such role." }] };
        const news = { ...inputs, organizationalUnits: ["ou-root-other"] };
        const updated = await updateOrganizationGuard(administrator.context, organizationId, olds, news);
        assert.deepEqual(updated.unreachable, []);
        const same = updateOrganizationGuard(administrator.context, organizationId, olds, inputs);
        assert.deepEqual(departed(await outputsOfFailed(same)), [first, "300000000009"]);
    });

    it("lists the accounts a second time only for an account that the state does not report yet", async () => {
        const lists = () => administrator.calls.filter((call) => call === "listAccounts").length;
        const earlier = lists();
        const { unreachable: _, ...unreported } = before;
        const read = await readOrganizationGuard(
            administrator.context,
            organizationId,
            unreported as OrganizationGuardOutputs,
        );
        assert.deepEqual([departed(read), lists() - earlier], [[first], 2]);
        await readOrganizationGuard(administrator.context, organizationId, read);
        assert.equal(lists() - earlier, 3);
        remove(administrator, second);
        assert.deepEqual(departed(await readOrganizationGuard(administrator.context, organizationId, read)), [
            first,
            second,
        ]);
        assert.equal(lists() - earlier, 5);
    });

    it("names none of another account's handshakes, and none if it knew none", async () => {
        administrator.addAccount(second, invitation("h-stranger3"));
        remove(administrator, second);
        administrator.statuses = { ...administrator.statuses, [first]: "ACTIVE" };
        const { unwanted: _, ...others } = before;
        for (const olds of [before, others as OrganizationGuardOutputs]) {
            const { unreachable } = await readOrganizationGuard(administrator.context, organizationId, olds);
            assert.deepEqual(
                unreachable.map(({ accountId }) => accountId),
                [second],
            );
            assert.doesNotMatch(unreachable[0]?.reason ?? "", /The last read found|h-stranger/);
        }
    });

    it("names the account in the error of an update that was canceled after a decline", async () => {
        administrator.addAccount(management, invitation("h-stranger3"));
        administrator.unreachable = { [second]: new CanceledError("canceled") };
        const update = updateOrganizationGuard(administrator.context, organizationId, before, inputs);
        const thrown = await update.catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError, String(thrown));
        assert.match(thrown.reasons[0] ?? "", /^Account 300000000001: AWS no longer lists account 300000000001 /);
        assert.deepEqual(thrown.reasons.slice(1), ["canceled"]);
    });

    it("does not report accounts that the program no longer selects, or that the guard skipped before", async () => {
        const selecting = { ...inputs, organizationalUnits: ["ou-root-a"] };
        administrator.statuses = { [management]: "ACTIVE" };
        const moved = await updateOrganizationGuard(administrator.context, organizationId, before, selecting);
        assert.deepEqual(moved.unreachable, []);
        const suspended = organization();
        suspended.statuses = { ...suspended.statuses, [second]: "SUSPENDED" };
        const olds = await guardOrganization(suspended.context, inputs);
        remove(suspended, second);
        assert.deepEqual((await readOrganizationGuard(suspended.context, organizationId, olds)).unreachable, []);
    });
});

describe("OrganizationGuard", () => {
    it("succeeds again after a list of its units failed once, although they omit the management account", async () => {
        const administrator = organization();
        administrator.statuses = { [first]: "ACTIVE", [second]: "ACTIVE" };
        const units = { ...inputs, organizationalUnits: ["ou-root-members"] };
        const olds = await guardOrganization(administrator.context, units);
        administrator.denied = refusal("AccessDeniedException");
        const failed = await readOrganizationGuard(administrator.context, organizationId, olds);
        assert.deepEqual(departed(failed), [organizationId]);
        administrator.denied = undefined;
        const read = await readOrganizationGuard(administrator.context, organizationId, failed);
        assert.deepEqual(read.unreachable, []);
        const connected = { ...units, connection: { profile: "renamed" } };
        const updated = await updateOrganizationGuard(administrator.context, organizationId, failed, connected);
        assert.deepEqual(updated.unreachable, []);
    });

    it("asks for the organization if the accounts come without ARNs", async () => {
        const administrator = organization();
        administrator.sendsArns = false;
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual([outputs.organizationId, outputs.managementAccountId], [organizationId, management]);
        assert.equal(administrator.calls.filter((call) => call === "describeOrganization").length, 1);
    });

    it("keeps the order of its lists when an account becomes unreachable", async () => {
        const administrator = organization();
        const at = (day: number) => ({
            requestedTimestamp: `2026-11-0${day}T00:00:00.000Z`,
            expirationTimestamp: `2026-11-1${day}T00:00:00.000Z`,
            state: "DECLINED",
        });
        administrator.addAccount(first, invitation("h-second22", at(2)));
        administrator.addAccount(second, invitation("h-first111", at(1)), invitation("h-third333", at(3)));
        const olds = await guardOrganization(administrator.context, inputs);
        const idsOf = ({ declined }: OrganizationGuardOutputs) => declined.map(({ handshakeId }) => handshakeId);
        assert.deepEqual(idsOf(olds), ["h-first111", "h-second22", "h-third333"]);
        administrator.unreachable = { [first]: new HandshakeError("denied") };
        const read = await readOrganizationGuard(administrator.context, organizationId, olds);
        assert.deepEqual(idsOf(read), ["h-first111", "h-second22", "h-third333"]);
    });

    it("keeps the last findings about an account that became unreachable", async () => {
        const administrator = organization();
        administrator.addAccount(first, invitation("h-accepted1", { state: "ACCEPTED" }));
        const olds = await outputsOfFailed(guardOrganization(administrator.context, inputs));
        administrator.unreachable = { [first]: new HandshakeError("denied") };
        const read = await readOrganizationGuard(administrator.context, organizationId, olds);
        assert.deepEqual(
            read.accepted.map(({ handshakeId, accountId }) => `${handshakeId} ${accountId}`),
            [`h-accepted1 ${first}`],
        );
    });

    it("replaces the failure to list the accounts in the state by the next one, and keeps the other failures", async () => {
        const administrator = organization();
        administrator.unreachable = { [first]: new HandshakeError("No such role.") };
        const olds = await outputsOfFailed(guardOrganization(administrator.context, inputs));
        administrator.denied = new HandshakeError("not listed");
        const failed = await readOrganizationGuard(administrator.context, organizationId, olds);
        administrator.denied = new HandshakeError("not listed again");
        const again = await readOrganizationGuard(administrator.context, organizationId, failed);
        assert.deepEqual(again.unreachable, [
            { accountId: organizationId, reason: "not listed again" },
            { accountId: first, reason: "No such role." },
        ]);
        const { unreachable: _, ...others } = olds;
        const read = await readOrganizationGuard(
            administrator.context,
            organizationId,
            others as OrganizationGuardOutputs,
        );
        assert.deepEqual(departed(read), [organizationId]);
    });

    it("keeps an error of listing the accounts as it is, unless AWS denies the call", async () => {
        const administrator = organization();
        for (const code of ["ServiceException", "ConcurrentModificationException"]) {
            administrator.denied = refusal(code);
            await assert.rejects(guardOrganization(administrator.context, inputs), administrator.denied);
        }
        administrator.denied = new HandshakeError("AccessDenied in words");
        await assert.rejects(guardOrganization(administrator.context, inputs), administrator.denied);
        const denied = refusal("AccessDeniedException");
        administrator.denied = denied;
        await assert.rejects(guardOrganization(administrator.context, inputs), (error: Error) => {
            assert.match(error.message, /AccessDeniedException/);
            assert.equal(error.cause, denied);
            assert.notEqual(error, denied);
            return true;
        });
    });

    it("fails if units contain no account, or if neither the accounts nor AWS name the organization", async () => {
        const empty = new FakeAdministratorClient(management, {});
        const units = { ...inputs, organizationalUnits: ["ou-root-empty"] };
        await assert.rejects(guardOrganization(empty.context, units), /lists no account for this guard/);
        const unnamed = organization();
        unnamed.sendsArns = false;
        unnamed.organizationId = undefined;
        await assert.rejects(guardOrganization(unnamed.context, inputs), (error: Error) => {
            assert(error instanceof HandshakeError);
            assert.match(
                error.message,
                /without their ARNs, and DescribeOrganization returns no id\. .* no account was guarded/,
            );
            return true;
        });
        assert.deepEqual(
            unnamed.calls.filter((call) => call.startsWith("visit")),
            [],
        );
    });

    it("lists its accounts by ID, whichever answers first", async () => {
        const administrator = organization();
        const visit = administrator.visit.bind(administrator);
        administrator.visit = async (accountId, role, work) => {
            for (let turn = 0; accountId !== second && turn < 5; turn++) {
                await new Promise(setImmediate);
            }
            return await visit(accountId, role, work);
        };
        administrator.addAccount(second, invitation("h-stranger2"));
        administrator.addAccount(first, invitation("h-stranger1"));
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(outputs.guardedAccounts, [management, first, second]);
        assert.match(administrator.infos.join(), /h-stranger1 of account 300000000001.*\n.*h-stranger2 of account 3/);
    });

    it("uses what was listed in the last hour again, so each phase lists an account and the transfers once", async () => {
        const administrator = organization();
        const account = administrator.addAccount(first);
        await guardOrganization(administrator.context, inputs);
        assert.deepEqual([account.maxAgesMs, administrator.transfersMaxAgeMs], [[3_600_000], 3_600_000]);
    });

    it("reports its progress during a sweep of more than ten seconds", async () => {
        const administrator = organization();
        let now = 0;
        mock.method(Date, "now", () => {
            now += 6_000;
            return now;
        });
        await guardOrganization(administrator.context, inputs).finally(() => mock.restoreAll());
        assert.match(administrator.progress.join(), /^\d of 3 accounts, about \d+ s left/);
    });

    it("guards the other units if the accounts of one organizational unit cannot be listed, and fails", async () => {
        const administrator = organization();
        administrator.addAccount(first, invitation("h-stranger1"));
        const list = administrator.listAccountsBelow.bind(administrator);
        administrator.listAccountsBelow = async (id) => {
            if (id === "ou-root-gone") {
                throw refusal("ParentNotFoundException");
            }
            return await list(id);
        };
        const units = { ...inputs, organizationalUnits: ["ou-root-gone", "ou-root-here"] };
        const olds = { guardedAccounts: [management, first, second], organizationalUnits: units.organizationalUnits };
        const outputs = await outputsOfFailed(
            updateOrganizationGuard(administrator.context, organizationId, olds, units),
        );
        assert.deepEqual(administrator.declined, ["h-stranger1"]);
        assert.deepEqual(departed(outputs), [second, "ou-root-gone"]);
        assert.match(
            outputs.unreachable[0]?.reason ?? "",
            /not listed, because the accounts of ou-root-gone could not/,
        );
        const only = { ...inputs, organizationalUnits: ["ou-root-gone"] };
        await assert.rejects(guardOrganization(administrator.context, only), /ParentNotFoundException/);
    });

    it("does not report the invitation by which an account joined the organization, but any other", async () => {
        const administrator = organization();
        const own = `arn:aws:organizations::${management}:handshake/${organizationId}/invite/h-joined1`;
        const other = `arn:aws:organizations::111111111111:handshake/${organizationId}/invite/h-otherone1`;
        administrator.addAccount(first, invitation("h-joined1", { state: "ACCEPTED", arn: own }));
        assert.deepEqual((await guardOrganization(administrator.context, inputs)).accepted, []);
        const doubtful = { type: "ORGANIZATION", value: "o-strangerid" };
        for (const accepted of [
            invitation("h-stranger1", { state: "ACCEPTED" }),
            invitation("h-otherone1", { state: "ACCEPTED", arn: other }),
            invitation("h-joined1", { state: "ACCEPTED", arn: own, resources: [doubtful] }),
        ]) {
            administrator.addAccount(first, accepted);
            const outputs = await outputsOfFailed(guardOrganization(administrator.context, inputs));
            assert.deepEqual(
                outputs.accepted.map(({ handshakeId }) => handshakeId),
                [accepted.id],
            );
        }
    });

    it("warns at an import that the senders of unreachable accounts are not allowed", async () => {
        const administrator = organization();
        administrator.addAccount(second, invitation("h-friendly1"));
        administrator.unreachable = { [first]: new HandshakeError("No such role.") };
        const outputs = await importOrganizationGuard(administrator.context, organizationId);
        assert.deepEqual(outputs.allowedOrganizations, ["o-strangerid"]);
        assert.match(
            administrator.warnings.join("\n"),
            /The import .* could not read 1 of its accounts: 300000000001\. .* declines those handshakes/,
        );
    });
});

describe("selectAccounts", () => {
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
        const { guarded: active, skipped } = selectAccounts(accounts, {});
        assert.deepEqual(active, ["100000000001", "100000000002", "100000000003", "100000000004"]);
        assert.deepEqual(skipped, [{ accountId: "100000000005", status: "PENDING_ACTIVATION" }]);
    });
});

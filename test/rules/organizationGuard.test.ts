import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { CanceledError, ConfigurationError, HandshakeError } from "../../src/resources/handshakeError";
import { organizationOf, selectAccounts } from "../../src/resources/organizationGuard/accounts";
import { checkOrganizationGuard } from "../../src/resources/organizationGuard/check";
import { diffOrganizationGuard } from "../../src/resources/organizationGuard/diff";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { importOrganizationGuard } from "../../src/resources/organizationGuard/import";
import { previewOrganizationGuard } from "../../src/resources/organizationGuard/preview";
import { Progress } from "../../src/resources/organizationGuard/progress";
import type { OrganizationGuardOutputs } from "../../src/resources/organizationGuard/properties";
import { inputsOf } from "../../src/resources/organizationGuard/properties";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { unknown } from "../../src/resources/unknown";
import { FakeAdministratorClient } from "./support/fakeAdministratorClient";
import { refusal } from "./support/fakeHandshakeClient";

const management = "222222222222";
const organizationId = "o-ourownorgid";
const [first, second, third] = ["300000000001", "300000000002", "300000000003"] as const;
const inputs = { roleName: "guard", allowedOrganizations: ["o-friendorgid"] };
const existing = { organizationId, olds: {} };
const roleIn = (account: string) => `arn:aws:iam::${account}:role/guard`;

function invitation(id: string, organization = "o-strangerid", more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/${organization}/invite/${id}`;
    return { id, arn, action: "INVITE", state: "OPEN", parties: [{ type: "EMAIL", id: "anaya@example.com" }], ...more };
}

/** An organization of a management account and three members, two of which were invited by a stranger. */
function organization(): FakeAdministratorClient {
    const administrator = new FakeAdministratorClient(management, {
        [third]: "ACTIVE",
        [management]: "ACTIVE",
        [first]: "ACTIVE",
        [second]: "ACTIVE",
    });
    administrator.addAccount(first, invitation("h-stranger1"), invitation("h-friendly1", "o-friendorgid"));
    administrator.addAccount(
        third,
        invitation("h-stranger3"),
        invitation("h-declined3", "o-strangerid", { state: "DECLINED" }),
    );
    return administrator;
}

async function incompleteOf(guarding: Promise<unknown>): Promise<PartialFailureError<OrganizationGuardOutputs>> {
    const thrown = await guarding.catch((error: unknown) => error);
    assert(thrown instanceof PartialFailureError, String(thrown));
    return thrown as PartialFailureError<OrganizationGuardOutputs>;
}

const idsOf = (handshakes: { handshakeId: string; accountId: string }[]) =>
    handshakes.map(({ handshakeId, accountId }) => `${handshakeId} ${accountId}`);

describe("the accounts of an organization", () => {
    it("are selected by selectAccounts, each one once, as guarded or as skipped with its status", () => {
        const accounts = [
            { accountId: third, status: "SUSPENDED" },
            { accountId: second },
            { accountId: first, status: "ACTIVE" },
            { accountId: first, status: "ACTIVE" },
            { accountId: management, status: "PENDING_CLOSURE" },
            { accountId: "100000000001", status: "SUSPENDED" },
        ];
        assert.deepEqual(selectAccounts(accounts, { excludedAccounts: ["100000000001"] }), {
            guarded: [first, second],
            skipped: [
                { accountId: "100000000001", status: "excluded" },
                { accountId: management, status: "PENDING_CLOSURE" },
                { accountId: third, status: "SUSPENDED" },
            ],
        });
    });

    it("name their organization and its management account by their ARNs, which organizationOf reads", () => {
        const arn = `arn:aws-us-gov:organizations::${management}:account/${organizationId}/${first}`;
        const expected = { organizationId, managementAccountId: management };
        assert.deepEqual(organizationOf([{ accountId: first }, { accountId: first, arn }]), expected);
        for (const wrong of ["arn:aws:iam::222222222222:root", `x${arn}`, `${arn}/more`]) {
            assert.equal(organizationOf([{ accountId: first, arn: wrong }]), undefined);
        }
        assert.equal(organizationOf([]), undefined);
    });
});

describe("OrganizationGuard", () => {
    it("declines the unwanted handshakes of every account through the role, and of its own account without it", async () => {
        const administrator = organization();
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(administrator.declined, ["h-stranger1", "h-stranger3"]);
        assert.deepEqual(administrator.calls.sort(), [
            "listAccounts",
            "listOutboundTransfers",
            `visit ${management} without a role`,
            ...[first, second, third].map((account) => `visit ${account} ${roleIn(account)}`),
        ]);
        assert.deepEqual(
            [outputs.organizationId, outputs.managementAccountId, outputs.guardedAccounts],
            [organizationId, management, [management, first, second, third]],
        );
        assert.deepEqual(idsOf(outputs.declined), [
            `h-declined3 ${third}`,
            `h-stranger1 ${first}`,
            `h-stranger3 ${third}`,
        ]);
        assert.deepEqual(idsOf(outputs.allowed), [`h-friendly1 ${first}`]);
        assert.deepEqual([outputs.unwanted, outputs.accepted, outputs.unreachable], [[], [], []]);
        assert.deepEqual(administrator.infos, [
            `Declined 2 of the handshakes of organization ${organizationId}:\n  h-stranger1 of account ${first} (INVITE, from o-strangerid, account 111111111111)\n  h-stranger3 of account ${third} (INVITE, from o-strangerid, account 111111111111)`,
        ]);
        assert.deepEqual(administrator.warnings, []);
        assert.doesNotMatch(JSON.stringify([outputs, administrator.infos]), /@/);
        for (const account of administrator.accounts.values()) {
            assert.equal(account.calls.filter((call) => call === "list").length, 1, "each account is listed once");
        }
        assert.deepEqual(diffOrganizationGuard(outputs, inputs).changes, []);
        assert.deepEqual(await readOrganizationGuard(administrator.context, organizationId, outputs), outputs);
    });

    it("uses a role with a path, an external ID and the caller's partition, for the management account too", async () => {
        const administrator = new FakeAdministratorClient(first, { [first]: "ACTIVE", [management]: "ACTIVE" });
        administrator.partition = "aws-us-gov";
        await guardOrganization(administrator.context, { roleName: "/security/guard", externalId: "x1" });
        assert.deepEqual(administrator.calls, [
            "listAccounts",
            `visit ${management} arn:aws-us-gov:iam::${management}:role/security/guard x1`,
            `visit ${first} without a role`,
        ]);
        administrator.calls.length = 0;
        await guardOrganization(administrator.context, { roleName: "security/guard" });
        assert.equal(
            administrator.calls[1],
            `visit ${management} arn:aws-us-gov:iam::${management}:role/security/guard`,
        );
    });

    it("lists only accounts below the organizational units and makes no call for excluded accounts", async () => {
        const administrator = organization();
        const units = ["ou-abcd-11111111", "r-abcd"];
        const more = { organizationalUnits: units, excludedAccounts: [third] };
        const outputs = await guardOrganization(administrator.context, { ...inputs, ...more });
        assert.deepEqual(
            administrator.calls.slice(0, 2),
            units.map((unit) => `listAccountsBelow ${unit}`),
        );
        assert.equal(administrator.calls.includes("listAccounts"), false);
        assert.deepEqual(outputs.skippedAccounts, [{ accountId: third, status: "excluded" }]);
        assert.equal(
            administrator.calls.some((call) => call.startsWith(`visit ${third}`)),
            false,
        );
    });

    it("guards all other accounts and reports the failures if an account is unreachable or a decline fails", async () => {
        const administrator = organization();
        administrator.unreachable = { [second]: new HandshakeError(`Could not assume the role ${roleIn(second)}.`) };
        administrator.addAccount(first, invitation("h-stranger1"), invitation("h-stranger2")).outcomes = {
            "h-stranger2": refusal("AccessDeniedException"),
        };
        const { resource, reasons, outputs } = await incompleteOf(guardOrganization(administrator.context, inputs));
        assert.deepEqual(administrator.declined, ["h-stranger1", "h-stranger2", "h-stranger3"]);
        assert.deepEqual(reasons, [
            `Account ${first}: The call failed: AccessDeniedException: AWS's words.`,
            `Account ${second}: Could not assume the role ${roleIn(second)}.`,
        ]);
        assert.deepEqual(outputs.unreachable, [
            { accountId: second, reason: `Could not assume the role ${roleIn(second)}.` },
        ]);
        assert.deepEqual(
            outputs.guardedAccounts,
            [management, first, third],
            "nobody guards one that can't be reached",
        );
        assert.deepEqual(idsOf(outputs.unwanted), [`h-stranger2 ${first}`]);
        assert.deepEqual([resource.id, resource.inputs], [organizationId, inputs]);
        const changes = diffOrganizationGuard(outputs, inputs).changes.map(({ path }) => path);
        assert.deepEqual(changes, ["unwanted", "unreachable"]);

        administrator.unreachable = {};
        administrator.addAccount(first, invitation("h-stranger2"));
        const after = await guardOrganization(administrator.context, inputs, existing);
        assert.deepEqual([after.unwanted, after.unreachable], [[], []]);
        administrator.unreachable = { [second]: new HandshakeError("denied") };
        const excluding = { ...inputs, excludedAccounts: [second] };
        assert.deepEqual((await guardOrganization(administrator.context, excluding)).unreachable, []);
    });

    it("names every unreachable account in a few lines", async () => {
        const ids = Array.from({ length: 300 }, (_, at) => String(300000000000 + at));
        const administrator = new FakeAdministratorClient(
            management,
            Object.fromEntries(ids.map((id) => [id, "ACTIVE"])),
        );
        administrator.unreachable = Object.fromEntries(ids.map((id) => [id, new HandshakeError("No such role.")]));
        const { reasons } = await incompleteOf(guardOrganization(administrator.context, inputs));
        assert.equal(reasons.length, 11);
        assert.equal(
            ids.every((id) => reasons.join("\n").includes(id)),
            true,
        );
        assert.match(reasons[10] ?? "", /^290 more accounts could not be reached: /);
        assert.equal(administrator.visitCounts.max, 32, "a limited number at once");
    });

    it("finds at a refresh what the next update declines, and warns of unreachable accounts", async () => {
        const administrator = organization();
        const before = await guardOrganization(administrator.context, inputs);
        administrator.statuses = { ...administrator.statuses, "400000000001": "ACTIVE" };
        administrator.addAccount("400000000001", invitation("h-newmember"));
        administrator.unreachable = { [second]: new HandshakeError("denied") };
        administrator.warnings.length = 0;
        const found = await readOrganizationGuard(administrator.context, organizationId, before);
        assert.deepEqual(idsOf(found.unwanted), ["h-newmember 400000000001"]);
        assert.deepEqual(administrator.declined.includes("h-newmember"), false);
        assert.match(
            administrator.warnings.join(),
            /^Could not reach 1 of the accounts .*\n {2}Account 300000000002: denied\n/,
        );
        assert.deepEqual(Object.keys(inputsOf(found)).sort(), [
            "allowedOrganizations",
            "roleName",
            "unreachable",
            "unwanted",
        ]);
        administrator.unreachable = {};
        await guardOrganization(administrator.context, inputs, existing);
        assert.equal(administrator.declined.includes("h-newmember"), true);
    });

    it("keeps its state as unreachable if a refresh cannot list the accounts, and fails an update", async () => {
        const administrator = organization();
        const before = await guardOrganization(administrator.context, inputs);
        administrator.denied = refusal("AccessDeniedException");
        administrator.calls.length = 0;
        const found = await readOrganizationGuard(administrator.context, organizationId, before);
        const [{ accountId, reason } = { accountId: "", reason: "" }] = found.unreachable;
        assert.equal(accountId, organizationId);
        assert.match(
            reason,
            /AccessDeniedException.*management account and delegated administrators call ListAccounts/,
        );
        assert.deepEqual({ ...found, unreachable: [] }, before);
        assert.match(administrator.warnings.at(-1) ?? "", /^Could not list the accounts of organization o-ourownorgid/);
        await assert.rejects(
            guardOrganization(administrator.context, inputs, existing),
            /delegated administrators call/,
        );
        assert.equal(await previewOrganizationGuard(administrator.context, inputs, existing), undefined);
        assert.match(administrator.warnings.at(-1) ?? "", /^This preview can't show which handshakes .* ListAccounts/);
        assert.deepEqual(
            administrator.calls.filter((call) => call.startsWith("visit")),
            [],
        );
    });

    it("fails if the operation is canceled, and visits no further account", async () => {
        const ids = Array.from({ length: 300 }, (_, at) => String(300000000000 + at));
        const administrator = new FakeAdministratorClient(
            management,
            Object.fromEntries(ids.map((id) => [id, "ACTIVE"])),
        );
        const canceled = new CanceledError("canceled");
        administrator.unreachable = Object.fromEntries(ids.map((id) => [id, canceled]));
        await assert.rejects(guardOrganization(administrator.context, inputs), canceled);
        assert.equal(administrator.calls.filter((call) => call.startsWith("visit")).length <= 32, true);
        const olds = await guardOrganization(organization().context, inputs);
        await assert.rejects(readOrganizationGuard(administrator.context, organizationId, olds), canceled);
        await assert.rejects(previewOrganizationGuard(administrator.context, inputs), canceled);
        assert.deepEqual(administrator.warnings, []);
    });

    it("reports the declines before a cancel, and what AWS may have executed, in the state and in the output", async () => {
        const administrator = organization();
        const uncertain = new CanceledError("The decline was canceled. AWS may have executed it.");
        administrator.addAccount(second, invitation("h-uncertain1")).outcomes = { "h-uncertain1": uncertain };
        administrator.unreachable = { [third]: new CanceledError("canceled") };
        const { outputs, reasons } = await incompleteOf(guardOrganization(administrator.context, inputs));
        assert.deepEqual(idsOf(outputs.declined), [`h-stranger1 ${first}`]);
        assert.deepEqual(idsOf(outputs.unwanted), [`h-uncertain1 ${second}`]);
        assert.deepEqual(
            outputs.unreachable.map(({ accountId }) => accountId),
            [third],
        );
        assert.equal(
            outputs.unreachable[0]?.reason,
            "The operation was canceled before the guard was done with this account.",
        );
        assert.deepEqual(reasons, [`Account ${second}: ${uncertain.message}`, "canceled"]);
        assert.match(administrator.infos.join(), /^Declined 1 of the handshakes .*\n {2}h-stranger1 of account/);
        const changes = diffOrganizationGuard(outputs, inputs).changes.map(({ path }) => path);
        assert.deepEqual(changes, ["unwanted", "unreachable"]);
    });

    it("fails like any canceled operation if it was canceled before a decline, with nothing new for the state", async () => {
        const administrator = organization();
        administrator.accounts.clear();
        administrator.unreachable = { [third]: new CanceledError("canceled") };
        const thrown = await guardOrganization(administrator.context, inputs).catch((error: unknown) => error);
        assert(thrown instanceof CanceledError, String(thrown));
        assert.equal(thrown.message, "canceled");
        assert.deepEqual(administrator.infos, []);
    });

    it("fails with the error itself if the configuration can't be parsed after a decline in another account", async () => {
        const administrator = organization();
        const broken = new ConfigurationError("not JSON");
        administrator.unreachable = { [third]: broken };
        await assert.rejects(guardOrganization(administrator.context, inputs), broken);
        assert.deepEqual(administrator.declined, ["h-stranger1"]);
    });

    it("counts a handshake that was canceled meanwhile as settled, and not as declined", async () => {
        const administrator = organization();
        administrator.addAccount(second, invitation("h-canceled1")).outcomes = { "h-canceled1": "CANCELED" };
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.deepEqual(idsOf(outputs.declined), [
            `h-declined3 ${third}`,
            `h-stranger1 ${first}`,
            `h-stranger3 ${third}`,
        ]);
        assert.deepEqual(outputs.unwanted, []);
    });

    it("names the failures by account, whichever failed first", async () => {
        const administrator = organization();
        for (const accountId of [third, first]) {
            administrator.addAccount(accountId, invitation(`h-failing${accountId.slice(-1)}`)).outcomes = {
                [`h-failing${accountId.slice(-1)}`]: new HandshakeError("failed"),
            };
        }
        const visit = administrator.visit.bind(administrator);
        administrator.visit = async (accountId, role, work) => {
            for (let turn = 0; accountId === first && turn < 5; turn++) {
                await new Promise(setImmediate);
            }
            return await visit(accountId, role, work);
        };
        const { reasons } = await incompleteOf(guardOrganization(administrator.context, inputs));
        assert.deepEqual(reasons, [`Account ${first}: failed`, `Account ${third}: failed`]);
    });

    it("has no member unclear if nothing is unclear, and sorts each list by the time of the request", async () => {
        const administrator = organization();
        const at = (day: number) => ({
            state: "DECLINED",
            requestedTimestamp: `2026-11-0${9 - day}T00:00:00.000Z`,
            expirationTimestamp: `2026-11-1${day}T00:00:00.000Z`,
        });
        administrator.addAccount(first, invitation("h-last", "o-strangerid", at(3)));
        administrator.addAccount(third, invitation("h-first", "o-strangerid", at(1)));
        const outputs = await guardOrganization(administrator.context, inputs);
        assert.equal("unclear" in outputs, false);
        assert.deepEqual(idsOf(outputs.declined), [`h-last ${first}`, `h-first ${third}`]);
    });

    it("explains at a refresh only the declines whose sender is doubtful", async () => {
        const administrator = organization();
        const doubtful = [{ type: "ORGANIZATION", value: "o-otherother" }];
        administrator.addAccount(second, invitation("h-doubtful2", "o-strangerid", { resources: doubtful }));
        const olds = await guardOrganization(organization().context, inputs);
        const read = await readOrganizationGuard(administrator.context, organizationId, olds);
        assert.equal(read.unwanted.length, 3);
        assert.equal(administrator.warnings.length, 1);
        assert.match(administrator.warnings.join(), /declines 1 of the handshakes .*h-doubtful2/s);
    });

    it("waits for the declines in flight before it ends after a cancel", async () => {
        const administrator = organization();
        administrator.unreachable = { [third]: new CanceledError("canceled") };
        const account = administrator.addAccount(first, invitation("h-slow1"));
        const { declineHandshake } = account;
        account.declineHandshake = async (id) => {
            await new Promise((resolve) => setTimeout(resolve, 20));
            return declineHandshake.call(account, id);
        };
        const { outputs } = await incompleteOf(guardOrganization(administrator.context, inputs));
        assert.deepEqual(idsOf(outputs.declined), [`h-slow1 ${first}`]);
    });

    it("rejects credentials of another organization and an empty list of accounts before it visits any", async () => {
        const other = organization();
        other.organizationId = "o-anotherorgid";
        await assert.rejects(
            guardOrganization(other.context, inputs, existing),
            /This guard is for organization o-ourownorgid, but the credentials belong to .* organization o-anotherorgid/,
        );
        await assert.rejects(importOrganizationGuard(other.context, organizationId), /organization o-anotherorgid/);
        const empty = new FakeAdministratorClient(management, {});
        await assert.rejects(guardOrganization(empty.context, inputs), /lists no account for this guard/);
        for (const { calls } of [other, empty]) {
            assert.deepEqual(
                calls.filter((call) => call.startsWith("visit")),
                [],
            );
        }
    });

    it("fails an update if an account accepted an unwanted handshake, and names the account", async () => {
        const administrator = organization();
        const accepted = invitation("h-takenover", "o-strangerid", { state: "ACCEPTED" });
        administrator.addAccount(second, accepted, invitation("h-friendly2", "o-friendorgid", { state: "ACCEPTED" }));
        const { reasons, outputs } = await incompleteOf(guardOrganization(administrator.context, inputs));
        assert.match(
            reasons.join(),
            /^Handshake h-takenover of account 300000000002 .* was ACCEPTED.*joined o-strangerid/,
        );
        assert.deepEqual(idsOf(outputs.accepted), [`h-takenover ${second}`]);
        assert.deepEqual(administrator.declined, ["h-stranger1", "h-stranger3"]);
    });

    it("names in one warning of a preview all handshakes that an update would decline, and declines none", async () => {
        const administrator = organization();
        const outputs = await previewOrganizationGuard(administrator.context, inputs);
        assert.deepEqual(administrator.declined, []);
        assert.equal(administrator.warnings.length, 1);
        assert.match(
            administrator.warnings[0] ?? "",
            /^pulumi up declines 2 of the handshakes of organization o-ourownorgid, which can't be undone:\n {2}h-stranger1 of account 300000000001 \(INVITE.*\n {2}h-stranger3 of account 300000000003/,
        );
        assert.deepEqual([outputs?.unwanted, outputs?.declined.length], [[], 3]);
    });

    it("allows the senders of all pending handshakes at an import", async () => {
        const administrator = organization();
        const outputs = await importOrganizationGuard(administrator.context, organizationId);
        assert.deepEqual(outputs.allowedOrganizations, ["o-friendorgid", "o-strangerid"]);
        assert.equal(outputs.roleName, "invitation-guard");
        assert.deepEqual(idsOf(outputs.allowed), [
            `h-friendly1 ${first}`,
            `h-stranger1 ${first}`,
            `h-stranger3 ${third}`,
        ]);
        assert.deepEqual([outputs.unwanted, administrator.declined], [[], []]);
        await assert.rejects(
            importOrganizationGuard(administrator.context, first),
            /"300000000001" isn't an organization's id/,
        );
    });

    it("allows at an import each sender once, an organization by its ID and else an account", async () => {
        const administrator = organization();
        administrator.addAccount(first, invitation("h-stranger1"), invitation("h-friendly1", "o-friendorgid"));
        const byAccount = (account: string) => ({ resources: [{ type: "MANAGEMENT_ACCOUNT", value: account }] });
        administrator.addAccount(
            second,
            invitation("h-account1", "", { arn: undefined, ...byAccount("555555555555") }),
            invitation("h-account2", "", { arn: undefined, ...byAccount("444444444444") }),
        );
        administrator.addAccount(third, invitation("h-stranger3"), invitation("h-another3", "o-anotherorg"));
        const outputs = await importOrganizationGuard(administrator.context, organizationId);
        assert.deepEqual(outputs.allowedOrganizations, ["o-anotherorg", "o-friendorgid", "o-strangerid"]);
        assert.deepEqual(outputs.allowedAccounts, ["444444444444", "555555555555"]);
        assert.equal(outputs.allowed.length, 6);
        assert.deepEqual([outputs.unwanted, administrator.declined], [[], []]);
    });

    it("allows nobody at an import if nothing is pending, so the imported inputs are those of the shortest program", async () => {
        const administrator = organization();
        administrator.accounts.clear();
        const outputs = await importOrganizationGuard(administrator.context, organizationId);
        assert.deepEqual(inputsOf(outputs), { roleName: "invitation-guard" });
    });

    it("logs its progress and the time left during a long sweep", () => {
        const messages: string[] = [];
        let now = 0;
        const progress = new Progress(
            1_000,
            (message) => void messages.push(message),
            () => now,
        );
        for (let at = 1; at <= 1_000; at++) {
            now += 165;
            progress.count();
        }
        assert.equal(messages.length, 16);
        assert.equal(messages[5], "366 of 1,000 accounts, about 105 s left");
        assert.equal(messages[15], "976 of 1,000 accounts, about 4 s left");
        const quick = new Progress(
            5,
            () => assert.fail("nobody needs it"),
            () => 0,
        );
        quick.count();
    });

    it("logs its progress after exactly ten seconds, but not after the last account", () => {
        const messages: string[] = [];
        let now = 1_000_000;
        const progress = new Progress(
            3,
            (message) => void messages.push(message),
            () => now,
        );
        now += 9_999;
        progress.count();
        assert.deepEqual(messages, []);
        now += 1;
        progress.count();
        assert.deepEqual(messages, ["2 of 3 accounts, about 5 s left"]);
        now += 60_000;
        progress.count();
        assert.equal(messages.length, 1);
    });
});

describe("checkOrganizationGuard", () => {
    it("accepts all inputs and unknown values", () => {
        const all = {
            ...inputs,
            roleName: "security/teams/invitation-guard",
            externalId: "x1",
            allowedAccounts: ["999999999999"],
            actions: ["INVITE"],
            organizationalUnits: ["ou-ab12-11111111", "r-ab12"],
            excludedAccounts: [first],
            connection: { profile: "audit" },
        };
        assert.deepEqual(checkOrganizationGuard({}, all), []);
        const notKnown = Object.fromEntries(Object.keys(all).map((name) => [name, unknown]));
        assert.deepEqual(checkOrganizationGuard({}, notKnown), []);
        assert.deepEqual(checkOrganizationGuard({ unreachable: "x" }, { roleName: "a", unreachable: "x" }), []);
    });

    const wrong: [string, Record<string, unknown>, string, RegExp][] = [
        ["no role", {}, "roleName", /name of a role.*it is missing/],
        ["an empty role", { roleName: "" }, "roleName", /not ""/],
        [
            "a role's ARN",
            { roleName: roleIn(first) },
            "roleName",
            /Leave out what stands before the role's path and name/,
        ],
        ["a role with a blank", { roleName: "the guard" }, "roleName", /not "the guard"/],
        ["a role with an empty part in its path", { roleName: "path//guard" }, "roleName", /path/],
        ["no unit", { roleName: "a", organizationalUnits: [] }, "organizationalUnits", /at least one.*Leave it out/],
        ["an account as a unit", { roleName: "a", organizationalUnits: [first] }, "organizationalUnits[0]", /"ou-…"/],
        ["a number as an account", { roleName: "a", excludedAccounts: [1] }, "excludedAccounts[0]", /in quotes/],
        [
            "a list of units among the units",
            { roleName: "a", organizationalUnits: [["r-ab12"]] },
            "organizationalUnits[0]",
            /not \["r-ab12"\]/,
        ],
        [
            "a list of accounts among the excluded accounts",
            { roleName: "a", excludedAccounts: [[first]] },
            "excludedAccounts[0]",
            /12 digits, not \["/,
        ],
        [
            "a list of actions among the actions",
            { roleName: "a", actions: [["INVITE"]] },
            "actions[0]",
            /not \["INVITE"\]/,
        ],
        ["a role in a list", { roleName: ["a"] }, "roleName", /not \["a"\]/],
        ["an external ID in a list", { roleName: "a", externalId: ["x1"] }, "externalId", /must be a string/],
        ["an empty external ID", { roleName: "a", externalId: "" }, "externalId", /2 to 1,224 letters.*Leave it out/],
        ["an external ID with a space", { roleName: "a", externalId: "x 1" }, "externalId", /no spaces/],
        ["an object as the role's name", { roleName: { toString: 1 } }, "roleName", /must be the name of a role/],
        ["an external ID that is no string", { roleName: "a", externalId: 5 }, "externalId", /must be a string/],
        [
            "an invalid input of InvitationGuard",
            { roleName: "a", allowedAccounts: ["1"] },
            "allowedAccounts[0]",
            /12 digits/,
        ],
        [
            "an unknown input",
            { roleName: "a", accounts: [] },
            "accounts",
            /not an input of OrganizationGuard; its inputs/,
        ],
        [
            "an input that only a refresh sets",
            { roleName: "a", unwanted: [] },
            "unwanted",
            /ignoreChanges can't ignore/,
        ],
    ];
    it("says in each message what is wrong, with advice only where it fits", () => {
        const form = 'must be the name of a role that exists in every account, such as "invitation-guard"';
        const path = 'with its path where it has one ("security/invitation-guard")';
        const excluded = "must be the id of an account of the organization, a string of 12 digits, not";
        for (const [news, reason] of [
            [{ roleName: null }, `${form}; it is missing.`],
            [{ roleName: "the guard" }, `${form}, ${path}, not "the guard".`],
            [{ roleName: 5 }, `${form}, ${path}, not 5.`],
            [
                { roleName: "arn:aws:iam::222222222222:role/guard" },
                `${form}, ${path}, not "arn:aws:iam::222222222222:role/guard". Leave out what stands before the role's path and name.`,
            ],
            [{ roleName: "a", excludedAccounts: ["1"] }, `${excluded} "1".`],
            [{ roleName: "a", excludedAccounts: [1] }, `${excluded} 1. Here it is a number: write it in quotes.`],
        ] as const) {
            assert.deepEqual(
                checkOrganizationGuard({}, news).map((failure) => failure.reason),
                [reason],
            );
        }
    });

    it("accepts null for an external ID, which some languages write if it is left out", () => {
        assert.deepEqual(checkOrganizationGuard({}, { roleName: "a", externalId: null }), []);
    });

    for (const [what, news, property, reason] of wrong) {
        it(`rejects ${what} and names the property`, () => {
            const [failure, ...others] = checkOrganizationGuard({}, news);
            assert.deepEqual(others, []);
            assert.equal(failure?.property, property);
            assert.match(failure.reason, reason);
        });
    }
});

import assert from "node:assert/strict";
import { type Guard, judge } from "../../src/handshake/guard";
import type { Handshake } from "../../src/handshake/handshake";
import { CanceledError, ConfigurationError, HandshakeError } from "../../src/resources/handshakeError";
import { checkInvitationGuard } from "../../src/resources/invitationGuard/check";
import { diffInvitationGuard } from "../../src/resources/invitationGuard/diff";
import { guardAccount } from "../../src/resources/invitationGuard/guardAccount";
import { importInvitationGuard } from "../../src/resources/invitationGuard/import";
import { unguardedMessage } from "../../src/resources/invitationGuard/messages";
import { previewInvitationGuard } from "../../src/resources/invitationGuard/preview";
import { type InvitationGuardOutputs, inputsOf } from "../../src/resources/invitationGuard/properties";
import { readInvitationGuard } from "../../src/resources/invitationGuard/read";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { unknown } from "../../src/resources/unknown";
import { FakeAccount } from "./support/fakeAccount";
import { refusal } from "./support/fakeHandshakeClient";

const own = "222222222222";
const sender = "111111111111";
const guard: Guard = { accountId: own, allowedOrganizations: [], allowedAccounts: [], actions: ["INVITE"] };
const allowingOrganization: Guard = { ...guard, allowedOrganizations: ["o-friendorgid"] };
const allowingAccount: Guard = { ...guard, allowedAccounts: ["999999999999"] };

const arnOf = (account: string, organization: string, id = "h-aaaaaaaa1") =>
    `arn:aws:organizations::${account}:handshake/${organization}/invite/${id}`;

/** An open invitation that names the same sender in its ARN, parties and resources. */
function invitation(organization: string, account: string, more: Handshake = {}): Handshake {
    const id = more.id ?? "h-aaaaaaaa1";
    return {
        id,
        arn: arnOf(account, organization, id),
        action: "INVITE",
        state: "OPEN",
        expirationTimestamp: "2026-01-16T00:00:00.000Z",
        parties: [
            { type: "EMAIL", id: "anaya@example.com" },
            { type: "ORGANIZATION", id: organization.replace(/^o-/, "") },
        ],
        resources: [
            {
                type: "ORGANIZATION",
                value: organization,
                resources: [{ type: "MASTER_EMAIL", value: "diego@example.com" }],
            },
            { type: "NOTES", value: "planted note" },
        ],
        ...more,
    };
}

const bare: Handshake = { id: "h-aaaaaaaa1", action: "INVITE", state: "OPEN" };

describe("judge", () => {
    it("returns unwanted for a pending handshake with a guarded action from a sender that is not allowed", () => {
        for (const state of ["OPEN", "REQUESTED"]) {
            assert.deepEqual(judge(guard, invitation("o-strangerid", sender, { state })), { verdict: "unwanted" });
        }
    });

    it("returns settled for a closed handshake, whoever sent it", () => {
        for (const state of ["DECLINED", "CANCELED", "EXPIRED"]) {
            assert.deepEqual(judge(guard, invitation("o-strangerid", sender, { state })), { verdict: "settled" });
        }
    });

    it("returns accepted for an accepted handshake unless its sender is allowed", () => {
        const state = "ACCEPTED";
        const verdictOf = (guarding: Guard, handshake: Handshake) => judge(guarding, handshake).verdict;
        assert.equal(verdictOf(guard, invitation("o-strangerid", sender, { state })), "accepted");
        assert.equal(verdictOf(allowingOrganization, invitation("o-friendorgid", sender, { state })), "settled");
        assert.equal(verdictOf(allowingAccount, invitation("o-strangerid", "999999999999", { state })), "settled");
        assert.equal(verdictOf(guard, invitation("o-oursoursours", own, { state })), "own");
        const unguarded = invitation("o-strangerid", sender, { state, action: "ENABLE_ALL_FEATURES" });
        assert.equal(verdictOf(guard, unguarded), "unguarded");
        assert.equal(verdictOf(guard, { ...bare, state }), "accepted", "nobody knows by whom it was sent");
        assert.equal(verdictOf(guard, { ...bare, state, action: undefined }), "accepted");
        const doubtful = invitation("o-friendorgid", sender, {
            state,
            parties: [{ type: "ORGANIZATION", id: "o-strangerid" }],
        });
        assert.equal(verdictOf(allowingOrganization, doubtful), "accepted");
    });

    it("returns unclear for a missing or unknown state and for a missing or malformed action, with the reason", () => {
        for (const [more, doubt] of [
            [{ state: "SOMETHING_NEW" }, "AWS sent an unknown state, SOMETHING_NEW"],
            [{ state: "open" }, "AWS sent an unknown state, open"],
            [{ state: undefined }, "AWS sent no state"],
            [{ action: undefined }, "AWS sent no action"],
            ...["", " ", "invite", "INVITE ", "INVITE\\u{200b}", "ＩＮＶＩＴＥ", "__proto__", "1"].map(
                (action) => [{ action }, `AWS sent an action in an unknown format, ${action}`] as const,
            ),
        ] as const) {
            const received = invitation("o-strangerid", sender, more);
            assert.deepEqual(judge(guard, received), { verdict: "unclear", doubt });
            assert.deepEqual(judge(guard, { ...received, arn: arnOf(own, "o-oursoursours") }), { verdict: "own" });
        }
        const settled = { state: "DECLINED", action: undefined };
        assert.deepEqual(judge(guard, invitation("o-strangerid", sender, settled)), { verdict: "settled" });
    });

    it("returns unguarded for every action that the guard does not list, even if the state is missing", () => {
        for (const action of [
            "TRANSFER_RESPONSIBILITY",
            "ENABLE_ALL_FEATURES",
            "APPROVE_ALL_FEATURES",
            "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
            "SOMETHING_NEW",
        ]) {
            for (const state of ["OPEN", undefined]) {
                const received = invitation("o-strangerid", sender, { action, state });
                assert.deepEqual(judge(guard, received), { verdict: "unguarded" });
            }
        }
        const transfers = { ...guard, actions: ["TRANSFER_RESPONSIBILITY"] };
        const transfer = { action: "TRANSFER_RESPONSIBILITY", state: "REQUESTED" };
        assert.equal(judge(transfers, invitation("o-strangerid", sender, transfer)).verdict, "unwanted");
        assert.equal(judge(transfers, invitation("o-strangerid", sender)).verdict, "unguarded");
        const both = { ...guard, actions: ["INVITE", "TRANSFER_RESPONSIBILITY"] };
        assert.equal(judge(both, invitation("o-strangerid", sender, transfer)).verdict, "unwanted");
        assert.equal(judge(both, invitation("o-strangerid", sender)).verdict, "unwanted");
    });

    it("returns own if the ARN names the account itself as the sender, whatever else the handshake names", () => {
        const sent = invitation("o-oursoursours", own);
        assert.deepEqual(judge(guard, sent), { verdict: "own" });
        const parties = [{ type: "ORGANIZATION", id: "o-strangerid" }];
        assert.deepEqual(judge(guard, { ...sent, parties }), { verdict: "own" });
    });

    it("does not return own for a request that names the account only as the recipient", () => {
        const resources = [{ type: "MANAGEMENT_ACCOUNT", value: own }];
        assert.equal(judge(guard, invitation("o-strangerid", sender, { resources })).verdict, "unwanted");
        assert.equal(judge(guard, { ...bare, resources }).verdict, "unwanted");
        const parties = [{ type: "ORGANIZATION", id: "strangerid" }];
        assert.equal(judge(guard, { ...bare, parties, resources }).verdict, "unwanted");
        const fromFriend = invitation("o-friendorgid", sender);
        const naming = { ...fromFriend, resources: [...(fromFriend.resources ?? []), ...resources] };
        assert.deepEqual(judge(allowingOrganization, naming), { verdict: "allowed" }, "nor is that a contradiction");
    });

    const namingTheOrganization: [string, Handshake][] = [
        ["ARN", { ...bare, arn: arnOf(sender, "o-friendorgid") }],
        ["resources", { ...bare, resources: [{ type: "ORGANIZATION", value: "o-friendorgid" }] }],
        ["resources without o-", { ...bare, resources: [{ type: "ORGANIZATION", value: "friendorgid" }] }],
        [
            "nested resources",
            {
                ...bare,
                resources: [
                    { type: "PARENT_HANDSHAKE", resources: [{ type: "ORGANIZATION", value: "o-friendorgid" }] },
                ],
            },
        ],
        ["parties", { ...bare, parties: [{ type: "ORGANIZATION", id: "o-friendorgid" }] }],
        ["parties without o-", { ...bare, parties: [{ type: "ORGANIZATION", id: "friendorgid" }] }],
        ["ARN, resources and parties", invitation("o-friendorgid", sender)],
    ];
    for (const [where, received] of namingTheOrganization) {
        it(`returns allowed for an allowed organization in the ${where}, and unwanted for another one`, () => {
            assert.deepEqual(judge(allowingOrganization, received), { verdict: "allowed" });
            assert.deepEqual(judge(guard, received), { verdict: "unwanted" });
            const other = { ...guard, allowedOrganizations: ["o-friendorgid1", "o-friendorgi"] };
            assert.deepEqual(judge(other, received), { verdict: "unwanted" });
        });
    }

    it("returns allowed for an allowed management account in the ARN or the resources", () => {
        const byResources = { ...bare, resources: [{ type: "MANAGEMENT_ACCOUNT", value: "999999999999" }] };
        for (const received of [invitation("o-strangerid", "999999999999"), byResources]) {
            assert.deepEqual(judge(allowingAccount, received), { verdict: "allowed" });
            assert.deepEqual(judge(guard, received), { verdict: "unwanted" });
        }
        const party = { ...bare, parties: [{ type: "ACCOUNT", id: "999999999999" }] };
        assert.equal(judge(allowingAccount, party).verdict, "unwanted", "a party that is an account is the recipient");
    });

    it("returns unclear for contradicting organizations of which one is allowed, with the reason", () => {
        for (const contradiction of [
            { ...invitation("o-friendorgid", sender), arn: arnOf(sender, "o-strangerid") },
            invitation("o-friendorgid", sender, { resources: [{ type: "ORGANIZATION", value: "o-strangerid" }] }),
            invitation("o-friendorgid", sender, { parties: [{ type: "ORGANIZATION", id: "strangerid" }] }),
        ]) {
            const verdict = judge(allowingOrganization, contradiction);
            assert.equal(verdict.verdict, "unclear");
            const byAccount = { ...guard, allowedAccounts: [sender] };
            assert.equal(judge(byAccount, contradiction).verdict, "unclear");
            const byNobody = judge(guard, contradiction);
            assert.equal(byNobody.verdict, "unwanted", "none of those named is allowed");
            for (const doubtful of [verdict, byNobody]) {
                assert.match(JSON.stringify(doubtful), /contradicting senders: .*o-strangerid/);
                assert.match(JSON.stringify(doubtful), /contradicting senders: .*o-friendorgid/);
            }
            const both = { ...guard, allowedOrganizations: ["o-strangerid", "o-friendorgid"] };
            assert.deepEqual(judge(both, contradiction), { verdict: "allowed" }, "a person has decided");
        }
    });

    it("uses the ARN of a transfer that names two organizations, and returns unclear without an ARN", () => {
        const transfer = { action: "TRANSFER_RESPONSIBILITY", state: "REQUESTED" };
        const guarding = { ...allowingOrganization, actions: ["TRANSFER_RESPONSIBILITY"] };
        const naming = (organization: string, ...others: string[]) =>
            invitation(organization, sender, {
                ...transfer,
                resources: [
                    ...[organization, ...others].map((value) => ({ type: "ORGANIZATION", value })),
                    { type: "MANAGEMENT_ACCOUNT", value: own },
                ],
            });
        assert.deepEqual(judge(guarding, naming("o-strangerid", "o-ourownorgid")), { verdict: "unwanted" });
        assert.equal(judge(guarding, naming("o-strangerid", "o-friendorgid")).verdict, "unclear");
        assert.deepEqual(judge(guarding, naming("o-friendorgid", "o-ourownorgid")), { verdict: "allowed" });
        assert.equal(judge(guarding, naming("o-friendorgid", "o-ourownorgid", "o-thirdorgid")).verdict, "unclear");
        assert.equal(
            judge(guarding, { ...naming("o-friendorgid", "o-ourownorgid"), arn: undefined }).verdict,
            "unclear",
        );
        const strangers = { ...naming("o-strangerid", "o-ourownorgid"), arn: undefined };
        assert.equal(judge(guarding, strangers).verdict, "unwanted");
    });

    it("returns unclear for contradicting accounts of which one is allowed, with the reason", () => {
        const resources = [{ type: "MANAGEMENT_ACCOUNT", value: "333333333333" }];
        const verdict = judge(allowingAccount, invitation("o-friendorgid", "999999999999", { resources }));
        assert.equal(verdict.verdict, "unclear");
        assert.match(JSON.stringify(verdict), /contradicting senders: .*999999999999, 333333333333/);
    });

    it("returns unwanted for a handshake without a sender, with the reason", () => {
        for (const nothing of [
            bare,
            { ...bare, arn: "", parties: [], resources: [] },
            { ...bare, parties: [{ type: "EMAIL", id: "anaya@example.com" }, { type: "ORGANIZATION" }] },
            { ...bare, parties: [{ type: "ORGANIZATION", id: "" }], resources: [{ type: "ORGANIZATION", value: "" }] },
        ]) {
            assert.deepEqual(judge({ ...allowingOrganization, allowedAccounts: [sender] }, nothing), {
                verdict: "unwanted",
                doubt: "AWS sent no sender",
            });
        }
    });
});

describe("checkInvitationGuard", () => {
    it("accepts no inputs, all inputs and unknown values", () => {
        assert.deepEqual(checkInvitationGuard({}, {}), []);
        assert.deepEqual(
            checkInvitationGuard(
                {},
                {
                    allowedOrganizations: ["o-exampleorgid"],
                    allowedAccounts: [sender],
                    actions: ["INVITE", "TRANSFER_RESPONSIBILITY"],
                    connection: { assumeRoles: [{ roleArn: "arn:aws:iam::222222222222:role/guard" }] },
                },
            ),
            [],
        );
        assert.deepEqual(
            checkInvitationGuard(
                {},
                {
                    allowedOrganizations: unknown,
                    allowedAccounts: [unknown, sender],
                    actions: unknown,
                    connection: unknown,
                },
            ),
            [],
        );
    });

    for (const action of ["ENABLE_ALL_FEATURES", "APPROVE_ALL_FEATURES", "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE"]) {
        it(`rejects ${action}, which the account's own organization sends, with the reason`, () => {
            const [failure, ...others] = checkInvitationGuard({}, { actions: ["INVITE", action] });
            assert.deepEqual(others, []);
            assert.equal(failure?.property, "actions[1]");
            assert.match(failure.reason, new RegExp(`can't be ${action}: .*own organization.*declining it breaks`));
        });
    }

    const wrong: [string, Record<string, unknown>, string, RegExp][] = [
        ["an action that AWS doesn't have", { actions: ["invite"] }, "actions[0]", /one of INVITE, TRANSFER.*"invite"/],
        ["a list of actions among the actions", { actions: [["INVITE"]] }, "actions[0]", /not \["INVITE"\]\.$/],
        [
            "the list of an own action among the actions",
            { actions: [["ENABLE_ALL_FEATURES"]] },
            "actions[0]",
            /not \["ENABLE_ALL_FEATURES"\]\.$/,
        ],
        [
            "an action that is an object with a toString",
            { actions: [{ toString: "INVITE" }] },
            "actions[0]",
            /not \{"toString":"INVITE"\}\.$/,
        ],
        ["an action that is null", { actions: [null] }, "actions[0]", /not null\.$/],
        [
            "a list of accounts among the accounts",
            { allowedAccounts: [[sender]] },
            "allowedAccounts[0]",
            /not \["111111111111"\]\.$/,
        ],
        ["no action", { actions: [] }, "actions", /at least one of INVITE, TRANSFER_RESPONSIBILITY\.$/],
        ["actions that are no list", { actions: "INVITE" }, "actions", /must be a list/],
        [
            "an organization without o-",
            { allowedOrganizations: ["exampleorgid"] },
            "allowedOrganizations[0]",
            /not "exampleorgid"\.$/,
        ],
        [
            "an organization with something before the o-",
            { allowedOrganizations: ["an o-exampleorgid"] },
            "allowedOrganizations[0]",
            /"an o-exampleorgid"/,
        ],
        [
            "an organization whose id is too long",
            { allowedOrganizations: [`o-${"a".repeat(33)}`] },
            "allowedOrganizations[0]",
            /10 to 32/,
        ],
        [
            "a list of organizations among the organizations",
            { allowedOrganizations: [["o-exampleorgid"]] },
            "allowedOrganizations[0]",
            /not \["o-exampleorgid"\]/,
        ],
        [
            "an account among the organizations",
            { allowedOrganizations: ["o-exampleorgid", sender] },
            "allowedOrganizations[1]",
            /not "111111111111"\. The id of a management account goes into allowedAccounts\.$/,
        ],
        [
            "an account that is a number",
            { allowedAccounts: [111111111111] },
            "allowedAccounts[0]",
            /string of 12 digits, not 111111111111\. Here it is a number: write it in quotes\.$/,
        ],
        [
            "an account that is too short",
            { allowedAccounts: ["11111111111"] },
            "allowedAccounts[0]",
            /12 digits, not "11111111111"\.$/,
        ],
        ["an account that YAML read as octal", { allowedAccounts: [2454267026] }, "allowedAccounts[0]", /in quotes\.$/],
        ["an account that is null", { allowedAccounts: [null] }, "allowedAccounts[0]", /not null\.$/],
        ["accounts that are null", { allowedAccounts: null }, "allowedAccounts", /must be a list\. Here it is null: /],
        ["organizations that are null", { allowedOrganizations: null }, "allowedOrganizations", /Here it is null: /],
        ["actions that are null", { actions: null }, "actions", /must be a list\. Here it is null: leave it out/],
        ["an account that is too long", { allowedAccounts: ["1111111111111"] }, "allowedAccounts[0]", /12 digits/],
        ["an account within a string", { allowedAccounts: ["the 111111111111"] }, "allowedAccounts[0]", /12 digits/],
        [
            "an unknown input",
            { allowedOrganisations: [] },
            "allowedOrganisations",
            /is not an input of InvitationGuard; its inputs are allowedOrganizations, allowedAccounts, actions, connection\.$/,
        ],
        [
            "an input that only a refresh sets",
            { unwanted: [] },
            "unwanted",
            /ignoreChanges can't ignore.*allowedAccounts\.$/,
        ],
        ["a connection with a secret", { connection: { secretKey: "s" } }, "connection.secretKey", /./],
    ];
    for (const [what, inputs, property, reason] of wrong) {
        it(`rejects ${what} and names the property`, () => {
            const [failure, ...others] = checkInvitationGuard({}, inputs);
            assert.deepEqual(others, []);
            assert.equal(failure?.property, property);
            assert.match(failure.reason, reason);
        });
    }
});

describe("diffInvitationGuard", () => {
    const olds: InvitationGuardOutputs = {
        allowedOrganizations: ["o-exampleorgid"],
        accountId: own,
        allowed: [{ handshakeId: "h-aaaaaaaa1" }],
        declined: [{ handshakeId: "h-aaaaaaaa2" }],
        unwanted: [],
        accepted: [],
    };

    it("reports no change for equal inputs, whatever was allowed or declined since then", () => {
        const none = { changes: [], replaces: [] };
        assert.deepEqual(diffInvitationGuard(olds, { allowedOrganizations: ["o-exampleorgid"] }), none);
        assert.deepEqual(diffInvitationGuard({}, {}), none, "nor is it one where nothing was looked for yet");
    });

    it("reports a change for each changed input", () => {
        const changes: Parameters<typeof diffInvitationGuard>[1][] = [
            { allowedOrganizations: [] },
            { allowedOrganizations: unknown },
            { allowedAccounts: [sender] },
            { actions: ["INVITE"] },
            { connection: { region: "us-east-1" } },
        ];
        for (const more of changes) {
            assert.equal(
                diffInvitationGuard(olds, { allowedOrganizations: ["o-exampleorgid"], ...more }).changes.length > 0,
                true,
            );
        }
    });

    it("reports a change while an unwanted handshake is not declined", () => {
        const unwanted = [{ handshakeId: "h-aaaaaaaa3" }];
        assert.deepEqual(diffInvitationGuard({ ...olds, unwanted }, { allowedOrganizations: ["o-exampleorgid"] }), {
            changes: [{ path: "unwanted", kind: "delete" }],
            replaces: [],
        });
    });
});

describe("inputsOf", () => {
    const programInputs = {
        allowedOrganizations: ["o-exampleorgid"],
        allowedAccounts: [sender],
        actions: ["INVITE"],
        connection: { profile: "anaya" },
    };
    const outputs: InvitationGuardOutputs = {
        ...programInputs,
        accountId: own,
        allowed: [],
        declined: [],
        unwanted: [],
        accepted: [],
    };

    it("returns the inputs of the program if nothing is unwanted", () => {
        assert.deepEqual(inputsOf(outputs), programInputs);
        assert.deepEqual(checkInvitationGuard({}, JSON.parse(JSON.stringify(inputsOf(outputs)))), []);
    });

    it("adds the unwanted handshakes, so that the next preview shows them", () => {
        const unwanted = [{ handshakeId: "h-aaaaaaaa3" }];
        assert.deepEqual(inputsOf({ ...outputs, unwanted }), { ...programInputs, unwanted });
    });
});

describe("InvitationGuard", () => {
    const ids = (handshakes: { handshakeId: string }[]) => handshakes.map(({ handshakeId }) => handshakeId);
    const many = (count: number) =>
        Array.from({ length: count }, (_, at) =>
            invitation("o-strangerid", sender, { id: `h-stranger${String(at).padStart(2, "0")}` }),
        );

    it("declines unwanted handshakes and makes no call for the others", async () => {
        const account = new FakeAccount(own, [
            invitation("o-strangerid", sender, { id: "h-unwanted1" }),
            invitation("o-friendorgid", sender, { id: "h-allowed11" }),
            invitation("o-strangerid", sender, { id: "h-transfer1", action: "TRANSFER_RESPONSIBILITY" }),
            invitation("o-strangerid", sender, { id: "h-declined1", state: "DECLINED" }),
            invitation("o-strangerid", sender, { id: "h-canceled1", state: "CANCELED" }),
            invitation("o-oursoursours", own, { id: "h-sentbyus1" }),
            invitation("o-oursoursours", own, { id: "h-sentbyus2", state: "DECLINED" }),
        ]);
        const outputs = await guardAccount(account.context, {
            allowedOrganizations: ["o-friendorgid"],
            actions: ["INVITE"],
        });
        assert.deepEqual(account.calls, ["accountId", "list", "decline h-unwanted1"]);
        assert.equal(outputs.accountId, own);
        assert.deepEqual(ids(outputs.allowed), ["h-allowed11"]);
        assert.deepEqual(ids(outputs.declined), ["h-declined1", "h-unwanted1"]);
        assert.deepEqual(outputs.unwanted, []);
        assert.deepEqual(account.infos, [
            "Handshake h-unwanted1 of account 222222222222 (INVITE, from o-strangerid, account 111111111111) is DECLINED now.",
        ]);
    });

    it("stores no e-mail address and no note, but the ID, action, sender and expiry of each handshake", async () => {
        const account = new FakeAccount(own, [invitation("o-strangerid", sender)]);
        const outputs = await guardAccount(account.context, {});
        assert.deepEqual(outputs.declined, [
            {
                handshakeId: "h-aaaaaaaa1",
                action: "INVITE",
                organizationId: "o-strangerid",
                senderAccountId: sender,
                expirationTimestamp: "2026-01-16T00:00:00.000Z",
            },
        ]);
        assert.doesNotMatch(JSON.stringify([outputs, account.infos, account.warnings]), /@|planted/);
    });

    it("says why it declines a handshake with a missing or contradicting sender", async () => {
        const parties = [{ type: "ORGANIZATION", id: "strangerid" }];
        const account = new FakeAccount(own, [
            { ...bare, id: "h-nothing11" },
            invitation("o-friendorgid", sender, { id: "h-contradic", parties }),
        ]);
        await readInvitationGuard(account.context, own, {});
        assert.match(
            account.warnings[0] ?? "",
            /\n {2}h-contradic .*: it isn't allowed because .* contradicting senders/,
        );
        assert.match(account.warnings[0] ?? "", /\n {2}h-nothing11 .*: it isn't allowed because AWS sent no sender/);
        await previewInvitationGuard(account.context, {});
        assert.equal(account.warnings[1], account.warnings[0], "a preview says it before anything is declined");
        await guardAccount(account.context, {});
        assert.deepEqual(account.infos.sort(), [
            "Handshake h-contradic of account 222222222222 (INVITE, from o-friendorgid, account 111111111111) is DECLINED now. It isn't allowed because AWS sent contradicting senders: o-friendorgid, o-strangerid, 111111111111.",
            "Handshake h-nothing11 of account 222222222222 (INVITE, from an organization that AWS doesn't name) is DECLINED now. It isn't allowed because AWS sent no sender.",
        ]);
    });

    it("declines no unclear handshake, and warns of it in an update, a refresh and a preview", async () => {
        const unclear = [
            invitation("o-strangerid", sender, { id: "h-newstate1", state: "SOMETHING_NEW" }),
            invitation("o-strangerid", sender, { id: "h-noaction1", action: undefined }),
            invitation("o-strangerid", sender, { id: undefined, action: undefined }),
        ];
        for (const step of [
            guardAccount,
            previewInvitationGuard,
            (context: FakeAccount["context"]) => readInvitationGuard(context, own, {}),
        ]) {
            const account = new FakeAccount(own, unclear);
            const outputs = await step(account.context, {});
            assert.deepEqual(outputs?.unwanted, []);
            assert.equal(outputs?.unclear?.length, 3);
            assert.deepEqual(
                diffInvitationGuard(outputs, {}).changes,
                [{ path: "unclear", kind: "delete" }],
                "nor is it clean",
            );
            assert.deepEqual(account.calls, ["accountId", "list"]);
            assert.equal(account.warnings.length, 3);
            const [missingId, newState, noAction] = account.warnings;
            assert.match(
                newState ?? "",
                /h-newstate1 of account 2{12} .*an unknown state, SOMETHING_NEW: the guard can't/,
            );
            assert.match(noAction ?? "", /h-noaction1 of account 2{12} \(no action, from .*AWS sent no action/);
            assert.match(missingId ?? "", /^Handshake without an id of account 2{12} \(no action, from o-strangerid/);
        }
    });

    it("declines all other handshakes if one decline fails, and declines that one at the next update", async () => {
        const account = new FakeAccount(own, many(20), { "h-stranger07": refusal("AccessDeniedException") });
        const thrown = await guardAccount(account.context, {}).catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError);
        assert.equal(account.declined.length, 20);
        assert.deepEqual(thrown.reasons, [
            "Account 222222222222: The call failed: AccessDeniedException: AWS's words.",
        ]);
        assert.deepEqual(ids(thrown.outputs.unwanted), ["h-stranger07"]);
        assert.equal(thrown.outputs.declined.length, 19);
        assert.equal(
            diffInvitationGuard(thrown.outputs, {}).changes.length > 0,
            true,
            "the next up has something to do",
        );

        account.outcomes = {};
        account.calls.length = 0;
        const updated = await guardAccount(account.context, {}, own);
        assert.deepEqual(account.declined, ["h-stranger07"]);
        assert.equal(updated.declined.length, 20);
        assert.deepEqual(updated.unwanted, []);
        assert.equal(diffInvitationGuard(updated, {}).changes.length > 0, false);
    });

    it("reports one sorted line for each failed decline", async () => {
        const account = new FakeAccount(own, many(2), {
            "h-stranger00": refusal("TooManyRequestsException"),
            "h-stranger01": refusal("AccessDeniedException"),
        });
        await assert.rejects(guardAccount(account.context, {}), {
            message:
                "Account 222222222222: The call failed: AccessDeniedException: AWS's words.\nAccount 222222222222: The call failed: TooManyRequestsException: AWS's words.",
        });
    });

    it("fails if an unwanted handshake was accepted meanwhile, and warns if it was canceled or has expired", async () => {
        const account = new FakeAccount(own, many(4), {
            "h-stranger00": "CANCELED",
            "h-stranger01": "EXPIRED",
            "h-stranger02": "ACCEPTED",
            "h-stranger03": "DECLINED",
        });
        const thrown = await guardAccount(account.context, {}).catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError);
        assert.deepEqual(ids(thrown.outputs.unwanted), ["h-stranger02"]);
        assert.deepEqual(ids(thrown.outputs.declined), ["h-stranger03"]);
        assert.match(
            thrown.message,
            /^Handshake h-stranger02 of account 2{12} can't be declined any more: it is ACCEPTED, account 2{12} joined/,
        );
        assert.match(thrown.message, /run pulumi up again, and the guard lists the account's handshakes again\.$/);
        assert.doesNotMatch(thrown.message, /out of the program/);
        assert.equal(account.warnings.length, 2);
        for (const warning of account.warnings) {
            assert.match(warning, /^Handshake h-stranger0[01] of account 222222222222 is (CANCELED|EXPIRED)/);
        }
    });

    it("reports a handshake without an ID, which it cannot decline, and declines the others", async () => {
        const account = new FakeAccount(own, [
            { ...invitation("o-strangerid", sender), id: undefined },
            invitation("o-strangerid", sender, { id: "h-unwanted1" }),
        ]);
        await assert.rejects(
            guardAccount(account.context, {}),
            /lists a pending handshake \(INVITE, from o-strangerid\) of account 2{12} without its id/,
        );
        assert.deepEqual(account.declined, ["h-unwanted1"]);
        const nobody = new FakeAccount(own, [{ ...bare, id: undefined }]);
        await assert.rejects(
            guardAccount(nobody.context, {}),
            /\(INVITE, from a sender that AWS doesn't name either\) of account 2{12} without its id/,
        );
        assert.deepEqual(nobody.declined, []);
    });

    it("reports an unexpected error as a bug, and declines the other handshakes", async () => {
        const outcomes = { "h-stranger00": new TypeError("x is not a function") };
        const account = new FakeAccount(own, many(2), outcomes);
        await assert.rejects(
            guardAccount(account.context, {}),
            /^HandshakeError: Account 2{12}: pulumi-aws-handshakes hit an unexpected error. Please report it: x is not a function$/,
        );
        assert.deepEqual(account.declined, ["h-stranger00", "h-stranger01"]);
    });

    it("rejects credentials of another account before it lists or declines anything", async () => {
        const account = new FakeAccount("333333333333", many(1));
        const otherAccount = /This guard is for account 222222222222, but the credentials belong to account 3{12}\./;
        await assert.rejects(guardAccount(account.context, {}, own), otherAccount);
        assert.match((await readInvitationGuard(account.context, own, {})).unreachable ?? "", otherAccount);
        assert.deepEqual(account.calls, ["accountId", "accountId"]);
    });

    it("fails if it cannot list the handshakes", async () => {
        const account = new FakeAccount(own, many(1));
        account.denied = refusal("AccessDeniedException");
        const thrown = await guardAccount(account.context, {}).catch((error: unknown) => error);
        assert(thrown instanceof HandshakeError);
        assert.equal(thrown instanceof PartialFailureError, false);
        assert.match(thrown.message, /AccessDeniedException/);
        assert.deepEqual(account.declined, []);
    });

    it("keeps its state as unreachable until a refresh can list the handshakes", async () => {
        const account = new FakeAccount(own, many(1));
        const before = await readInvitationGuard(account.context, own, { allowedAccounts: ["999999999999"] });
        account.denied = refusal("AccessDeniedException");
        account.warnings.length = 0;
        const afterFailure = await readInvitationGuard(account.context, own, before);
        assert.deepEqual(afterFailure, { ...before, unreachable: account.denied.message });
        assert.match(
            account.warnings[0] ?? "",
            /^Could not list the handshakes of account 2{12}, so .*AccessDeniedException/,
        );
        assert.equal(account.warnings.length, 1);
        const { unwanted: _, ...clean } = before;
        const unreachable = { path: "unreachable", kind: "delete" };
        assert.deepEqual(
            diffInvitationGuard({ ...clean, unreachable: "denied" }, { allowedAccounts: ["999999999999"] }).changes,
            [unreachable],
        );
        assert.equal(inputsOf(afterFailure).unreachable, account.denied.message);
        account.denied = undefined;
        assert.deepEqual(await readInvitationGuard(account.context, own, afterFailure), before);
    });

    it("fails a refresh and a preview if they are canceled or the configuration cannot be parsed", async () => {
        for (const error of [new CanceledError("canceled"), new ConfigurationError("aws:assumeRoles")]) {
            const account = new FakeAccount(own, many(1));
            account.denied = error;
            await assert.rejects(readInvitationGuard(account.context, own, {}), error);
            await assert.rejects(previewInvitationGuard(account.context, {}, own), error);
            assert.deepEqual(account.warnings, []);
        }
    });

    it("fails an update, and warns in a refresh and a preview, if an unwanted handshake was accepted", async () => {
        const account = new FakeAccount(own, [
            invitation("o-strangerid", sender, {
                id: "h-takenover1",
                state: "ACCEPTED",
                requestedTimestamp: "2026-01-01T00:00:00.000Z",
            }),
            invitation("o-friendorgid", "999999999999", { id: "h-friendly11", state: "ACCEPTED" }),
            invitation("o-strangerid", sender, { id: "h-unwanted1" }),
        ]);
        const inputs = { allowedOrganizations: ["o-friendorgid"] };
        const message =
            /^Handshake h-takenover1 of account 2{12} \(INVITE, from o-strangerid, account 1{12}\), sent 2026-01-01T00:00:00.000Z, was ACCEPTED, and its sender isn't allowed: account 2{12} joined o-strangerid\..*leave-organization.*add o-strangerid to allowedOrganizations/;
        const found = await readInvitationGuard(account.context, own, inputs);
        assert.deepEqual(ids(found.accepted), ["h-takenover1"]);
        assert.match(account.warnings.splice(0).join(), message);
        assert.deepEqual(ids((await previewInvitationGuard(account.context, inputs))?.accepted ?? []), [
            "h-takenover1",
        ]);
        assert.match(account.warnings.splice(0)[0] ?? "", message);
        const thrown = await guardAccount(account.context, inputs).catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError);
        assert.match(thrown.message, message);
        assert.deepEqual(account.declined, ["h-unwanted1"], "it stops no decline");
        assert.deepEqual(ids(thrown.outputs.accepted), ["h-takenover1"]);
        assert.deepEqual(diffInvitationGuard(thrown.outputs, inputs).changes, [{ path: "accepted", kind: "delete" }]);
        const allowing = { allowedOrganizations: ["o-friendorgid", "o-strangerid"] };
        assert.deepEqual((await guardAccount(account.context, allowing)).accepted, []);
    });

    it("says where the bills of an accepted transfer go, and that AWS does not name a sender", async () => {
        const accepted = { action: "TRANSFER_RESPONSIBILITY", state: "ACCEPTED" };
        const account = new FakeAccount(own, [
            invitation("o-strangerid", sender, { id: "h-transfer1", ...accepted }),
            { ...bare, id: "h-unnamed11", state: "ACCEPTED" },
        ]);
        const thrown = await guardAccount(account.context, {}).catch((error: unknown) => error);
        assert(thrown instanceof PartialFailureError);
        const [transfer, unnamed] = thrown.reasons;
        assert.match(
            transfer ?? "",
            /the bills of account 2{12}'s organization go to o-strangerid.*terminate-responsib/,
        );
        assert.match(
            unnamed ?? "",
            /joined a sender that AWS doesn't name.*It isn't allowed because AWS sent no sender/,
        );
    });

    it("adds new handshakes at the end of its lists, whatever their IDs are", async () => {
        const sent = (id: string, requestedTimestamp: string, state = "DECLINED") =>
            invitation("o-strangerid", sender, { id, requestedTimestamp, state });
        const account = new FakeAccount(own, [
            sent("h-bbbbbbbb1", "2026-01-02T00:00:00.000Z"),
            sent("h-zzzzzzzz1", "2026-01-01T00:00:00.000Z"),
            sent("h-aaaaaaaa1", "2026-01-03T00:00:00.000Z", "OPEN"),
        ]);
        const before = await readInvitationGuard(account.context, own, {});
        assert.deepEqual(ids(before.declined), ["h-zzzzzzzz1", "h-bbbbbbbb1"]);
        const after = await guardAccount(account.context, {});
        assert.deepEqual(ids(after.declined), ["h-zzzzzzzz1", "h-bbbbbbbb1", "h-aaaaaaaa1"]);
        assert.deepEqual((await readInvitationGuard(account.context, own, {})).declined, after.declined);
    });

    it("lists unwanted handshakes at a refresh and declines none", async () => {
        const account = new FakeAccount(own, [
            invitation("o-strangerid", sender, { id: "h-unwanted2" }),
            invitation("o-strangerid", sender, { id: "h-unwanted1" }),
            invitation("o-friendorgid", sender, { id: "h-allowed11" }),
            invitation("o-strangerid", sender, { id: "h-declined1", state: "DECLINED" }),
        ]);
        const olds = {
            allowedOrganizations: ["o-friendorgid"],
            accountId: own,
            allowed: [],
            declined: [],
            unwanted: [{ handshakeId: "h-gonelong1" }],
        };
        const outputs = await readInvitationGuard(account.context, own, olds);
        assert.deepEqual(account.calls, ["accountId", "list"]);
        assert.deepEqual(ids(outputs.unwanted), ["h-unwanted1", "h-unwanted2"]);
        assert.deepEqual(ids(outputs.allowed), ["h-allowed11"]);
        assert.deepEqual(ids(outputs.declined), ["h-declined1"]);
        assert.deepEqual(outputs.allowedOrganizations, ["o-friendorgid"]);
        account.handshakes.reverse();
        assert.deepEqual(
            await readInvitationGuard(account.context, own, outputs),
            outputs,
            "the order that AWS lists in is no change",
        );
    });

    it("allows the senders of all pending handshakes at an import", async () => {
        const account = new FakeAccount(own, [
            invitation("o-strangerid", sender, { id: "h-stranger1" }),
            invitation("o-friendorgid", "999999999999", { id: "h-friendly1" }),
            invitation("o-friendorgid", "999999999999", { id: "h-friendly2" }),
            { ...bare, id: "h-accounts1", resources: [{ type: "MANAGEMENT_ACCOUNT", value: "888888888888" }] },
            invitation("o-odd", "777777777777", { id: "h-oddorgani" }),
            invitation("o-settledorg", sender, { id: "h-declined1", state: "DECLINED" }),
            invitation("o-otheraction", sender, { id: "h-transfer1", action: "ENABLE_ALL_FEATURES" }),
            invitation("o-ownorganiz", own, { id: "h-sentbyus1" }),
            { ...bare, id: "h-noanybody" },
            { ...bare, id: "h-unnamable", resources: [{ type: "ORGANIZATION", value: "o-odd" }] },
            invitation("o-contradict", sender, {
                id: "h-contradic",
                parties: [{ type: "ORGANIZATION", id: "strangerid" }],
            }),
        ]);
        const imported = await importInvitationGuard(account.context, own);
        assert.deepEqual(imported.allowedOrganizations, ["o-friendorgid", "o-strangerid"]);
        assert.deepEqual(imported.allowedAccounts, ["777777777777", "888888888888"]);
        assert.equal(imported.actions, undefined);
        assert.deepEqual(ids(imported.unwanted), ["h-noanybody", "h-unnamable"]);
        assert.deepEqual(ids(imported.unclear ?? []), ["h-contradic"], "it names somebody who is allowed now");
        const { allowedOrganizations, allowedAccounts } = imported;
        assert.deepEqual(checkInvitationGuard({}, { allowedOrganizations, allowedAccounts }), []);
        assert.deepEqual(account.calls, ["accountId", "list"]);
        const left = await readInvitationGuard(account.context, own, imported);
        assert.deepEqual(left, imported, "the refresh after it finds nothing new");
    });

    it("is imported without lists if nothing is pending, and warns once of an unclear handshake", async () => {
        const account = new FakeAccount(own, [invitation("o-strangerid", sender, { state: "SOMETHING_NEW" })]);
        const imported = await importInvitationGuard(account.context, own);
        assert.deepEqual([imported.allowedOrganizations, imported.allowedAccounts], [undefined, undefined]);
        assert.equal(account.warnings.length, 1);
    });

    it("rejects an import with credentials of another account or without permission to list", async () => {
        const other = new FakeAccount("333333333333", many(1));
        await assert.rejects(importInvitationGuard(other.context, own), /credentials belong to account 3{12}\./);
        assert.deepEqual(other.calls, ["accountId"]);
        const denied = new FakeAccount(own, many(1));
        denied.denied = refusal("AccessDeniedException");
        await assert.rejects(importInvitationGuard(denied.context, own), /AccessDeniedException/);
    });

    it("says at a delete that nothing changes in AWS", () => {
        assert.match(
            unguardedMessage(own),
            /The guard of account 222222222222 was removed, which changes nothing in AWS.*Without another guard/,
        );
    });
});

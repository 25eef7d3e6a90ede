import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { protectionPolicy } from "../../src/pulumi/protectionPolicy";
import { evaluate, type Verdict } from "./support/iamEvaluator";

const repository = join(__dirname, "../..");

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html (Action, in lower case) */
const types = [
    "invite",
    "enable_all_features",
    "approve_all_features",
    "add_organizations_service_linked_role",
    "transfer_responsibility",
];

const partitions = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"];

const member = "444444444444";
const friend = { name: "an allowed organization", organization: "o-friendorgid", account: "111111111111" };
const allowedAccount = { name: "an allowed account", organization: "o-strangerid", account: "333333333333" };
const stranger = { name: "a stranger", organization: "o-strangerid", account: "555555555555" };
/** The beginning of its ID is the ID of an allowed organization. */
const lookalike = {
    name: "an organization with a similar id",
    organization: "o-friendorgid2",
    account: "666666666666",
};

const allowed = { allowedOrganizations: [friend.organization], allowedAccounts: [allowedAccount.account] };

interface Case {
    who: "a role" | "the root user";
    action: string;
    /** The sender of the handshake; an action without a handshake has none. */
    sender?: { name: string; organization: string; account: string };
    verdict: Verdict;
}

const verdicts = { Allowed: "allowed", ExplicitlyDenied: "denied", ImplicitlyDenied: "not allowed by anything" };

const cases: Case[] = (["a role", "the root user"] as const).flatMap((who) => [
    ...[stranger, lookalike].map((sender) => ({
        ...{ who, action: "AcceptHandshake", sender },
        verdict: "ExplicitlyDenied" as const,
    })),
    ...[friend, allowedAccount].map((sender) => ({
        ...{ who, action: "AcceptHandshake", sender },
        verdict: "Allowed" as const,
    })),
    ...["DeclineHandshake", "DescribeHandshake"].flatMap((action) =>
        [stranger, friend].map((sender) => ({ who, action, sender, verdict: "Allowed" as const })),
    ),
    { who, action: "ListHandshakesForAccount", verdict: "Allowed" },
    { who, action: "LeaveOrganization", verdict: "ExplicitlyDenied" },
]);

function requestOf({ who, action, sender }: Case, partition: string, type: string) {
    return {
        principal: `arn:${partition}:iam::${member}:${who === "a role" ? "role/administrator" : "root"}`,
        action: `organizations:${action}`,
        resource:
            sender === undefined
                ? "*"
                : `arn:${partition}:organizations::${sender.account}:handshake/${sender.organization}/${type}/h-examplehandshakeid111`,
    };
}

/** The table of docs/protect-organization.md. */
function table(): string {
    const rows = cases.map(
        ({ who, action, sender, verdict }) =>
            `| ${who} | \`${action}\` | ${sender?.name ?? "none"} | ${verdicts[verdict]} |`,
    );
    return ["| Who | Action | Sender of the handshake | Verdict |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

describe("the protection policy, by an independent evaluator of IAM,", () => {
    for (const partition of partitions) {
        const policy = protectionPolicy({ ...allowed, partition });

        for (const each of cases) {
            const { who, action, sender, verdict } = each;
            const from = sender === undefined ? "" : ` of a handshake from ${sender.name}`;
            it(`has the verdict "${verdicts[verdict]}" as a service control policy in ${partition} for ${action}${from} by ${who}`, async () => {
                for (const type of sender === undefined ? ["-"] : types) {
                    const request = requestOf(each, partition, type);
                    assert.equal(await evaluate({ ...request, serviceControlPolicies: [policy] }), verdict, type);
                }
            });
        }

        it(`has the same verdicts as an IAM policy of a role in ${partition}, in an account without an organization`, async () => {
            for (const each of cases.filter(({ who }) => who === "a role")) {
                const request = requestOf(each, partition, "invite");
                assert.equal(await evaluate({ ...request, identityPolicies: [policy] }), each.verdict, each.action);
            }
        });
    }

    it("allows nothing by itself", async () => {
        for (const each of cases.filter(({ who }) => who === "a role")) {
            const request = { ...requestOf(each, "aws", "invite"), identityPolicies: [protectionPolicy(allowed)] };
            assert.notEqual(await evaluate({ ...request, isAdministrator: false }), "Allowed");
        }
    });

    it("denies AcceptHandshake and nothing else if no sender is allowed", async () => {
        const serviceControlPolicies = [protectionPolicy({ allowedOrganizations: [], allowLeaving: true })];
        for (const each of cases) {
            const verdict = each.action === "AcceptHandshake" ? "ExplicitlyDenied" : "Allowed";
            const request = requestOf(each, "aws", "invite");
            assert.equal(await evaluate({ ...request, serviceControlPolicies }), verdict, each.action);
        }
    });

    it("allows LeaveOrganization with allowLeaving", async () => {
        const serviceControlPolicies = [protectionPolicy({ ...allowed, allowLeaving: true })];
        const leave = { who: "a role", action: "LeaveOrganization", verdict: "Allowed" } as const;
        assert.equal(await evaluate({ ...requestOf(leave, "aws", "-"), serviceControlPolicies }), "Allowed");
    });

    it("denies AcceptHandshake from every sender if two policies allow different organizations", async () => {
        const serviceControlPolicies = [friend, stranger].map(({ organization }) =>
            protectionPolicy({ allowedOrganizations: [organization] }),
        );
        for (const sender of [friend, stranger]) {
            const accept = { who: "a role", action: "AcceptHandshake", sender, verdict: "ExplicitlyDenied" } as const;
            const request = requestOf(accept, "aws", "invite");
            assert.equal(await evaluate({ ...request, serviceControlPolicies }), "ExplicitlyDenied");
        }
    });

    it("denies more than the policy that AWS recommends, which allows a stranger's invitation", async () => {
        const recommended = JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }],
        });
        const accept = { who: "a role", action: "AcceptHandshake", sender: stranger, verdict: "Allowed" } as const;
        const request = requestOf(accept, "aws", "invite");
        assert.equal(await evaluate({ ...request, serviceControlPolicies: [recommended] }), "Allowed");
    });

    it("has its table in docs/protect-organization.md", () => {
        const page = readFileSync(join(repository, "docs/protect-organization.md"), "utf8");
        assert.ok(page.includes(table()), table());
    });
});

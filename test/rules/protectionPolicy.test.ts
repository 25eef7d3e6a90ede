import assert from "node:assert/strict";
import fc from "fast-check";
import { MAX_POLICY_CHARACTERS, protectionPolicyDocument } from "../../src/handshake/protectionPolicy";
import { lookUps } from "../../src/native/plugin/lookUps";
import type { Session } from "../../src/native/plugin/resourceProvider";
import { functionTokens } from "../../src/native/tokens";
import { HandshakeError } from "../../src/resources/handshakeError";
import { buildProtectionPolicy } from "../../src/resources/protectionPolicy/protectionPolicy";

const friend = "o-friendorgid";
const partner = "o-partnerorgid";
const account = "111111111111";

const organizationId = fc.stringMatching(/^o-[a-z0-9]{10,32}$/);
const accountId = fc.stringMatching(/^[0-9]{12}$/);

/** Returns a list of organizations, sorted, whose policy has exactly as many characters as AWS accepts. */
function longestList(): string[] {
    const missing = (ids: string[]) =>
        MAX_POLICY_CHARACTERS - protectionPolicyDocument({ organizations: ids, accounts: [] }, options).length;
    const options = { allowLeaving: false, partition: "aws" };
    const ids = Array.from({ length: 200 }, (_, at) => `o-${String(at).padStart(10, "0")}`);
    while (missing(ids) < 0) {
        ids.pop();
    }
    for (const at of ids.keys()) {
        ids[at] += "a".repeat(Math.min(missing(ids), 20));
    }
    return ids;
}

describe("buildProtectionPolicy", () => {
    it("denies LeaveOrganization, and AcceptHandshake except from allowed senders", () => {
        assert.deepEqual(
            JSON.parse(buildProtectionPolicy({ allowedOrganizations: [friend], allowedAccounts: [account] })),
            {
                Version: "2012-10-17",
                Statement: [
                    {
                        Sid: "DenyAcceptFromOthers",
                        Effect: "Deny",
                        Action: "organizations:AcceptHandshake",
                        NotResource: [
                            `arn:aws:organizations::*:handshake/${friend}/*/h-*`,
                            `arn:aws:organizations::${account}:handshake/o-*/*/h-*`,
                        ],
                    },
                    {
                        Sid: "DenyLeaveOrganization",
                        Effect: "Deny",
                        Action: "organizations:LeaveOrganization",
                        Resource: "*",
                    },
                ],
            },
        );
    });

    it("denies every AcceptHandshake if no sender is allowed", () => {
        const [accept] = JSON.parse(buildProtectionPolicy({ allowedOrganizations: [] })).Statement;
        assert.equal(accept.Resource, "*");
        assert.equal("NotResource" in accept, false);
    });

    it("does not deny LeaveOrganization if accounts may leave", () => {
        const policy = buildProtectionPolicy({ allowedOrganizations: [friend], allowLeaving: true });
        assert.doesNotMatch(policy, /LeaveOrganization/);
        assert.deepEqual(
            JSON.parse(policy).Statement.map(({ Action }: { Action: string }) => Action),
            ["organizations:AcceptHandshake"],
        );
    });

    it("puts the partition into each ARN", () => {
        const args = { allowedOrganizations: [friend], allowedAccounts: [account], partition: "aws-us-gov" };
        assert.equal(buildProtectionPolicy(args).match(/arn:aws-us-gov:organizations/g)?.length, 2);
    });

    for (const [name, args, message] of [
        [
            "a wildcard",
            { allowedOrganizations: ["*"] },
            /allowedOrganizations\[0\] must be an organization's .*not "\*"/,
        ],
        ["a wildcard after o-", { allowedOrganizations: [friend, "o-*"] }, /allowedOrganizations\[1\].*not "o-\*"/],
        ["a question mark", { allowedOrganizations: ["o-friendorgi?"] }, /not "o-friendorgi\?"/],
        ["a policy variable", { allowedOrganizations: [`o-\${aws:PrincipalOrgID}`] }, /allowedOrganizations\[0\]/],
        ["a slash", { allowedOrganizations: ["o-friendorgid/*"] }, /not "o-friendorgid\/\*"/],
        ["a line feed", { allowedOrganizations: ["o-friendorgid\n"] }, /allowedOrganizations\[0\]/],
        ["an upper-case id", { allowedOrganizations: ["O-FRIENDORGID"] }, /allowedOrganizations\[0\]/],
        ["an account among the organizations", { allowedOrganizations: [account] }, /goes into allowedAccounts/],
        ["an account with a wildcard", { allowedOrganizations: [], allowedAccounts: ["1111*"] }, /not "1111\*"/],
        ["an account as a number", { allowedOrganizations: [], allowedAccounts: [111111111111] }, /write it in quotes/],
        ["a list that is null", { allowedOrganizations: null }, /allowedOrganizations must be a list/],
        [
            "accounts that are null",
            { allowedOrganizations: [], allowedAccounts: null },
            /allowedAccounts must be a list/,
        ],
        ["a string for a list", { allowedOrganizations: friend }, /allowedOrganizations must be a list/],
        [
            "a list in a list",
            { allowedOrganizations: [[friend]] },
            /allowedOrganizations\[0\].*not \["o-friendorgid"\]/,
        ],
        [
            "a partition in a list",
            { allowedOrganizations: [], partition: ["aws"] },
            /partition must be .*not \["aws"\]/,
        ],
        [
            "a boolean in a list",
            { allowedOrganizations: [], allowLeaving: [true] },
            /must be true or false, not \[true\]/,
        ],
        ["no list at all", {}, /allowedOrganizations is missing/],
        ["a partition that is none", { allowedOrganizations: [], partition: "*" }, /partition must be a partition/],
        ["a string for a boolean", { allowedOrganizations: [], allowLeaving: "false" }, /must be true or false/],
        ["a misspelled name", { allowedOrganizations: [], allowLeave: true }, /allowLeave is not an argument/],
    ] as const) {
        it(`rejects ${name}`, () => {
            assert.throws(
                () => buildProtectionPolicy(args),
                (error: Error) => {
                    assert.ok(error instanceof HandshakeError, error.stack);
                    assert.match(error.message, message);
                    return true;
                },
            );
        });
    }

    it("accepts null for an optional argument", () => {
        const args = { allowedOrganizations: [friend], allowLeaving: null, partition: null };
        assert.equal(buildProtectionPolicy(args), buildProtectionPolicy({ allowedOrganizations: [friend] }));
    });

    it("says how long a too long policy would be", () => {
        const allowedOrganizations = Array.from(
            { length: 200 },
            (_, index) => `o-partner${String(index).padStart(5, "0")}`,
        );
        assert.throws(
            () => buildProtectionPolicy({ allowedOrganizations }),
            /would have 1\d,\d{3} characters, and AWS takes at most 10,240\. Only the first 1\d\d ids fit/,
        );
    });

    it("uses all characters that AWS accepts, and counts the IDs that fit if there is one character more", () => {
        const allowedOrganizations = longestList();
        assert.equal(buildProtectionPolicy({ allowedOrganizations }).length, MAX_POLICY_CHARACTERS);
        const fitting = allowedOrganizations.length;
        const [last, ...others] = [...allowedOrganizations].reverse();
        const longer = { allowedOrganizations: [`${last}z`, ...others] };
        const rejects = (args: object, characters: string, count: number) =>
            assert.throws(() => buildProtectionPolicy(args), {
                message: `The protection policy would have ${characters} characters, and AWS takes at most 10,240. Only the first ${count} ids fit (organizations, then accounts, each sorted). Allow fewer organizations and accounts. A second policy can't allow more: each policy denies what it does not list.`,
            });
        rejects(longer, "10,241", fitting - 1);
        rejects({ allowedOrganizations, allowedAccounts: [account] }, "10,298", fitting);
    });

    it("names the argument in each message, and the arguments that it has", () => {
        for (const [args, message] of [
            [
                { allowedOrganizations: [], allowLeave: true },
                "allowLeave is not an argument of protectionPolicy; its arguments are allowedOrganizations, allowedAccounts, allowLeaving, partition.",
            ],
            [{ allowedOrganizations: [], allowLeaving: "false" }, 'allowLeaving must be true or false, not "false".'],
        ] as const) {
            assert.throws(() => buildProtectionPolicy(args), { message });
        }
    });

    it("makes the result of the plugin's getProtectionPolicy, which calls no account", async () => {
        const session = new Proxy({} as Session, {
            get: () => assert.fail("The function uses nothing of the session."),
        });
        const args = { allowedOrganizations: [friend], allowedAccounts: [account], partition: "aws-cn" };
        const getProtectionPolicy = lookUps.get(functionTokens.getProtectionPolicy);
        assert.deepEqual(await getProtectionPolicy?.(session, args), { policy: buildProtectionPolicy(args) });
        await assert.rejects(
            async () => getProtectionPolicy?.(session, { allowedOrganizations: ["*"] }),
            HandshakeError,
        );
    });

    it("sorts the organizations in the policy", () => {
        const policy = buildProtectionPolicy({ allowedOrganizations: [partner, friend] });
        assert.deepEqual(JSON.parse(policy).Statement[0].NotResource, [
            `arn:aws:organizations::*:handshake/${friend}/*/h-*`,
            `arn:aws:organizations::*:handshake/${partner}/*/h-*`,
        ]);
    });

    // The properties come last: if one fails, fast-check looks for a shorter example, which takes long.
    it("returns the same JSON for any order of the IDs, without duplicates and spaces", () => {
        fc.assert(
            fc.property(
                fc.array(organizationId, { maxLength: 20 }),
                fc.array(accountId, { maxLength: 20 }),
                (allowedOrganizations, allowedAccounts) => {
                    const policy = buildProtectionPolicy({ allowedOrganizations, allowedAccounts });
                    const shuffled = {
                        allowedAccounts: [...allowedAccounts, ...allowedAccounts].reverse(),
                        allowedOrganizations: [...allowedOrganizations, ...allowedOrganizations].reverse(),
                    };
                    assert.equal(buildProtectionPolicy(shuffled), policy);
                    assert.equal(JSON.stringify(JSON.parse(policy)), policy);
                    assert.doesNotMatch(policy, /\s/);
                },
            ),
        );
    });

    it("returns at most as many characters as AWS accepts; beyond that the error says how many ids fit", () => {
        fc.assert(
            fc.property(
                fc.uniqueArray(organizationId, { minLength: 100, maxLength: 220, size: "max" }),
                fc.uniqueArray(accountId, { minLength: 0, maxLength: 60, size: "max" }),
                (allowedOrganizations, allowedAccounts) => {
                    try {
                        const policy = buildProtectionPolicy({ allowedOrganizations, allowedAccounts });
                        assert.ok(policy.length <= MAX_POLICY_CHARACTERS);
                    } catch (error) {
                        assert.ok(error instanceof HandshakeError, String(error));
                        const fitting = Number(/Only the first (\d+) ids fit/.exec(error.message)?.[1]);
                        const first = (count: number) => {
                            const all = [[...allowedOrganizations].sort(), [...allowedAccounts].sort()].flat();
                            const taken = all.slice(0, count);
                            return {
                                allowedOrganizations: taken.filter((id) => id.startsWith("o-")),
                                allowedAccounts: taken.filter((id) => !id.startsWith("o-")),
                            };
                        };
                        assert.ok(buildProtectionPolicy(first(fitting)).length <= MAX_POLICY_CHARACTERS);
                        assert.throws(() => buildProtectionPolicy(first(fitting + 1)), HandshakeError);
                    }
                },
            ),
            { numRuns: 30 },
        );
    });
});

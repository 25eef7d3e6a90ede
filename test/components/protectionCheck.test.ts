import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GuardRole, OrganizationProtection } from "../../src/components";
import { failureOf, withMocks } from "./support/mockStack";

const trusted = "arn:aws:iam::222222222222:role/pulumi";
const valid = { allowedOrganizations: ["o-friendorgid"] };
const roles = { trustedPrincipals: [trusted] };
const component = "pulumi-aws-handshakes:aws:OrganizationProtection";

/** A program in JavaScript: the types of the arguments are not checked. */
const protect = (args: unknown) => () => new OrganizationProtection("org", args as typeof valid);
const guardRole = (args: unknown) => () => new GuardRole("guard", args as typeof roles);

async function assertRejects(program: () => unknown, message: RegExp): Promise<void> {
    const registered: string[] = [];
    await assert.rejects(
        withMocks(program, { before: async ({ type }) => void registered.push(type) }),
        (error: unknown) => {
            assert.ok(pulumi.RunError.isInstance(error), String(error));
            assert.match(error.message, message);
            return true;
        },
    );
    assert.deepEqual(registered, []);
}

describe("OrganizationProtection, with Pulumi's mocks, creates nothing and", function () {
    // The first test loads @pulumi/aws.
    this.timeout(120_000);

    const known: [string, object, RegExp][] = [
        [
            "a misspelled argument",
            { ...valid, policy: {}, allowedAcounts: ["111111111111"] },
            /^allowedAcounts is not an argument of OrganizationProtection "org"; its arguments are allowedOrganizations, /,
        ],
        [
            "a misspelled part beside a valid one",
            { ...valid, policy: {}, gaurd: {} },
            /^gaurd is not an argument of OrganizationProtection "org"; .*policy, roles, guard, alarms/,
        ],
        ["a misspelled argument without a value", { ...valid, policy: {}, gaurd: undefined }, /^gaurd is not/],
        [
            "a misspelled argument of the policy",
            { ...valid, policy: { target: { pilot: "ou-exam-pilot1111" } } },
            /^target is not an argument of policy of OrganizationProtection "org"; its arguments are name, allowLeaving, targets\./,
        ],
        [
            "a misspelled argument of the roles",
            { ...valid, roles: { ...roles, externalID: "x1" } },
            /^externalID is not an argument of roles of .*organizationalUnits/,
        ],
        [
            "a misspelled argument of the guard",
            { ...valid, guard: { roleName: "a", excludedAccount: ["111111111111"] } },
            /^excludedAccount is not an argument of guard of .*excludedAccounts/,
        ],
        [
            "an argument of the component in the guard",
            { ...valid, guard: { roleName: "a", allowedOrganizations: [] } },
            /^allowedOrganizations is not an argument of guard of/,
        ],
        [
            "a misspelled argument of the alarms",
            { ...valid, alarms: { event: [] } },
            /^event is not an argument of alarms/,
        ],
        ["a member of Object.prototype", { ...valid, policy: {}, toString: 1 }, /^toString is not an argument/],
        [
            "a part that is true",
            { ...valid, guard: true },
            /^guard of OrganizationProtection "org" must be an object\./,
        ],
        ["a part that is a list", { ...valid, policy: [] }, /^policy of .* must be an object\./],
        ["a part that is an output", { ...valid, roles: pulumi.output(roles) }, /^roles of .*It can't be an output/],
        ["a part that is a promise", { ...valid, alarms: Promise.resolve({}) }, /^alarms of .*It can't be an output/],
        ["no part", { ...valid, policy: false, guard: undefined, alarms: null }, /has no part/],
        ["a guard without a role", { ...valid, guard: { roleName: null } }, /^The guard of .* has no role/],
        [
            "a guard without a list of senders",
            { guard: { roleName: "a" } },
            /^OrganizationProtection "org" has no allowedO/,
        ],
        [
            "a policy without a list of senders",
            { policy: {} },
            /"org" has no allowedOrganizations\. .*give it an empty list/,
        ],
        [
            "a list of senders that is null",
            { guard: { roleName: "a" }, allowedOrganizations: null },
            /has no allowedOrgan/,
        ],
        [
            "no target",
            { ...valid, policy: { targets: {} } },
            /^The policy of .*"org" has no target, so it would protect/,
        ],
        ["a list of targets", { ...valid, policy: { targets: ["r-exam"] } }, /^targets of .* must be an object/],
        ["an empty list of targets", { ...valid, policy: { targets: [] } }, /^targets of .* must be an object/],
        ["a target without a name", { ...valid, policy: { targets: "r-exam" } }, /^targets of .* must be an object/],
        [
            "targets as an output",
            { ...valid, policy: { targets: pulumi.output({}) } },
            /^targets of .*can't be an output/,
        ],
        [
            "a target that is no id",
            { ...valid, policy: { targets: { pilot: "pilot" } } },
            /^The target pilot in the policy of OrganizationProtection "org" must be the id of a root .*, not "pilot"\./,
        ],
        [
            "a target without a value",
            { ...valid, policy: { targets: { pilot: undefined } } },
            /target pilot .*not undefined/,
        ],
        ["an id in a list as a target", { ...valid, policy: { targets: { pilot: ["r-exam"] } } }, /not \["r-exam"\]/],
        [
            "no organizational unit",
            { ...valid, roles: { ...roles, organizationalUnits: [] } },
            /^The roles of OrganizationProtection "org" have no organizational unit, so no account would get the role\./,
        ],
        [
            "an account as an organizational unit",
            { ...valid, roles: { ...roles, organizationalUnits: ["111111111111"] } },
            /^organizationalUnits in the roles of OrganizationProtection "org" must be .* not "111111111111"\./,
        ],
        [
            "an organizational unit in no list",
            { ...valid, roles: { ...roles, organizationalUnits: "r-exam" } },
            /^organizationalUnits .* must be a list .*not "r-exam"\./,
        ],
        [
            "a list of organizational units in the list",
            { ...valid, roles: { ...roles, organizationalUnits: [["r-exam"]] } },
            /^organizationalUnits .*not \["r-exam"\]\./,
        ],
        [
            "no event",
            { ...valid, alarms: { events: [] } },
            /^The alarms of .*"org" have no event, so nothing would raise/,
        ],
        [
            "a misspelled event",
            { ...valid, alarms: { events: ["departed", "acepted"] } },
            /^events in the alarms of OrganizationProtection "org" must be a list of departed, .*, not "acepted"\./,
        ],
        [
            "an event in no list",
            { ...valid, alarms: { events: "departed" } },
            /^events .* must be a list .*not "departed"/,
        ],
        [
            "a list of events in the list",
            { ...valid, alarms: { events: [["departed"]] } },
            /^events .*not \["departed"\]/,
        ],
        [
            "events as an output",
            { ...valid, alarms: { events: pulumi.output(["departed"]) } },
            /^events .*not an output\./,
        ],
        [
            "an event as an output",
            { ...valid, alarms: { events: [pulumi.output("departed")] } },
            /^events .*not an output/,
        ],
        [
            "an address without a name",
            { ...valid, alarms: { emails: "a@example.com" } },
            /^emails of .*must be an object/,
        ],
        ["a list of addresses", { ...valid, alarms: { emails: ["a@example.com"] } }, /^emails of .*must be an object/],
        ["roles without principals", { ...valid, roles: {} }, /^trustedPrincipals is missing or empty/],
        [
            "a principal in no list",
            { ...valid, roles: { trustedPrincipals: trusted } },
            /^trustedPrincipals must be a list/,
        ],
    ];
    for (const [what, args, message] of known) {
        it(`rejects ${what}`, async () => await assertRejects(protect(args), message));
    }

    it("rejects arguments that are missing or an output", async () => {
        for (const args of [undefined, null, pulumi.output(valid)]) {
            await assertRejects(protect(args), /^OrganizationProtection "org" must be an object/);
        }
    });

    const computed: [string, object, RegExp][] = [
        [
            "a guard without a list of senders",
            { guard: { roleName: "a" }, allowedOrganizations: pulumi.output(undefined) },
            /OrganizationProtection "org" has no allowedOrganizations\./,
        ],
        [
            "a list of senders that is null",
            { guard: { roleName: "a" }, allowedOrganizations: pulumi.output(null) },
            /has no allowedOrganizations\./,
        ],
        ["a guard without a role", { ...valid, guard: { roleName: pulumi.output(undefined) } }, /has no role\./],
        [
            "no organizational unit",
            { ...valid, roles: { ...roles, organizationalUnits: pulumi.output([]) } },
            /have no organ/,
        ],
        [
            "an account as an organizational unit",
            { ...valid, roles: { ...roles, organizationalUnits: [pulumi.output("111111111111")] } },
            /organizationalUnits in the roles .*not "111111111111"\./,
        ],
        [
            "no principal",
            { ...valid, roles: { trustedPrincipals: pulumi.output([]) } },
            /trustedPrincipals is missing or/,
        ],
        [
            "an external ID that is empty",
            { ...valid, roles: { ...roles, externalId: pulumi.output("") } },
            /externalId must be a string of 2 to 1,224/,
        ],
        [
            "a topic without a value",
            { ...valid, alarms: { topicArn: pulumi.output(undefined), events: ["departed"] } },
            /topicArn of OrganizationProtection "org" is an output without a value\./,
        ],
    ];
    for (const [what, args, message] of computed) {
        it(`rejects ${what} in an output`, async () => {
            const failure = await failureOf(protect(args));
            assert.match(failure.message, message);
            const created = failure.types.filter((type) => !/cloudwatch\/eventRule/.test(type));
            assert.deepEqual(created, [component]);
        });
    }

    it("rejects a target in an output that is no id, and does not attach the policy", async () => {
        const failure = await failureOf(protect({ ...valid, policy: { targets: { pilot: pulumi.output("pilot") } } }));
        assert.match(failure.message, /The target pilot in the policy .*not "pilot"\./);
        assert.ok(!failure.types.includes("aws:organizations/policyAttachment:PolicyAttachment"));
    });

    it("rejects a key in an output without a value, and creates no topic, which would not be encrypted", async () => {
        const failure = await failureOf(protect({ ...valid, alarms: { kmsKeyId: pulumi.output(null) } }));
        assert.match(failure.message, /kmsKeyId of OrganizationProtection "org" is an output without a value\./);
        assert.ok(!failure.types.includes("aws:sns/topic:Topic"));
    });

    for (const result of [{ roots: [] }, {}]) {
        it(`rejects the result ${JSON.stringify(result)} of AWS without a root`, async () => {
            const results = { "aws:organizations/getOrganization:getOrganization": result };
            const { message, types } = await failureOf(protect({ ...valid, roles }), { results });
            assert.match(message, /AWS shows OrganizationProtection "org" no root of the organization\./);
            assert.deepEqual(types, [component]);
        });
    }

    it("accepts units, targets and lists that are not known yet", async () => {
        const program = () => {
            // In a preview, the outputs of a new resource are unknown.
            const unknown = new aws.sns.Topic("other").id;
            return protect({
                allowedOrganizations: unknown,
                policy: { targets: { pilot: unknown } },
                roles: { trustedPrincipals: unknown, organizationalUnits: unknown, externalId: unknown },
                guard: { roleName: unknown, connection: unknown },
                alarms: { topicArn: unknown, events: ["departed"] },
            })();
        };
        const { resources } = await withMocks(program, { isPreview: true });
        for (const type of ["Policy", "PolicyAttachment", "StackSet", "StackSetInstance", "OrganizationGuard"]) {
            assert.ok(
                resources.some((resource) => resource.type.endsWith(`:${type}`)),
                type,
            );
        }
    });

    it("accepts alarms alone without a list of senders", async () => {
        const { resources } = await withMocks(protect({ alarms: { events: ["departed"] } }));
        assert.ok(resources.some(({ name }) => name === "org-departed"));
    });
});

describe("GuardRole, with Pulumi's mocks, creates nothing and", () => {
    const known: [string, unknown, RegExp][] = [
        [
            "a misspelled argument",
            { ...roles, externalID: "x1" },
            /^externalID is not an argument of GuardRole "guard"; its arguments are trustedPrincipals, externalId, roleName, partition, tags\./,
        ],
        ["arguments that are missing", undefined, /^GuardRole "guard" must be an object\./],
        ["arguments that are an output", pulumi.output(roles), /^GuardRole "guard" must be an object\./],
        ["no principals", {}, /^trustedPrincipals is missing or empty, so nobody could assume the role\./],
        ["an empty list of principals", { trustedPrincipals: [] }, /^trustedPrincipals is missing or empty/],
        ["principals that are null", { trustedPrincipals: null }, /^trustedPrincipals is missing or empty/],
        ["a principal in no list", { trustedPrincipals: trusted }, /^trustedPrincipals must be a list/],
        ["a wildcard", { trustedPrincipals: ["*"] }, /^trustedPrincipals must contain only ARNs .*not "\*"/],
        [
            "a list of principals in the list",
            { trustedPrincipals: [[trusted]] },
            /^trustedPrincipals must contain .*not \["arn/,
        ],
        ["an external ID that is empty", { ...roles, externalId: "" }, /^externalId must be a string of 2 to 1,224/],
        ["an external ID in a list", { ...roles, externalId: ["x1"] }, /^externalId must be a string/],
        ["an external ID that is a number", { ...roles, externalId: 12 }, /^externalId must be a string/],
        ["an external ID with a space", { ...roles, externalId: "x 1" }, /^externalId must be a string/],
        ["a name in a list", { ...roles, roleName: ["guard"] }, /^roleName must be the name .*not \["guard"\]/],
        ["an empty name", { ...roles, roleName: "" }, /^roleName must be the name .*not ""/],
    ];
    for (const [what, args, message] of known) {
        it(`rejects ${what}`, async () => await assertRejects(guardRole(args), message));
    }

    it("rejects principals and an external ID in outputs", async () => {
        for (const [args, message] of [
            [{ trustedPrincipals: pulumi.output(undefined) }, /trustedPrincipals is missing or empty/],
            [{ trustedPrincipals: [pulumi.output("*")] }, /trustedPrincipals must contain only ARNs/],
            [{ ...roles, externalId: pulumi.output(["x1"]) }, /externalId must be a string/],
            [{ ...roles, roleName: pulumi.output(["guard"]) }, /roleName must be the name/],
        ] as const) {
            const failure = await failureOf(guardRole(args));
            assert.match(failure.message, message);
            assert.deepEqual(failure.types, ["pulumi-aws-handshakes:aws:GuardRole"]);
        }
    });
});

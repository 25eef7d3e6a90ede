import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GuardRole, OrganizationProtection, type OrganizationProtectionArgs } from "../../src/components";
import { alarmRegion } from "../../src/components/alarmRegion";
import { ALARM_EVENTS, ALARM_RULES, type AlarmEvent, inputTemplate } from "../../src/components/alarmRules";
import { keyPolicy, topicPolicy } from "../../src/components/alarmsPart";
import { guardPolicy, guardRoleTemplate, handshakesOf, trustPolicy } from "../../src/components/guardRoleDocuments";
import { organizationGuardOutputs } from "../../src/pulumi/outputs";
import { protectionPolicy } from "../../src/pulumi/protectionPolicy";
import { INPUT_NAMES } from "../../src/resources/organizationGuard/properties";
import { account, type MockOptions, type Registered, resolved, root, withMocks } from "./support/mockStack";

const friend = "o-friendorgid";
const sender = "111111111111";
const trusted = "arn:aws:iam::222222222222:role/pulumi";
const tags = { owner: "security" };
const lists = { allowedOrganizations: [friend], allowedAccounts: [sender] };
const unknown = { __pulumiUnknown: true };

/** The component itself. Its type is in every state: docs/adr/0001. */
const component: Registered = { type: "pulumi-aws-handshakes:aws:OrganizationProtection", name: "org", inputs: {} };

const policy: Registered[] = [
    {
        type: "aws:organizations/policy:Policy",
        name: "org-policy",
        inputs: {
            type: "SERVICE_CONTROL_POLICY",
            description: "Denies accepting handshakes from organizations that are not allowed.",
            content: protectionPolicy(lists),
            tags,
        },
    },
    {
        type: "aws:organizations/policyAttachment:PolicyAttachment",
        name: "org-policy-root",
        inputs: { policyId: "org-policy-id", targetId: root },
    },
];

const operationPreferences = {
    failureTolerancePercentage: 25,
    maxConcurrentPercentage: 25,
    regionConcurrencyType: "PARALLEL",
};

const roles: Registered[] = [
    {
        type: "aws:cloudformation/stackSet:StackSet",
        name: "org-role",
        inputs: {
            permissionModel: "SERVICE_MANAGED",
            autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
            managedExecution: { active: true },
            capabilities: ["CAPABILITY_NAMED_IAM"],
            description: "Lets a guard look at this account's handshakes and decline them.",
            templateBody: guardRoleTemplate({ roleName: "invitation-guard", trustedPrincipals: [trusted] }),
            callAs: "SELF",
            operationPreferences,
            tags,
        },
    },
    {
        type: "aws:cloudformation/stackSetInstance:StackSetInstance",
        name: "org-role",
        inputs: {
            stackSetName: "org-role-name",
            deploymentTargets: { organizationalUnitIds: [root] },
            stackSetInstanceRegion: "us-east-1",
            callAs: "SELF",
            operationPreferences,
        },
    },
];

const guard: Registered[] = [
    {
        type: "aws-handshakes:index:OrganizationGuard",
        name: "org-guard",
        inputs: { ...lists, roleName: "invitation-guard", connection: { allowedAccountIds: [account] } },
    },
];

const topic: Registered[] = [
    {
        type: "aws:kms/key:Key",
        name: "org-alarms",
        inputs: {
            description: "Encrypts the alarms of AWS Organizations.",
            enableKeyRotation: true,
            policy: keyPolicy("aws", account),
            tags,
            region: "us-east-1",
        },
    },
    {
        type: "aws:sns/topic:Topic",
        name: "org-alarms",
        inputs: { kmsMasterKeyId: "org-alarms-key", tags, region: "us-east-1" },
    },
    {
        type: "aws:sns/topicPolicy:TopicPolicy",
        name: "org-alarms",
        inputs: { arn: "arn:of:org-alarms", policy: topicPolicy("arn:of:org-alarms"), region: "us-east-1" },
    },
];

function rules(events: readonly AlarmEvent[], arn: string, region: object = { region: "us-east-1" }): Registered[] {
    return events.flatMap((event) => {
        const { description, pattern, paths } = ALARM_RULES[event];
        const name = `org-${event}`;
        return [
            {
                type: "aws:cloudwatch/eventRule:EventRule",
                name,
                inputs: { description, eventPattern: JSON.stringify(pattern), tags, ...region },
            },
            {
                type: "aws:cloudwatch/eventTarget:EventTarget",
                name,
                inputs: {
                    rule: `${name}-name`,
                    arn,
                    inputTransformer: { inputPaths: paths, inputTemplate: inputTemplate(ALARM_RULES[event]) },
                    ...region,
                },
            },
        ];
    });
}

const alarms = [...topic, ...rules(ALARM_EVENTS, "arn:of:org-alarms")];

const protect = (parts: Partial<OrganizationProtectionArgs>, opts?: pulumi.ComponentResourceOptions) => () =>
    new OrganizationProtection("org", { ...lists, tags, ...parts }, opts);

async function assertMakes(
    parts: Partial<OrganizationProtectionArgs>,
    expected: Registered[],
    options: MockOptions & { opts?: pulumi.ComponentResourceOptions } = {},
): Promise<OrganizationProtection> {
    const { result, resources } = await withMocks(protect(parts, options.opts), options);
    assert.deepEqual(resources, sorted([component, ...expected]));
    return result;
}

function sorted(resources: Registered[]): Registered[] {
    return [...resources].sort((one, other) => `${one.type} ${one.name}`.localeCompare(`${other.type} ${other.name}`));
}

/** The same resource with other inputs. */
function changed(resource: Registered | undefined, inputs: object): Registered {
    assert.ok(resource !== undefined);
    return { ...resource, inputs: { ...resource.inputs, ...inputs } };
}

describe("OrganizationProtection, with Pulumi's mocks,", function () {
    // The first test loads @pulumi/aws.
    this.timeout(120_000);

    it("creates all its parts", async () => {
        const all = { policy: {}, roles: { trustedPrincipals: [trusted] }, guard: {}, alarms: {} };
        const made = await assertMakes(all, [...policy, ...roles, ...guard, ...alarms]);
        assert.equal(await resolved(made.policyId), "org-policy-id");
        assert.equal(await resolved(made.policyArn), "arn:of:org-policy");
        assert.equal(await resolved(made.roleName), "invitation-guard");
        assert.equal(await resolved(made.topicArn), "arn:of:org-alarms");
        assert.ok(made.guard !== undefined);
        assert.equal(await resolved(made.guard.roleName), "invitation-guard");
    });

    it("creates all its parts in a preview, with unknown values", async () => {
        const all = { policy: {}, roles: { trustedPrincipals: [trusted] }, guard: {}, alarms: {} };
        const { resources } = await withMocks(protect(all), { isPreview: true });
        const made = new Map(resources.map((resource) => [`${resource.type} ${resource.name}`, resource.inputs]));
        assert.equal(resources.length, [component, ...policy, ...roles, ...guard, ...alarms].length);
        for (const { type, name, inputs } of [component, ...policy, ...roles, ...guard, ...alarms]) {
            const found = made.get(`${type} ${name}`) ?? {};
            for (const [input, value] of Object.entries(inputs)) {
                // Only values that AWS computes for another resource may be unknown.
                const isComputed = JSON.stringify(found[input]) === JSON.stringify(unknown);
                const isOfAnother = /^(policyId|stackSetName|kmsMasterKeyId|arn|policy|rule)$/.test(input);
                assert.ok(isComputed ? isOfAnother : true, `${name}: ${input} is not known`);
                if (!isComputed) {
                    assert.deepEqual(found[input], value, `${type} ${name}: ${input}`);
                }
            }
        }
    });

    it("creates the policy only", async () => {
        const made = await assertMakes({ policy: {} }, policy);
        assert.equal(made.guard, undefined);
        assert.equal(await resolved(made.roleName), undefined);
        assert.equal(await resolved(made.topicArn), undefined);
    });

    it("attaches the policy to the given targets in any order", async () => {
        const [made] = policy;
        const named = { name: "no-strangers", allowLeaving: true };
        const content = protectionPolicy({ ...lists, allowLeaving: true });
        const attachment = (name: string, targetId: string) => ({
            type: "aws:organizations/policyAttachment:PolicyAttachment",
            name: `org-policy-${name}`,
            inputs: { policyId: "org-policy-id", targetId },
        });
        const expected = [
            changed(made, { name: "no-strangers", content }),
            attachment("workloads", "ou-exam-workload1"),
            attachment("sandbox", "ou-exam-sandbox11"),
        ];
        const targets = { workloads: "ou-exam-workload1", sandbox: "ou-exam-sandbox11" };
        await assertMakes({ policy: { ...named, targets } }, expected);
        const other = { sandbox: targets.sandbox, workloads: targets.workloads };
        await assertMakes({ policy: { ...named, targets: other } }, expected);
    });

    it("creates the policy before its attachment", async () => {
        const order: string[] = [];
        await withMocks(protect({ policy: {} }), {
            before: async ({ name }) => {
                await new Promise((resolve) => setTimeout(resolve, name === "org-policy" ? 200 : 0));
                order.push(name);
            },
        });
        assert.ok(order.indexOf("org-policy") < order.indexOf("org-policy-root"), order.join());
    });

    it("creates the roles only, with their arguments", async () => {
        await assertMakes({ roles: { trustedPrincipals: [trusted] } }, roles);
        const role = {
            roleName: "security/guard",
            trustedPrincipals: [trusted, "arn:aws:iam::222222222222:user/robot"],
            externalId: "guard-1c5f",
        };
        const preferences = { ...operationPreferences, failureTolerancePercentage: 50, maxConcurrentPercentage: 50 };
        const made = await assertMakes(
            {
                roles: {
                    ...role,
                    organizationalUnits: ["ou-exam-workload1"],
                    callAs: "DELEGATED_ADMIN",
                    concurrencyPercentage: 50,
                },
            },
            [
                changed(roles[0], {
                    templateBody: guardRoleTemplate(role),
                    callAs: "DELEGATED_ADMIN",
                    operationPreferences: preferences,
                }),
                changed(roles[1], {
                    deploymentTargets: { organizationalUnitIds: ["ou-exam-workload1"] },
                    callAs: "DELEGATED_ADMIN",
                    operationPreferences: preferences,
                }),
            ],
        );
        assert.equal(await resolved(made.roleName), "security/guard");
    });

    it("creates the guard only, with an existing role and its own connection", async () => {
        const args = {
            roleName: "existing",
            externalId: "guard-1c5f",
            actions: ["INVITE" as const],
            organizationalUnits: ["ou-exam-workload1"],
            excludedAccounts: ["333333333333"],
        };
        const connection = { profile: "management" };
        await assertMakes({ guard: { ...args, connection } }, [
            changed(guard[0], { ...args, connection: { ...connection, allowedAccountIds: [account] } }),
        ]);
        const other = { allowedAccountIds: ["333333333333"] };
        await assertMakes({ guard: { roleName: "existing", connection: other } }, [
            changed(guard[0], { roleName: "existing", connection: other }),
        ]);
    });

    for (const none of [undefined, null]) {
        for (const [form, value] of [
            ["as a value", none],
            ["as an output", pulumi.output(none)],
            ["as a promise", Promise.resolve(none)],
        ] as const) {
            const absent = value as unknown as undefined;

            it(`allows the guard only the account of @pulumi/aws if allowedAccountIds is ${none} ${form}`, async () => {
                const connection = { region: "us-east-1", allowedAccountIds: absent };
                for (const given of [connection, pulumi.output(connection)]) {
                    await assertMakes({ guard: { roleName: "existing", connection: given } }, [
                        changed(guard[0], {
                            roleName: "existing",
                            connection: { region: "us-east-1", allowedAccountIds: [account] },
                        }),
                    ]);
                }
                await assertMakes({ guard: { roleName: "existing", connection: absent } }, [
                    changed(guard[0], { roleName: "existing" }),
                ]);
            });

            it(`uses the defaults of all other arguments that are ${none} ${form}`, async () => {
                const given = await assertMakes(
                    {
                        partition: absent,
                        policy: { allowLeaving: absent, targets: none as undefined },
                        roles: {
                            trustedPrincipals: [trusted],
                            externalId: absent,
                            roleName: absent,
                            organizationalUnits: absent,
                            callAs: absent,
                            concurrencyPercentage: absent,
                        },
                        guard: { roleName: absent, externalId: absent },
                        alarms: {
                            events: none as undefined,
                            emails: none as undefined,
                            region: absent,
                            topicArn: none as undefined,
                            kmsKeyId: none as undefined,
                            provider: none as undefined,
                        },
                    },
                    [...policy, ...roles, ...guard, ...alarms],
                );
                assert.equal(await resolved(given.roleName), "invitation-guard");
            });

            it(`uses the partition of the provider's region if partition is ${none} ${form}`, async () => {
                const parts = { policy: {}, partition: absent };
                const { resources } = await withMocks(protect(parts), { partition: "aws-cn" });
                const made = resources.find(({ type }) => type === "aws:organizations/policy:Policy");
                assert.equal(made?.inputs.content, protectionPolicy({ ...lists, partition: "aws-cn" }));
            });

            it(`passes the roles' external ID to the guard if its own is ${none} ${form}`, async () => {
                const parts = {
                    roles: { trustedPrincipals: [trusted], externalId: "guard-1c5f" },
                    guard: { externalId: absent },
                };
                const { resources } = await withMocks(protect(parts));
                assert.equal(resources.find(({ name }) => name === "org-guard")?.inputs.externalId, "guard-1c5f");
            });
        }
    }

    it("registers every output of the guard as its own", async () => {
        const registered: string[][] = [];
        const prototype = pulumi.ComponentResource.prototype as unknown as { registerOutputs(outputs: object): void };
        const { registerOutputs } = prototype;
        prototype.registerOutputs = function (outputs) {
            registered.push(Object.keys(outputs));
            registerOutputs.call(this, outputs);
        };
        try {
            await withMocks(protect({ guard: { roleName: "existing" } }));
        } finally {
            prototype.registerOutputs = registerOutputs;
        }
        const inputs: readonly string[] = INPUT_NAMES;
        const ofGuard = Object.keys(organizationGuardOutputs).filter((name) => !inputs.includes(name));
        assert.ok(ofGuard.includes("unwantedTransfers"));
        assert.deepEqual(registered, [["policyId", "policyArn", "roleName", "topicArn", ...ofGuard]]);
    });

    it("passes the roles' external ID to the guard", async () => {
        const { resources } = await withMocks(
            protect({ roles: { trustedPrincipals: [trusted], externalId: "guard-1c5f" }, guard: {} }),
        );
        const made = resources.find(({ name }) => name === "org-guard");
        assert.equal(made?.inputs.externalId, "guard-1c5f");
    });

    it("creates the guard after the roles of all accounts", async () => {
        const order: string[] = [];
        await withMocks(protect({ roles: { trustedPrincipals: [trusted] }, guard: {} }), {
            before: async ({ type, name }) => {
                await new Promise((resolve) => setTimeout(resolve, type.endsWith(":StackSetInstance") ? 500 : 0));
                order.push(`${type.split(":").at(-1)} ${name}`);
            },
        });
        assert.deepEqual(order.slice(-2), ["StackSetInstance org-role", "OrganizationGuard org-guard"]);
    });

    it("creates the alarms only", async () => {
        await assertMakes({ alarms: {} }, alarms);
    });

    it("creates some alarms with an existing topic", async () => {
        const topicArn = "arn:aws:sns:us-east-1:222222222222:security";
        const events = ["departed", "accepted"] as const;
        const made = await assertMakes({ alarms: { topicArn, events } }, rules(events, topicArn));
        assert.equal(await resolved(made.topicArn), topicArn);
    });

    it("subscribes e-mail addresses and uses an existing key", async () => {
        const [, sns, topicsPolicy] = topic;
        const emails = { security: "security@example.com" };
        await assertMakes({ alarms: { kmsKeyId: "alias/alarms", emails, events: ["declined"] } }, [
            changed(sns, { kmsMasterKeyId: "alias/alarms" }),
            changed(topicsPolicy, {}),
            ...rules(["declined"], "arn:of:org-alarms"),
            {
                type: "aws:sns/topicSubscription:TopicSubscription",
                name: "org-security",
                inputs: {
                    topic: "arn:of:org-alarms",
                    protocol: "email",
                    endpoint: "security@example.com",
                    region: "us-east-1",
                },
            },
        ]);
    });

    for (const [partition, region] of [
        ["aws-cn", "cn-northwest-1"],
        ["aws-us-gov", "us-gov-west-1"],
        ["aws-eusc", "eusc-de-east-1"],
    ] as const) {
        it(`uses ${region} and the ARNs of ${partition} if the provider's region is in that partition`, async () => {
            const parts = { policy: {}, roles: { trustedPrincipals: [trusted] }, alarms: {} };
            const { resources } = await withMocks(protect(parts), { partition });
            const regions = resources.flatMap(({ inputs }) => inputs.stackSetInstanceRegion ?? inputs.region ?? []);
            assert.equal(regions.length, 1 + alarms.length);
            assert.deepEqual([...new Set(regions)], [region]);
            const made = resources.find(({ name }) => name === "org-policy");
            assert.equal(made?.inputs.content, protectionPolicy({ ...lists, partition }));
            const key = resources.find(({ type }) => type === "aws:kms/key:Key");
            assert.equal(key?.inputs.policy, keyPolicy(partition, account));
        });
    }

    it("uses the program's partition and region of the events", async () => {
        const parts = { partition: "aws-iso", alarms: { events: ["departed"] as const, region: "us-iso-west-1" } };
        const { resources, calls } = await withMocks(protect(parts));
        assert.equal(resources.find(({ name }) => name === "org-departed")?.inputs.region, "us-iso-west-1");
        assert.deepEqual(calls, ["aws:index/getCallerIdentity:getCallerIdentity"]);
    });

    it("passes on its providers, and the alarms' provider to the alarms", async () => {
        const program = () => {
            const providers = {
                aws: new aws.Provider("own", { region: "eu-central-1" }),
                events: new aws.Provider("events", { region: "us-east-1" }),
            };
            const topicArn = "arn:aws:sns:us-east-1:222222222222:security";
            return new OrganizationProtection(
                "org",
                {
                    ...lists,
                    tags,
                    policy: {},
                    alarms: { topicArn, events: ["departed"], provider: providers.events },
                },
                { providers: { aws: providers.aws } },
            );
        };
        const { resources } = await withMocks(program);
        const providers = resources
            .filter(({ type }) => type.startsWith("aws:"))
            .map(({ name, provider }) => `${name}: ${provider}`);
        assert.deepEqual(providers, [
            "org-departed: events",
            "org-departed: events",
            "org-policy: own",
            "org-policy-root: own",
        ]);
        assert.equal(resources.find(({ name }) => name === "org-departed")?.inputs.region, undefined);
    });

    it("accepts lists that another resource computes", async () => {
        const computed = {
            allowedOrganizations: pulumi.output(Promise.resolve([friend])),
            allowedAccounts: [pulumi.output(sender)],
            tags: pulumi.output(tags),
        };
        await assertMakes({ ...computed, policy: {} }, policy);
    });

    it("rejects no parts at all, and a guard without a role", async () => {
        await assert.rejects(withMocks(protect({})), /OrganizationProtection "org" has no part/);
        await assert.rejects(
            withMocks(protect({ guard: {} })),
            /The guard of OrganizationProtection "org" has no role/,
        );
    });
});

describe("the alarms of OrganizationProtection, with @pulumi/aws 6, whose resources have no region,", () => {
    const place = (parent: pulumi.Resource, partition = "aws") => {
        const part = {
            name: "org",
            parent,
            partition: pulumi.output(partition),
            tags: pulumi.output<Record<string, string>>({}),
        };
        return alarmRegion(part, {}, false);
    };

    it("get a provider with the stack's configuration in the events' region", async () => {
        const config = {
            "aws:region": "eu-central-1",
            "aws:profile": "management",
            "aws:assumeRoles": JSON.stringify([{ roleArn: "arn:aws:iam::222222222222:role/pulumi" }]),
        };
        const { result, resources } = await withMocks(() => place(new pulumi.ComponentResource("a:b:c", "parent")), {
            config,
        });
        assert.deepEqual(result.region, {});
        const provider = resources.find(({ type }) => type === "pulumi:providers:aws");
        assert.equal(provider?.name, "org-events");
        assert.equal(provider?.inputs.region, "us-east-1");
        assert.equal(provider?.inputs.profile, "management");
        assert.deepEqual(JSON.parse(String(provider?.inputs.assumeRoles)), JSON.parse(config["aws:assumeRoles"]));
    });

    it("need the program's provider if the component has one", async () => {
        const program = () => {
            const own = new aws.Provider("own", { region: "eu-central-1" });
            return place(new pulumi.ComponentResource("a:b:c", "parent", {}, { providers: { aws: own } }));
        };
        await assert.rejects(withMocks(program), /Pass the alarms a provider for the region of the events/);
    });
});

describe("GuardRole, with Pulumi's mocks,", () => {
    const expected = (
        partition: string,
        role: { roleName: string; trustedPrincipals: string[]; externalId?: string },
    ) => [
        {
            type: "aws:iam/role:Role",
            name: "guard",
            inputs: {
                name: role.roleName.split("/").at(-1),
                path: role.roleName.includes("/") ? "/security/" : "/",
                description: "Lets a guard look at this account's handshakes and decline them.",
                assumeRolePolicy: JSON.stringify(trustPolicy(role)),
                tags: {},
            },
        },
        {
            type: "aws:iam/rolePolicy:RolePolicy",
            name: "guard",
            inputs: {
                role: role.roleName.split("/").at(-1),
                name: "decline-handshakes",
                policy: JSON.stringify(guardPolicy(handshakesOf(partition))),
            },
        },
        { type: "pulumi-aws-handshakes:aws:GuardRole", name: "guard", inputs: {} },
    ];

    for (const isPreview of [false, true]) {
        it(`creates the role and its policy${isPreview ? " in a preview" : ""}`, async () => {
            const role = { roleName: "invitation-guard", trustedPrincipals: [trusted] };
            const program = () => new GuardRole("guard", { trustedPrincipals: [trusted] });
            const { result, resources } = await withMocks(program, { isPreview });
            assert.deepEqual(resources, expected("aws", role));
            assert.equal(await resolved(result.roleName), "invitation-guard");
        });
    }

    for (const none of [undefined, null]) {
        for (const value of [none, pulumi.output(none)]) {
            it(`uses the defaults of arguments that are ${none}${value === none ? "" : " as an output"}`, async () => {
                const absent = value as undefined;
                const args = {
                    trustedPrincipals: [trusted],
                    roleName: absent,
                    externalId: absent,
                    partition: absent,
                    tags: absent,
                };
                const { resources } = await withMocks(() => new GuardRole("guard", args), { partition: "aws-cn" });
                const role = { roleName: "invitation-guard", trustedPrincipals: [trusted] };
                assert.deepEqual(resources, expected("aws-cn", role));
            });
        }
    }

    it("accepts a path, an external ID and another partition", async () => {
        const role = { roleName: "security/guard", trustedPrincipals: [trusted], externalId: "guard-1c5f" };
        const { result, resources } = await withMocks(() => new GuardRole("guard", role), { partition: "aws-cn" });
        assert.deepEqual(resources, expected("aws-cn", role));
        assert.equal(await resolved(result.roleArn), "arn:of:guard");
        assert.equal(await resolved(result.roleName), "security/guard");
    });
});

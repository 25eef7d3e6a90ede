import assert from "node:assert/strict";
import { secondsOf } from "../../src/aws/config/duration";
import { checkSettings, mergeSettings, type Settings, settingsOf } from "../../src/aws/config/settings";
import type { Connection } from "../../src/resources/connection/properties";
import { HandshakeError } from "../../src/resources/handshakeError";

/** The settings of a stack's configuration, without undefined members. */
function settings(configuration: Record<string, string>): Partial<Settings> {
    const { namespace, ...found } = settingsOf((name) => configuration[`aws:${name}`]);
    assert.equal(namespace, "aws");
    return JSON.parse(JSON.stringify(found));
}

const roleArn = "arn:aws:iam::222222222222:role/Decliner";

describe("settingsOf", () => {
    const valid: [key: string, value: string, expected: Partial<Settings>][] = [
        ["region", "eu-west-1", { region: "eu-west-1" }],
        ["profile", "anaya", { profile: "anaya" }],
        ["accessKey", "AKIA", { accessKey: "AKIA" }],
        ["secretKey", "secret", { secretKey: "secret" }],
        ["token", "token", { token: "token" }],
        ["stsRegion", "us-east-1", { stsRegion: "us-east-1" }],
        ["retryMode", "adaptive", { retryMode: "adaptive" }],
        ["customCaBundle", "/etc/bundle.pem", { customCaBundle: "/etc/bundle.pem" }],
        ["httpProxy", "http://proxy:3128", { httpProxy: "http://proxy:3128" }],
        ["httpsProxy", "http://proxy:3128", { httpsProxy: "http://proxy:3128" }],
        ["noProxy", "localhost,.internal", { noProxy: "localhost,.internal" }],
        ["useFipsEndpoint", "true", { useFipsEndpoint: true }],
        ["useDualstackEndpoint", "false", { useDualstackEndpoint: false }],
        ["maxRetries", "0", { maxRetries: 0 }],
        ["maxRetries", "25", { maxRetries: 25 }],
        ["sharedConfigFiles", '["/a"]', { sharedConfigFiles: ["/a"] }],
        ["sharedCredentialsFiles", '["/a"]', { sharedCredentialsFiles: ["/a"] }],
        ["allowedAccountIds", '["222222222222"]', { allowedAccountIds: ["222222222222"] }],
        [
            "forbiddenAccountIds",
            '["111111111111","333333333333"]',
            { forbiddenAccountIds: ["111111111111", "333333333333"] },
        ],
        ["assumeRoles", `[{"roleArn":"${roleArn}","duration":"1h"}]`, { assumeRoles: [{ roleArn, duration: "1h" }] }],
        ["assumeRole", `{"roleArn":"${roleArn}"}`, { assumeRoles: [{ roleArn }] }],
        ["assumeRole", `[{"roleArn":"${roleArn}"}]`, { assumeRoles: [{ roleArn }] }],
        ["assumeRoles", "[]", { assumeRoles: [] }],
        [
            "forbiddenAccountIds",
            "[100000000000,999999999999]",
            { forbiddenAccountIds: ["100000000000", "999999999999"] },
        ],
        [
            "assumeRoleWithWebIdentity",
            `{"roleArn":"${roleArn}","webIdentityToken":"t"}`,
            { assumeRoleWithWebIdentity: { roleArn, webIdentityToken: "t" } },
        ],
        [
            "endpoints",
            '[{"organizations":"http://a","sts":"http://b"}]',
            { endpoints: [{ organizations: "http://a", sts: "http://b" }] },
        ],
        ["endpoints", '{"organizations":"http://a"}', { endpoints: [{ organizations: "http://a" }] }],
    ];
    for (const [key, value, expected] of valid) {
        it(`reads aws:${key} = ${value} as @pulumi/aws does`, () => {
            assert.deepEqual(settings({ [`aws:${key}`]: value }), expected);
        });
    }

    it("returns nothing for a missing or empty configuration", () => {
        assert.deepEqual(settings({}), {});
        assert.deepEqual(settings({ "aws:region": "", "aws:assumeRoles": "", "aws:maxRetries": "" }), {});
    });

    it("reads only the namespace aws", () => {
        assert.deepEqual(settings({ region: "x", "project:region": "x", "aws-handshakes:region": "x" }), {});
    });

    it("reads another namespace, and names it in errors", () => {
        const get = (values: Record<string, string>) => (name: string) => values[name];
        const { namespace, region } = settingsOf(get({ region: "eu-west-1" }), "aws-handshakes");
        assert.deepEqual({ namespace, region }, { namespace: "aws-handshakes", region: "eu-west-1" });
        assert.throws(
            () => settingsOf(get({ maxRetries: "many" }), "aws-handshakes"),
            /^HandshakeError: The configuration aws-handshakes:maxRetries must be a whole number\./,
        );
    });

    it("has the counterpart checkSettings, which reports every invalid value without the namespace", () => {
        const values: Record<string, string> = {
            region: "eu-west-1",
            maxRetries: "many",
            assumeRole: `{"roleArn":"${roleArn}","duration":900}`,
            assumeRoleWithWebIdentity: `{"roleArn":"${roleArn}","webIdentityToken":5}`,
        };
        assert.deepEqual(
            checkSettings((name) => values[name]),
            [
                { property: "assumeRole[0].duration", reason: "must be a string." },
                { property: "maxRetries", reason: "must be a whole number." },
                { property: "assumeRoleWithWebIdentity.webIdentityToken", reason: "must be a string." },
            ],
        );
        assert.deepEqual(
            checkSettings(() => undefined),
            [],
        );
    });

    it("accepts endpoints of services that are not called", () => {
        const endpoints = '[{"s3":"http://c","organizations":"http://a"},{"dynamodb":5}]';
        assert.deepEqual(settings({ "aws:endpoints": endpoints }), { endpoints: [{ organizations: "http://a" }, {}] });
    });

    it("uses assumeRoles before the older assumeRole", () => {
        const roles = { "aws:assumeRoles": `[{"roleArn":"${roleArn}"}]`, "aws:assumeRole": '{"roleArn":"old"}' };
        assert.deepEqual(settings(roles), { assumeRoles: [{ roleArn }] });
    });

    it("uses the older assumeRole if assumeRoles is an empty list, and names it in an error", () => {
        const roles = { "aws:assumeRoles": "[]", "aws:assumeRole": `{"roleArn":"${roleArn}"}` };
        assert.deepEqual(settings(roles), { assumeRoles: [{ roleArn }] });
        const wrong = { "aws:assumeRoles": "[]", "aws:assumeRole": '{"roleArn":""}' };
        assert.throws(() => settings(wrong), /aws:assumeRole\[0\]\.roleArn must be the ARN of a role/);
    });

    it("rejects a number that may be another account's ID, and says to write it in quotes", () => {
        for (const key of ["allowedAccountIds", "forbiddenAccountIds"]) {
            assert.throws(
                () => settings({ [`aws:${key}`]: '["222222222222",2454267026]' }),
                (error) => error instanceof HandshakeError && / is a number: write it in quotes\./.test(error.message),
            );
        }
    });

    it("rejects a null that would change the account, and says that it is null", () => {
        for (const [key, value] of [
            ["assumeRoles", "null"],
            ["assumeRole", "null"],
            ["assumeRoles", "[null]"],
            ["assumeRoleWithWebIdentity", "null"],
            ["allowedAccountIds", "null"],
            ["allowedAccountIds", '["222222222222",null]'],
            ["forbiddenAccountIds", "null"],
            ["forbiddenAccountIds", "[null]"],
            ["sharedConfigFiles", "[null]"],
        ] as const) {
            assert.throws(() => settings({ [`aws:${key}`]: value }), new RegExp(`aws:${key}.* is null\\.`), key);
        }
    });

    it("treats any other null as a value that is left out", () => {
        const role = `{"roleArn":"${roleArn}","externalId":null,"duration":null,"policyArns":null,"tags":{"team":null}}`;
        const values: Record<string, string> = {
            assumeRoles: `[${role}]`,
            assumeRoleWithWebIdentity: `{"roleArn":"${roleArn}","webIdentityToken":null,"webIdentityTokenFile":""}`,
            endpoints: "[null]",
            maxRetries: "null",
            useFipsEndpoint: "null",
            sharedConfigFiles: "null",
        };
        assert.deepEqual(mergeSettings(settingsOf((name) => values[name])), {
            namespace: "aws",
            assumeRoles: [{ roleArn }],
            assumeRoleWithWebIdentity: { roleArn },
        });
    });

    it("reads account IDs that `pulumi config set --path` stored as numbers as strings", () => {
        // A comparison of a number with a string would never forbid an account.
        for (const key of ["allowedAccountIds", "forbiddenAccountIds"] as const) {
            assert.deepEqual(settings({ [`aws:${key}`]: '[222222222222,"012345678901"]' })[key], [
                "222222222222",
                "012345678901",
            ]);
        }
    });

    const wrong: [key: string, value: string][] = [
        ["useFipsEndpoint", "yes"],
        ["useFipsEndpoint", '"true"'],
        ["useDualstackEndpoint", "1"],
        ["maxRetries", "many"],
        ["maxRetries", "-1"],
        ["maxRetries", "1.5"],
        ["sharedConfigFiles", "/a"],
        ["sharedCredentialsFiles", '{"0":"/a"}'],
        ["allowedAccountIds", "222222222222"],
        ["allowedAccountIds", "[true]"],
        ["forbiddenAccountIds", '"222222222222"'],
        ["forbiddenAccountIds", "[null]"],
        ["forbiddenAccountIds", "null"],
        ["allowedAccountIds", "null"],
        ["allowedAccountIds", "[]"],
        ...[
            // 022222222222 as YAML reads it
            "[2454267026]",
            "[99999999999]",
            "[1000000000000]",
            "[222222222222.5]",
            "[-222222222222]",
            "[0]",
            "[1e3]",
            '["2222222222"]',
            '["12345678901"]',
            '["222222222222 "]',
            '[" 222222222222"]',
            '["222222222222\\n"]',
            '["+222222222222"]',
            '["0x33bdf5ce8e"]',
            '["2222_2222_2222"]',
            '["２２２２２２２２２２２２"]',
            '[["222222222222"]]',
            '[""]',
        ].flatMap((value): [string, string][] => [
            ["forbiddenAccountIds", value],
            ["allowedAccountIds", value],
        ]),
        ["region", "planted secret"],
        ["region", "us-east-1 "],
        ["stsRegion", "planted/secret"],
        ["assumeRoles", "[null]"],
        ["assumeRoleWithWebIdentity", "null"],
        ["sharedConfigFiles", '[""]'],
        ["assumeRoles", roleArn],
        ["assumeRoles", `["${roleArn}"]`],
        ["assumeRoles", '[{"sessionName":"x"}]'],
        ["assumeRole", "null"],
        ["assumeRole", '{"roleArn":5}'],
        ["assumeRoleWithWebIdentity", '{"webIdentityToken":"planted-secret"}'],
        ["assumeRoleWithWebIdentity", "{"],
        ["endpoints", "http://a"],
        ["endpoints", '"http://a"'],
        ["endpoints", "[5]"],
        ["endpoints", '[{"sts":5}]'],
        ...(
            [
                ["policyArns", '"planted-secret"'],
                ["policyArns", "[5]"],
                ["duration", "900"],
                ["externalId", '["planted-secret"]'],
                ["policy", '{"planted-secret":"x"}'],
                ["sessionName", "[null]"],
                ["sourceIdentity", "true"],
                ["tags", '{"team":{"name":"planted-secret"}}'],
                ["tags", '"planted-secret"'],
                ["transitiveTagKeys", '"planted-secret"'],
            ] as const
        ).map(([part, value]): [string, string] => ["assumeRoles", `[{"roleArn":"${roleArn}","${part}":${value}}]`]),
        ["allowedAccountIds", '[["222222222222"]]'],
        ["forbiddenAccountIds", '[["222222222222"]]'],
        ["assumeRoles", `[{"roleArn":["${roleArn}"]}]`],
        ["useFipsEndpoint", "[true]"],
        ["maxRetries", "[3]"],
        ["sharedConfigFiles", '[["/planted-secret"]]'],
        ["assumeRole", `{"roleArn":"${roleArn}","tags":["planted-secret"]}`],
        ["assumeRoleWithWebIdentity", `{"roleArn":"${roleArn}","policyArns":"planted-secret"}`],
        ["assumeRoleWithWebIdentity", `{"roleArn":"${roleArn}","webIdentityToken":["planted-secret"]}`],
    ];
    for (const [key, value] of wrong) {
        it(`rejects aws:${key} = ${value}, names the key and the format, and does not repeat the value`, () => {
            assert.throws(
                () => settings({ [`aws:${key}`]: value }),
                (error) => {
                    assert.ok(error instanceof HandshakeError);
                    assert.match(
                        error.message,
                        new RegExp(`^The configuration aws:${key}[\\w.[\\]]* must be (a|an|true|the|texts)\\b`),
                    );
                    assert.doesNotMatch(error.message, /planted-secret/);
                    return true;
                },
            );
        });
    }
});

describe("mergeSettings", () => {
    const stack: Settings = {
        namespace: "aws",
        region: "us-east-1",
        profile: "stack",
        accessKey: "AKIA",
        secretKey: "secret",
        token: "token",
        assumeRoles: [{ roleArn }],
        assumeRoleWithWebIdentity: { roleArn, webIdentityToken: "t" },
        endpoints: [{ organizations: "http://a" }],
        maxRetries: 3,
        allowedAccountIds: ["222222222222"],
        forbiddenAccountIds: ["111111111111"],
        httpsProxy: "http://proxy",
    };
    const without = (...names: (keyof Settings)[]) =>
        Object.fromEntries(Object.entries(stack).filter(([name]) => !names.includes(name as keyof Settings)));
    const plain = (value: Settings) => JSON.parse(JSON.stringify(value));
    const lists = ["allowedAccountIds", "forbiddenAccountIds"] as const;
    const own = ["accessKey", "secretKey", "token", "profile", "assumeRoles", "assumeRoleWithWebIdentity"] as const;
    const other = [{ roleArn: "arn:aws:iam::333333333333:role/Other" }];

    it("changes nothing for a missing or empty connection", () => {
        assert.deepEqual(mergeSettings(stack), stack);
        assert.deepEqual(mergeSettings(stack, undefined), stack);
        assert.deepEqual(mergeSettings(stack, {}), stack);
    });

    it("ignores members that are undefined", () => {
        const nothing = { region: undefined, profile: undefined, assumeRoles: undefined, allowedAccountIds: undefined };
        assert.deepEqual(mergeSettings(stack, nothing), stack);
    });

    it("overrides what the connection names and keeps the rest", () => {
        const connection = {
            region: "eu-west-1",
            maxRetries: 0,
            endpoints: [{ sts: "http://b" }],
            useFipsEndpoint: true,
        };
        const endpoints = [{ sts: "http://b" }, { organizations: "http://a" }];
        assert.deepEqual(mergeSettings(stack, connection), { ...stack, ...connection, endpoints });
    });

    it("drops the stack's keys, roles and account lists for a connection with a profile", () => {
        assert.deepEqual(plain(mergeSettings(stack, { profile: "own" })), {
            ...without(...own, ...lists),
            profile: "own",
        });
    });

    it("drops these and the stack's profile for a connection with a web identity", () => {
        const assumeRoleWithWebIdentity = { roleArn, webIdentityTokenFile: "/t" };
        assert.deepEqual(plain(mergeSettings(stack, { assumeRoleWithWebIdentity })), {
            ...without(...own, ...lists),
            assumeRoleWithWebIdentity,
        });
    });

    it("assumes a connection's roles with the stack's credentials, instead of the stack's roles", () => {
        assert.deepEqual(plain(mergeSettings(stack, { assumeRoles: other })), {
            ...without("assumeRoles", ...lists),
            assumeRoles: other,
        });
    });

    const nothing: [name: string, connection: unknown][] = [
        ["null", null],
        ["an empty list of roles", { assumeRoles: [] }],
        ["a list of a role that is null", { assumeRoles: [null] }],
        ["a list of a role that is undefined", { assumeRoles: [undefined] }],
        ["a role without members", { assumeRoles: [{}] }],
        ["roles whose members are undefined", { assumeRoles: [{ roleArn: undefined }, { externalId: "" }] }],
        ["a web identity that is null", { assumeRoleWithWebIdentity: null }],
        ["a web identity without members", { assumeRoleWithWebIdentity: {} }],
        ["a web identity whose members are undefined", { assumeRoleWithWebIdentity: { roleArn: undefined } }],
        ["a profile that is null", { profile: null }],
        ["no endpoints", { endpoints: [] }],
        ["an endpoint that is null", { endpoints: [null] }],
        ["an endpoint that is undefined", { endpoints: [undefined] }],
        ["an endpoint without members", { endpoints: [{}] }],
        ["an endpoint that is empty", { endpoints: [{ sts: "" }, { organizations: undefined, sts: null }] }],
        ["empty lists of accounts", { allowedAccountIds: [], forbiddenAccountIds: [] }],
        ["lists of accounts that are null", { allowedAccountIds: null, forbiddenAccountIds: null }],
        ["empty lists of files", { sharedConfigFiles: [], sharedCredentialsFiles: [] }],
        ["an empty path", { customCaBundle: "", retryMode: "" }],
        ["a count and a flag that are null", { maxRetries: null, useFipsEndpoint: null }],
    ];
    for (const [name, connection] of nothing) {
        it(`keeps the stack's settings for a connection with ${name}`, () => {
            assert.deepEqual(mergeSettings(stack, connection as Connection), stack);
        });
    }

    it("keeps false, 0 and an empty tag, and drops other empty members of a role", () => {
        const role = {
            roleArn,
            duration: "",
            sessionName: null,
            policyArns: [],
            transitiveTagKeys: [],
            tags: { team: "" },
        };
        const connection = { maxRetries: 0, useFipsEndpoint: false, assumeRoles: [role] } as unknown as Connection;
        const { maxRetries, useFipsEndpoint, assumeRoles } = mergeSettings(stack, connection);
        assert.deepEqual([maxRetries, useFipsEndpoint], [0, false]);
        assert.deepEqual(assumeRoles, [{ roleArn, tags: { team: "" } }]);
    });

    it("keeps the stack's endpoint of one service if the connection names that of the other", () => {
        const { endpoints } = mergeSettings(stack, { endpoints: [{ sts: "http://b", organizations: "" }] });
        assert.deepEqual(endpoints, [{ sts: "http://b" }, { organizations: "http://a" }]);
    });

    it("rejects an empty allowedAccountIds that would allow every account", () => {
        const open = { ...stack, allowedAccountIds: undefined };
        for (const [settings, connection] of [
            [open, { allowedAccountIds: [] }],
            [stack, { allowedAccountIds: [], profile: "own" }],
            [stack, { allowedAccountIds: [], assumeRoles: other }],
        ] as const) {
            const given = { ...connection, allowedAccountIds: [] } as Connection;
            assert.throws(
                () => mergeSettings(settings, given),
                /allowedAccountIds is an empty list, which allows no account/,
            );
            for (const nothing of [[null], [""], [[]], [undefined, null], {}]) {
                const odd = { ...connection, allowedAccountIds: nothing } as unknown as Connection;
                assert.throws(() => mergeSettings(settings, odd), /allowedAccountIds is an empty list/);
            }
        }
    });

    it("uses both the profile and the roles of a connection", () => {
        const connection = { profile: "own", assumeRoles: other };
        assert.deepEqual(plain(mergeSettings(stack, connection)), { ...without(...own, ...lists), ...connection });
    });

    it("uses the account lists of a connection", () => {
        const connection = { profile: "own", allowedAccountIds: ["333333333333"] };
        assert.deepEqual(mergeSettings(stack, connection).allowedAccountIds, ["333333333333"]);
        assert.deepEqual(mergeSettings(stack, connection).forbiddenAccountIds, undefined);
        assert.deepEqual(mergeSettings(stack, { allowedAccountIds: ["333333333333"] }).forbiddenAccountIds, [
            "111111111111",
        ]);
    });

    it("does not change the stack's settings", () => {
        const before = structuredClone(stack);
        mergeSettings(stack, { profile: "own", assumeRoles: other });
        assert.deepEqual(stack, before);
    });
});

describe("secondsOf", () => {
    for (const [text, seconds] of [
        ["1h", 3600],
        ["15m", 900],
        ["1h30m", 5400],
        ["900s", 900],
        ["1h0m1s", 3601],
        [undefined, undefined],
        ["", undefined],
    ] as const) {
        it(`returns ${seconds ?? "undefined"} for ${text === undefined ? "a missing duration" : JSON.stringify(text)}`, () => {
            assert.equal(secondsOf(text), seconds);
        });
    }

    for (const text of ["0s", "900", "1.5h", "-1h", "30m1h", "1 h", "an hour"]) {
        it(`rejects ${JSON.stringify(text)} and shows the format`, () => {
            assert.throws(
                () => secondsOf(text),
                (error) => error instanceof HandshakeError && /such as "1h" or "15m30s"/.test(error.message),
            );
        });
    }
});

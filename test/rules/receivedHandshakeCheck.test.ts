import assert from "node:assert/strict";
import { checkReceivedHandshake } from "../../src/resources/receivedHandshake/check";
import { unknown } from "../../src/resources/unknown";

const valid = { handshakeId: "h-examplehandshakeid111", desiredState: "declined" };

function failuresOf(inputs: Record<string, unknown>, olds: Record<string, unknown> = {}): Record<string, string> {
    return Object.fromEntries(checkReceivedHandshake(olds, inputs).map(({ property, reason }) => [property, reason]));
}

function connectionFailures(connection: unknown): Record<string, string> {
    return failuresOf({ ...valid, connection });
}

describe("checkReceivedHandshake", () => {
    it("accepts a handshakeId and a desiredState", () => {
        assert.deepEqual(checkReceivedHandshake({}, valid), []);
    });

    it("accepts the unreachable of the state, which ignoreChanges sends back, but no other one", () => {
        const unreachable = "denied";
        assert.deepEqual(failuresOf({ ...valid, unreachable }, { ...valid, unreachable }), {});
        for (const olds of [valid, { ...valid, unreachable: "another reason" }]) {
            assert.deepEqual(failuresOf({ ...valid, unreachable }, olds), {
                unreachable:
                    "is not an input of ReceivedHandshake; its inputs are handshakeId, desiredState, connection.",
            });
        }
    });

    it("hints at a number only in a list of account ids, whose leading zeros it would lose", () => {
        assert.deepEqual(connectionFailures({ allowedAccountIds: [111111111111], sharedConfigFiles: [5] }), {
            "connection.allowedAccountIds":
                "must be a list of account ids with 12 digits. Here one is a number: write it in quotes.",
            "connection.sharedConfigFiles": "must be a list of strings that aren't empty.",
        });
    });

    it("accepts unknown values at any depth", () => {
        assert.deepEqual(
            checkReceivedHandshake({}, { handshakeId: unknown, desiredState: unknown, connection: unknown }),
            [],
        );
        const connection = {
            region: unknown,
            maxRetries: unknown,
            useFipsEndpoint: unknown,
            allowedAccountIds: [unknown, "222222222222"],
            sharedConfigFiles: unknown,
            assumeRoles: [unknown, { roleArn: unknown, tags: { team: unknown }, policyArns: [unknown] }],
            assumeRoleWithWebIdentity: { roleArn: unknown, webIdentityTokenFile: unknown },
            endpoints: [unknown, { organizations: unknown }],
        };
        assert.deepEqual(connectionFailures(connection), {});
        assert.deepEqual(connectionFailures({ assumeRoles: unknown, endpoints: unknown }), {});
    });

    for (const [name, handshakeId, expected] of [
        ["a missing", undefined, /it is missing/],
        ["an empty", "", /not ""/],
        ["a mistyped", "h-SHORT", /not "h-SHORT"/],
        ["an overlong", `h-${"a".repeat(33)}`, /8 to 32/],
        ["a numeric", 12345678, /not 12345678/],
        ["a null", null, /not null/],
        ["a listed", ["h-examplehandshakeid111"], /not \["h-examplehandshakeid111"\]/],
    ] as const) {
        it(`rejects ${name} handshakeId, and says what an ID looks like and where to find it`, () => {
            const failures = failuresOf({ ...valid, handshakeId });
            assert.deepEqual(Object.keys(failures), ["handshakeId"]);
            assert.match(failures.handshakeId ?? "", expected);
            assert.match(failures.handshakeId ?? "", /"h-" followed by .*list-handshakes-for-account/);
        });
    }

    for (const [desiredState, found] of [
        [undefined, "it is missing"],
        ["accepted", 'not "accepted"'],
        ["DECLINED", 'not "DECLINED"'],
        ["open", 'not "open"'],
        [true, "not true"],
        [null, "not null"],
        [["declined"], 'not ["declined"]'],
    ] as const) {
        it(`rejects the desiredState ${JSON.stringify(desiredState)} and reports what it found`, () => {
            const failures = failuresOf({ ...valid, desiredState });
            assert.deepEqual(Object.keys(failures), ["desiredState"]);
            assert.match(failures.desiredState ?? "", /must be "declined".*is permanent/);
            assert.ok(failures.desiredState?.includes(`; ${found}. `), failures.desiredState);
        });
    }

    it("reports all failures at once", () => {
        assert.deepEqual(Object.keys(failuresOf({})), ["handshakeId", "desiredState"]);
    });

    it("accepts a state that a refresh found for the same handshake, because ignoreChanges passes it back", () => {
        const found = { ...valid, desiredState: "open" };
        assert.deepEqual(failuresOf(found, found), {});
        assert.deepEqual(Object.keys(failuresOf(found, valid)), ["desiredState"]);
        const another = { ...found, handshakeId: "h-anotherhandshake1" };
        assert.deepEqual(Object.keys(failuresOf(another, found)), ["desiredState"]);
        assert.deepEqual(
            Object.keys(failuresOf({ handshakeId: valid.handshakeId }, { handshakeId: valid.handshakeId })),
            ["desiredState"],
        );
    });

    it("rejects a misspelled property and lists the valid ones", () => {
        const failures = failuresOf({ ...valid, handshakeID: "h-examplehandshakeid111" });
        assert.deepEqual(Object.keys(failures), ["handshakeID"]);
        assert.match(failures.handshakeID ?? "", /handshakeId, desiredState, connection/);
    });
});

describe("checkReceivedHandshake, for a connection,", () => {
    it("accepts every part", () => {
        const connection = {
            region: "us-east-1",
            profile: "anaya",
            assumeRoles: [
                {
                    roleArn: "arn:aws-us-gov:iam::222222222222:role/path/Decliner",
                    duration: "1h",
                    externalId: "id",
                    policy: "{}",
                    policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                    sessionName: "session",
                    sourceIdentity: "anaya",
                    tags: { team: "platform" },
                    transitiveTagKeys: ["team"],
                },
            ],
            assumeRoleWithWebIdentity: {
                roleArn: "arn:aws:iam::222222222222:role/Web",
                webIdentityTokenFile: "/run/token",
                duration: "15m",
                policy: "{}",
                policyArns: [],
                sessionName: "session",
            },
            endpoints: [{ organizations: "http://localhost:4566", sts: "http://localhost:4566" }],
            stsRegion: "us-east-1",
            useFipsEndpoint: true,
            useDualstackEndpoint: false,
            sharedConfigFiles: ["/home/anaya/.aws/config"],
            sharedCredentialsFiles: [],
            maxRetries: 0,
            retryMode: "adaptive",
            allowedAccountIds: ["222222222222"],
            forbiddenAccountIds: ["111111111111"],
            customCaBundle: "/etc/ssl/bundle.pem",
        };
        assert.deepEqual(connectionFailures(connection), {});
        assert.deepEqual(connectionFailures({}), {});
        assert.deepEqual(connectionFailures({ region: undefined, assumeRoles: undefined, endpoints: [] }), {});
    });

    it("accepts null for a part that is left out, because Python and YAML write null", () => {
        const role = {
            roleArn: "arn:aws:iam::222222222222:role/A",
            externalId: null,
            policyArns: null,
            tags: { a: null },
        };
        const connection = { region: null, profile: null, endpoints: [null], maxRetries: null, assumeRoles: [role] };
        assert.deepEqual(connectionFailures(connection), {});
        assert.deepEqual(connectionFailures(null), {});
    });

    const wrong: [path: string, connection: unknown, expected: RegExp][] = [
        ["connection", "anaya", /must be an object with any of region, profile,/],
        ["connection", [], /must be an object/],
        ["connection.region", { region: 5 }, /must be a string that isn't empty\.$/],
        ["connection.region", { region: "" }, /must be a string that isn't empty\.$/],
        ["connection.profile", { profile: "" }, /must be a string that isn't empty\.$/],
        ["connection.stsRegion", { stsRegion: "" }, /must be a string that isn't empty\.$/],
        ["connection.profile", { profile: { name: "anaya" } }, /must be a string/],
        ["connection.useFipsEndpoint", { useFipsEndpoint: "true" }, /must be true or false\.$/],
        ["connection.useDualstackEndpoint", { useDualstackEndpoint: 1 }, /must be true or false/],
        ["connection.maxRetries", { maxRetries: -1 }, /must be a whole number\.$/],
        ["connection.maxRetries", { maxRetries: 1.5 }, /must be a whole number/],
        ["connection.maxRetries", { maxRetries: "3" }, /must be a whole number/],
        ["connection.sharedConfigFiles", { sharedConfigFiles: "/etc/aws" }, /must be a list of strings/],
        ["connection.sharedCredentialsFiles", { sharedCredentialsFiles: [1] }, /must be a list of strings/],
        ["connection.allowedAccountIds", { allowedAccountIds: ["22222222222"] }, /account ids with 12 digits/],
        ["connection.allowedAccountIds", { allowedAccountIds: ["2222222222222"] }, /account ids with 12 digits/],
        ["connection.allowedAccountIds", { allowedAccountIds: ["the 222222222222"] }, /account ids with 12 digits/],
        ["connection.allowedAccountIds", { allowedAccountIds: [222222222222] }, /account ids with 12 digits/],
        ["connection.forbiddenAccountIds", { forbiddenAccountIds: "222222222222" }, /account ids with 12 digits/],
        ["connection.forbiddenAccountIds", { forbiddenAccountIds: [2454267026] }, /is a number: write it in quotes\.$/],
        ["connection.allowedAccountIds", { allowedAccountIds: [" 222222222222"] }, /account ids with 12 digits\.$/],
        [
            "connection.allowedAccountIds",
            { allowedAccountIds: [null] },
            /account ids with 12 digits\. Here it is null\.$/,
        ],
        ["connection.allowedAccountIds", { allowedAccountIds: [undefined] }, /Here it is null\.$/],
        ["connection.sharedCredentialsFiles", { sharedCredentialsFiles: [""] }, /strings that aren't empty\.$/],
        ["connection.region", { region: "us east 1" }, /must be a region's name, such as us-east-1\.$/],
        ["connection.region", { region: "us-east-1 " }, /must be a region's name/],
        ["connection.stsRegion", { stsRegion: "-us" }, /must be a region's name/],
        ["connection.assumeRoles[0]", { assumeRoles: [null] }, /transitiveTagKeys\. Here it is null\.$/],
        ["connection.assumeRoles[0]", { assumeRoles: [undefined] }, /Here it is null\.$/],
        ["connection.assumeRoles[0].roleArn", { assumeRoles: [{}] }, /it is missing\.$/],
        ["connection.assumeRoles[0].roleArn", { assumeRoles: [{ roleArn: null }] }, /it is missing\.$/],
        ["connection.assumeRoles[0].roleArn", { assumeRoles: [{ roleArn: "" }] }, /must be the ARN of a role\.$/],
        ["connection.assumeRoleWithWebIdentity.roleArn", { assumeRoleWithWebIdentity: {} }, /it is missing\.$/],
        ["connection.assumeRoles", { assumeRoles: { roleArn: "arn:aws:iam::222222222222:role/A" } }, /must be a list/],
        [
            "connection.assumeRoles[0]",
            { assumeRoles: ["arn:aws:iam::222222222222:role/A"] },
            /must be an object with any of roleArn/,
        ],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ sessionName: "x" }] },
            /ARN of the role to assume; it is missing/,
        ],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ roleArn: "Decliner" }] },
            /must be the ARN of a role\.$/,
        ],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ roleArn: "arn:aws:iam::2222:role/A" }] },
            /must be the ARN of a role/,
        ],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ roleArn: "arn:aws:iam::222222222222:user/A" }] },
            /must be the ARN of a role/,
        ],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ roleArn: "the arn:aws:iam::222222222222:role/A" }] },
            /must be the ARN of a role/,
        ],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ roleArn: "arn:aws:iam::222222222222:role/A\n" }] },
            /must be the ARN of a role/,
        ],
        [
            "connection.assumeRoles[1].tags",
            { assumeRoles: [unknown, { roleArn: unknown, tags: ["team"] }] },
            /a map of strings/,
        ],
        [
            "connection.assumeRoles[0].tags",
            { assumeRoles: [{ roleArn: unknown, tags: { team: 1 } }] },
            /a map of strings/,
        ],
        [
            "connection.assumeRoles[0].roleARN",
            { assumeRoles: [{ roleArn: unknown, roleARN: "x" }] },
            /is not part of a connection; its parts are roleArn,/,
        ],
        ["connection.assumeRoleWithWebIdentity", { assumeRoleWithWebIdentity: [] }, /must be an object/],
        [
            "connection.assumeRoleWithWebIdentity.roleArn",
            { assumeRoleWithWebIdentity: { webIdentityTokenFile: "/t" } },
            /it is missing/,
        ],
        [
            "connection.assumeRoleWithWebIdentity.externalId",
            { assumeRoleWithWebIdentity: { roleArn: unknown, externalId: "x" } },
            /is not part of a connection/,
        ],
        ["connection.endpoints", { endpoints: { organizations: "http://localhost" } }, /must be a list/],
        [
            "connection.endpoints[0]",
            { endpoints: ["http://localhost"] },
            /must be an object with any of organizations, sts/,
        ],
        ["connection.endpoints[0].s3", { endpoints: [{ s3: "http://localhost" }] }, /its parts are organizations, sts/],
        ["connection.region", { region: ["us-east-1"] }, /must be a string that isn't empty/],
        ["connection.profile", { profile: ["member"] }, /must be a string that isn't empty/],
        ["connection.retryMode", { retryMode: ["standard"] }, /must be a string/],
        ["connection.maxRetries", { maxRetries: [3] }, /must be a whole number/],
        ["connection.useFipsEndpoint", { useFipsEndpoint: [true] }, /must be true or false/],
        ["connection.allowedAccountIds", { allowedAccountIds: [["222222222222"]] }, /a list of account ids/],
        ["connection.sharedConfigFiles", { sharedConfigFiles: [["/a"]] }, /a list of strings/],
        [
            "connection.assumeRoles[0].roleArn",
            { assumeRoles: [{ roleArn: ["arn:aws:iam::222222222222:role/Web"] }] },
            /must be the ARN of a role/,
        ],
        ["connection.assumeRoles[0]", { assumeRoles: [[{ roleArn: unknown }]] }, /must be an object/],
        ["connection.regoin", { regoin: "us-east-1" }, /is not part of a connection; its parts are region,/],
    ];
    for (const [path, connection, expected] of wrong) {
        it(`rejects ${JSON.stringify(connection)} and names ${path}`, () => {
            const failures = connectionFailures(connection);
            assert.deepEqual(Object.keys(failures), [path]);
            assert.match(failures[path] ?? "", expected);
        });
    }

    for (const name of ["accessKey", "secretKey", "token", "httpProxy", "httpsProxy"]) {
        it(`rejects the secret ${name}, says where to set it, and does not repeat it`, () => {
            const failures = connectionFailures({ [name]: "planted-secret" });
            assert.deepEqual(Object.keys(failures), [`connection.${name}`]);
            assert.match(
                failures[`connection.${name}`] ?? "",
                /because the state contains the inputs.*\(aws:…, with the native plugin aws-handshakes:…\), or use a profile or a role/,
            );
            assert.doesNotMatch(JSON.stringify(failures), /planted-secret/);
        });
    }

    it("rejects a webIdentityToken, which is a secret, but not a webIdentityTokenFile", () => {
        const roleArn = "arn:aws:iam::222222222222:role/Web";
        const failures = connectionFailures({
            assumeRoleWithWebIdentity: {
                roleArn,
                webIdentityToken: "planted-secret",
                webIdentityTokenFile: "/run/token",
            },
        });
        assert.deepEqual(Object.keys(failures), ["connection.assumeRoleWithWebIdentity.webIdentityToken"]);
        assert.match(Object.values(failures).join(), /because the state contains the inputs/);
        assert.doesNotMatch(JSON.stringify(failures), /planted-secret/);
    });

    it("rejects the name of a member of Object.prototype, too", () => {
        for (const name of ["constructor", "toString"]) {
            assert.deepEqual(Object.keys(connectionFailures({ [name]: "x" })), [`connection.${name}`]);
        }
    });
});

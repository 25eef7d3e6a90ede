import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Connection } from "../../src/resources/connection/properties";
import { HandshakeError } from "../../src/resources/handshakeError";
import { type Configuration, failureOf, withAwsTestBed } from "./support/awsTestBed";

/** Each source has its own account. The accounts of roles are in their ARNs. */
const accounts = {
    environment: "101010101010",
    older: "111111111111",
    configured: "121212121212",
    p: "131313131313",
    q: "141414141414",
    byDefault: "151515151515",
    machine: "161616161616",
};
const roleOf = (account: string) => `arn:aws:iam::${account}:role/Decliner`;
const webRole = roleOf("171717171717");
const configuredWebRole = roleOf("181818181818");
const chainRole = roleOf("191919191919");
const connectionRole = roleOf("202020202020");

type Variables = Record<string, string>;

describe("ConnectionPool", () => {
    const bed = withAwsTestBed();
    let machine: Server;
    let token: string;
    let machineRequests: number;

    const keyOf = (account: string) => bed.sandbox.account(account).accessKeyId;
    const section = (name: string, account: string) =>
        `[${name}]\naws_access_key_id = ${keyOf(account)}\naws_secret_access_key = s\n`;

    const keys = (): Variables => ({ AWS_ACCESS_KEY_ID: keyOf(accounts.environment), AWS_SECRET_ACCESS_KEY: "s" });
    const olderKeys = (): Variables => ({ AWS_ACCESS_KEY: keyOf(accounts.older), AWS_SECRET_KEY: "s" });
    const web = (): Variables => ({ AWS_WEB_IDENTITY_TOKEN_FILE: token, AWS_ROLE_ARN: webRole });
    const configuredKeys = (): Configuration => ({
        "aws:accessKey": keyOf(accounts.configured),
        "aws:secretKey": "s",
    });
    const configuredWeb = () => ({ roleArn: configuredWebRole, webIdentityTokenFile: token });

    beforeEach(async () => {
        machineRequests = 0;
        token = bed.file("token", "planted-token");
        machine = createServer((_request, response) => {
            machineRequests += 1;
            const Expiration = new Date(Date.now() + 3_600_000).toISOString();
            const AccessKeyId = keyOf(accounts.machine);
            response.end(JSON.stringify({ AccessKeyId, SecretAccessKey: "s", Token: "t", Expiration }));
        });
        await new Promise<void>((resolve) => machine.listen(0, "127.0.0.1", resolve));
        delete process.env.AWS_ACCESS_KEY_ID;
        delete process.env.AWS_SECRET_ACCESS_KEY;
        const { port } = machine.address() as AddressInfo;
        Object.assign(process.env, {
            AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/`,
            AWS_CONFIG_FILE: bed.file(
                "config",
                [
                    `[profile region]\nregion = us-east-1`,
                    `[profile process]\ncredential_process = false`,
                    `[profile half]\naws_access_key_id = AKIA`,
                    `[profile gone]\nrole_arn = ${chainRole}\nsource_profile = nobody`,
                    `[profile nosource]\nrole_arn = ${chainRole}\n${section("x", accounts.p).split("\n").slice(1).join("\n")}`,
                    `[profile onlysource]\nsource_profile = p`,
                    `[profile onlycredentialsource]\ncredential_source = EcsContainer`,
                    `[profile token]\nrole_arn = ${chainRole}\nweb_identity_token_file = /nowhere/token`,
                    `[profile chain]\nrole_arn = ${chainRole}\nsource_profile = p`,
                    `[profile middle]\nrole_arn = ${webRole}\nsource_profile = p`,
                    `[profile twice]\nrole_arn = ${chainRole}\nsource_profile = middle`,
                    `[profile environment]\nrole_arn = ${chainRole}\ncredential_source = Environment`,
                    `[profile container]\nrole_arn = ${chainRole}\ncredential_source = EcsContainer`,
                    "",
                ].join("\n"),
            ),
            AWS_SHARED_CREDENTIALS_FILE: bed.file("credentials", section("p", accounts.p) + section("q", accounts.q)),
        });
    });

    afterEach(async () => {
        machine.closeAllConnections();
        machine.close();
    });

    /** The calls with their accounts, without the requests for the machine's credentials. */
    const callsOf = () => bed.sandbox.requests.map(({ operation, accountId }) => `${operation} by ${accountId}`);

    async function calls(configuration: Configuration, connection?: Connection): Promise<string[]> {
        await bed.accountClient(configuration, connection).listHandshakes();
        return callsOf();
    }

    const list = "ListHandshakesForAccount by";
    const assumed = ["AssumeRole by", "AssumeRoleWithWebIdentity by undefined"] as const;
    const account = (arn: string) => arn.split(":")[4];

    interface Row {
        name: string;
        environment?: () => Variables;
        stack?: () => Configuration;
        connection?: () => Connection;
        calls: string[];
    }

    const rows: Row[] = [
        { name: "the machine's credentials if nothing else is set", calls: [`${list} ${accounts.machine}`] },
        { name: "the keys in the environment", environment: keys, calls: [`${list} ${accounts.environment}`] },
        {
            name: "the keys in the environment, although AWS_PROFILE is set",
            environment: () => ({ ...keys(), AWS_PROFILE: "p" }),
            calls: [`${list} ${accounts.environment}`],
        },
        {
            name: "the keys in the environment, although AWS_PROFILE does not work",
            environment: () => ({ ...keys(), AWS_PROFILE: "process" }),
            calls: [`${list} ${accounts.environment}`],
        },
        {
            name: "the keys in the environment, although it has a web identity",
            environment: () => ({ ...keys(), ...web() }),
            calls: [`${list} ${accounts.environment}`],
        },
        {
            name: "the keys with the older names, although AWS_PROFILE is set",
            environment: () => ({ ...olderKeys(), AWS_PROFILE: "p" }),
            calls: [`${list} ${accounts.older}`],
        },
        {
            name: "the keys with the newer names, although the older ones are set",
            environment: () => ({ ...keys(), ...olderKeys() }),
            calls: [`${list} ${accounts.environment}`],
        },
        {
            name: "AWS_PROFILE if the keys are empty",
            environment: () => ({ AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_PROFILE: "p" }),
            calls: [`${list} ${accounts.p}`],
        },
        {
            name: "AWS_PROFILE if only a secret key is set",
            environment: () => ({ AWS_SECRET_ACCESS_KEY: "s", AWS_PROFILE: "p" }),
            calls: [`${list} ${accounts.p}`],
        },
        {
            name: "a web identity in the environment, although AWS_PROFILE is set",
            environment: () => ({ ...web(), AWS_PROFILE: "p" }),
            calls: [assumed[1], `${list} ${account(webRole)}`],
        },
        {
            name: "the machine's credentials if only AWS_ROLE_ARN is set",
            environment: () => ({ AWS_ROLE_ARN: webRole, AWS_WEB_IDENTITY_TOKEN_FILE: "" }),
            calls: [`${list} ${accounts.machine}`],
        },
        { name: "AWS_PROFILE", environment: () => ({ AWS_PROFILE: "p" }), calls: [`${list} ${accounts.p}`] },
        {
            name: "AWS_DEFAULT_PROFILE",
            environment: () => ({ AWS_DEFAULT_PROFILE: "q" }),
            calls: [`${list} ${accounts.q}`],
        },
        {
            name: "AWS_PROFILE, although AWS_DEFAULT_PROFILE is set",
            environment: () => ({ AWS_PROFILE: "p", AWS_DEFAULT_PROFILE: "q" }),
            calls: [`${list} ${accounts.p}`],
        },
        {
            name: "AWS_DEFAULT_PROFILE if AWS_PROFILE is empty",
            environment: () => ({ AWS_PROFILE: "", AWS_DEFAULT_PROFILE: "q" }),
            calls: [`${list} ${accounts.q}`],
        },
        {
            name: "the machine's credentials if AWS_PROFILE has none",
            environment: () => ({ AWS_PROFILE: "region" }),
            calls: [`${list} ${accounts.machine}`],
        },
        {
            name: "the default profile",
            environment: () => ({
                AWS_SHARED_CREDENTIALS_FILE: bed.file("default", section("default", accounts.byDefault)),
            }),
            calls: [`${list} ${accounts.byDefault}`],
        },
        {
            name: "a profile's role, which another profile's keys assume",
            environment: () => ({ AWS_PROFILE: "chain" }),
            calls: [`${assumed[0]} ${accounts.p}`, `${list} ${account(chainRole)}`],
        },
        {
            name: "a profile's role, which another profile's role assumes",
            environment: () => ({ AWS_PROFILE: "twice" }),
            calls: [
                `${assumed[0]} ${accounts.p}`,
                `${assumed[0]} ${account(webRole)}`,
                `${list} ${account(chainRole)}`,
            ],
        },
        {
            name: "a configured profile's role, which the environment's keys assume",
            environment: keys,
            stack: () => ({ "aws:profile": "environment" }),
            calls: [`${assumed[0]} ${accounts.environment}`, `${list} ${account(chainRole)}`],
        },
        {
            name: "a configured profile's role, which the container's credentials assume",
            environment: keys,
            stack: () => ({ "aws:profile": "container" }),
            calls: [`${assumed[0]} ${accounts.machine}`, `${list} ${account(chainRole)}`],
        },
        {
            name: "the stack's profile, although the environment has keys, a web identity and AWS_PROFILE",
            environment: () => ({ ...keys(), ...web(), AWS_PROFILE: "q" }),
            stack: () => ({ "aws:profile": "p" }),
            calls: [`${list} ${accounts.p}`],
        },
        {
            name: "the connection's profile, although the stack and the environment have keys",
            environment: () => ({ ...keys(), AWS_PROFILE: "q" }),
            stack: configuredKeys,
            connection: () => ({ profile: "p" }),
            calls: [`${list} ${accounts.p}`],
        },
        {
            name: "the stack's keys before its profile and the environment",
            environment: () => ({ ...keys(), ...web(), AWS_PROFILE: "q" }),
            stack: () => ({ ...configuredKeys(), "aws:profile": "p" }),
            calls: [`${list} ${accounts.configured}`],
        },
        {
            name: "the stack's web identity before its keys, its profile and the environment",
            environment: () => ({ ...keys(), ...web(), AWS_PROFILE: "q" }),
            stack: () => ({
                ...configuredKeys(),
                "aws:profile": "p",
                "aws:assumeRoleWithWebIdentity": configuredWeb(),
            }),
            calls: [assumed[1], `${list} ${account(configuredWebRole)}`],
        },
        {
            name: "the connection's web identity before the stack's settings and the environment",
            environment: () => ({ ...keys(), ...web(), AWS_PROFILE: "q" }),
            stack: () => ({ ...configuredKeys(), "aws:profile": "p" }),
            connection: () => ({ assumeRoleWithWebIdentity: configuredWeb() }),
            calls: [assumed[1], `${list} ${account(configuredWebRole)}`],
        },
        {
            name: "the connection's role, which the environment's keys assume, although AWS_PROFILE is set",
            environment: () => ({ ...keys(), AWS_PROFILE: "q" }),
            connection: () => ({ assumeRoles: [{ roleArn: connectionRole }] }),
            calls: [`${assumed[0]} ${accounts.environment}`, `${list} ${account(connectionRole)}`],
        },
        {
            name: "the connection's role, which the stack's profile assumes, although the environment has keys",
            environment: () => ({ ...keys(), AWS_PROFILE: "q" }),
            stack: () => ({ "aws:profile": "p" }),
            connection: () => ({ assumeRoles: [{ roleArn: connectionRole }] }),
            calls: [`${assumed[0]} ${accounts.p}`, `${list} ${account(connectionRole)}`],
        },
        {
            name: "the stack's role, which the environment's web identity assumes",
            environment: () => ({ ...web(), AWS_PROFILE: "q" }),
            stack: () => ({ "aws:assumeRoles": [{ roleArn: connectionRole }] }),
            calls: [assumed[1], `${assumed[0]} ${account(webRole)}`, `${list} ${account(connectionRole)}`],
        },
    ];

    describe("uses", () => {
        for (const { name, environment, stack, connection, calls: expected } of rows) {
            it(name, async () => {
                Object.assign(process.env, environment?.());
                assert.deepEqual(await calls(stack?.() ?? {}, connection?.()), expected);
                const usesMachine = expected.some((call) => call.endsWith(accounts.machine));
                assert.equal(machineRequests, usesMachine ? 1 : 0, "the machine's credentials");
            });
        }
    });

    it("names the session of a web identity by AWS_ROLE_SESSION_NAME", async () => {
        Object.assign(process.env, web(), { AWS_ROLE_SESSION_NAME: "ci" });
        await calls({});
        const [{ input } = {}] = bed.sandbox.requests;
        const { RoleSessionName, WebIdentityToken } = input as Record<string, string>;
        assert.deepEqual([RoleSessionName, WebIdentityToken], ["ci", "planted-token"]);
    });

    describe("fails and uses no other credentials for", () => {
        const failing: [name: string, environment: () => Variables, stack: Configuration, message: RegExp][] = [
            [
                "half a key pair in the environment",
                () => ({ AWS_ACCESS_KEY_ID: keyOf(accounts.environment), AWS_PROFILE: "p" }),
                {},
                /AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not/,
            ],
            [
                "a web identity without a role",
                () => ({ AWS_WEB_IDENTITY_TOKEN_FILE: token, AWS_PROFILE: "p" }),
                {},
                /AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not/,
            ],
            [
                "a web identity whose token file is missing",
                () => ({ ...web(), AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere/token", AWS_PROFILE: "p" }),
                {},
                /token can't be read: ENOENT.*Set the environment variable AWS_WEB_IDENTITY_TOKEN_FILE/,
            ],
            ...[
                "nobody",
                "constructor",
                "__proto__",
                "process",
                "half",
                "gone",
                "onlysource",
                "onlycredentialsource",
            ].flatMap((profile): [string, () => Variables, Configuration, RegExp][] => [
                [
                    `AWS_PROFILE ${profile}`,
                    () => ({ AWS_PROFILE: profile }),
                    {},
                    new RegExp(`No AWS credentials were found.*Tried: the profile "${profile}" \\(AWS_PROFILE\\)`),
                ],
                [
                    `the stack's profile ${profile}, although the environment has keys`,
                    keys,
                    { "aws:profile": profile },
                    new RegExp(`No AWS credentials were found.*Tried: the profile "${profile}"\\. `),
                ],
            ]),
            [
                "AWS_PROFILE with a missing token file",
                () => ({ AWS_PROFILE: "token" }),
                {},
                /Could not read the token file \(web_identity_token_file\) of the profile "token"/,
            ],
            [
                "AWS_PROFILE with keys and a role without a source",
                () => ({ AWS_PROFILE: "nosource" }),
                {},
                /The profile "nosource" has role_arn, but no source of credentials/,
            ],
            [
                "a default profile whose process fails",
                () => ({ AWS_CONFIG_FILE: bed.file("failing", "[default]\ncredential_process = false\n") }),
                {},
                /Tried: environment variables \(AWS_ACCESS_KEY_ID\)/,
            ],
            [
                "a default profile with half a key pair",
                () => ({ AWS_CONFIG_FILE: bed.file("failing", "[default]\naws_access_key_id = AKIA\n") }),
                {},
                /Tried: environment variables \(AWS_ACCESS_KEY_ID\)/,
            ],
        ];
        for (const [name, environment, stack, message] of failing) {
            it(name, async () => {
                Object.assign(process.env, environment());
                const error = await failureOf((async () => await calls(stack))());
                assert.ok(error instanceof HandshakeError);
                assert.match(error.message, message);
                assert.deepEqual(callsOf(), []);
                assert.equal(machineRequests, 0, "the machine's credentials");
            });
        }
    });

    describe("names the source of rejected credentials if it is", () => {
        const origins: [name: string, environment: () => Variables, stack: Configuration, origin: string][] = [
            ["the access keys", keys, {}, "the access keys in the environment (AWS_ACCESS_KEY_ID)"],
            [
                "the access keys with the older names",
                olderKeys,
                {},
                "the access keys in the environment (AWS_ACCESS_KEY)",
            ],
            ["AWS_PROFILE", () => ({ AWS_PROFILE: "p" }), {}, 'the profile "p" (AWS_PROFILE)'],
            ["AWS_DEFAULT_PROFILE", () => ({ AWS_DEFAULT_PROFILE: "p" }), {}, 'the profile "p" (AWS_DEFAULT_PROFILE)'],
            ["a configured profile", keys, { "aws:profile": "p" }, 'the profile "p"'],
            [
                "a web identity",
                web,
                {},
                `the web identity in the environment (AWS_WEB_IDENTITY_TOKEN_FILE) for ${webRole}`,
            ],
            [
                "a role",
                keys,
                { "aws:assumeRoles": [{ roleArn: connectionRole }] },
                `the role ${connectionRole}, assumed with the access keys in the environment (AWS_ACCESS_KEY_ID)`,
            ],
        ];
        for (const [name, environment, stack, origin] of origins) {
            it(name, async () => {
                Object.assign(process.env, environment());
                const lists = { allowedAccountIds: ["999999999999"] };
                const notAllowed = await failureOf(bed.accountClient(stack, lists).listHandshakes());
                assert.ok(notAllowed.message.endsWith(`The credentials come from ${origin}.`), notAllowed.message);
                bed.sandbox.faults.add({
                    operation: "ListHandshakesForAccount",
                    fault: { error: "UnrecognizedClientException" },
                });
                const refused = await failureOf(bed.accountClient(stack).listHandshakes());
                assert.ok(refused.message.includes(`. The credentials come from ${origin}. Check`), refused.message);
            });
        }
    });
});

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListHandshakesForAccountCommand } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { MiddlewareStack } from "@smithy/types";
import { Sandbox } from "../../sandbox";
import { mergeSettings, type Settings, settingsOf } from "../../src/aws/config/settings";
import { AwsConnection } from "../../src/aws/connection";
import { stsClient } from "../../src/aws/identity/stsClient";
import type { Connection } from "../../src/resources/connection/properties";
import {
    type Configuration,
    failureOf,
    getFrom,
    restoreEnvironment,
    setEnvironment,
    withAwsTestBed,
} from "./support/awsTestBed";

/** The host, the region of the signature and the user agent of a call. */
interface Sent {
    host: string;
    region: string | undefined;
    userAgent: string;
}

/** Makes a client record its request instead of sending it. */
function catchRequest<I extends object, O extends object>(stack: MiddlewareStack<I, O>): () => Sent {
    let caught: Sent | undefined;
    stack.add(
        () => async (args) => {
            const { hostname, headers } = args.request as { hostname: string; headers: Record<string, string> };
            const [, region] = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? "") ?? [];
            caught = { host: hostname, region, userAgent: headers["user-agent"] ?? "" };
            throw new Error("Enough is known.");
        },
        { step: "deserialize", name: "catchRequest", priority: "low" },
    );
    return () => caught as Sent;
}

async function sentToOrganizations(settings: Settings): Promise<Sent> {
    const { client } = new AwsConnection(settings, new AbortController().signal);
    const sent = catchRequest(client.middlewareStack);
    const error = await failureOf(client.send(new ListHandshakesForAccountCommand({})));
    if (sent() === undefined) {
        throw error;
    }
    return sent();
}

async function sentToSts(settings: Settings): Promise<Sent> {
    const client = stsClient(settings, async () => ({ accessKeyId: "AKIA", secretAccessKey: "s" }));
    const sent = catchRequest(client.middlewareStack);
    const error = await failureOf(client.send(new GetCallerIdentityCommand({})));
    if (sent() === undefined) {
        throw error;
    }
    return sent();
}

const settingsFor = (configuration: Configuration, connection?: Connection) =>
    mergeSettings(settingsOf(getFrom(configuration)), connection);

const organizations = "organizations.us-east-1.amazonaws.com";
const sts = "sts.us-east-1.amazonaws.com";

describe("AwsConnection and stsClient", () => {
    let folder: string;

    const file = (name: string, text: string) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
    };

    const keys = "aws_access_key_id = AKIA\naws_secret_access_key = s\n";
    const config = [
        `[default]\n${keys}region = us-west-2\nendpoint_url = http://default.invalid\n`,
        `[profile p]\n${keys}region = cn-north-1\nendpoint_url = http://p.invalid\n`,
        `[profile q]\n${keys}services = q\nendpoint_url = http://q.invalid\n`,
        `[services q]\norganizations =\n  endpoint_url = http://organizations-of-q.invalid\nsts =\n  endpoint_url = http://sts-of-q.invalid\n`,
        `[profile half]\n${keys}services = half\nendpoint_url = http://half.invalid\n`,
        `[services half]\nsts =\n  endpoint_url = http://sts-of-half.invalid\n`,
        `[profile ignoring]\n${keys}endpoint_url = http://ignored.invalid\nignore_configured_endpoint_urls = true\n`,
        `[profile fips]\n${keys}use_fips_endpoint = true\nregion = us-east-1\n`,
        `[profile dual]\n${keys}use_dualstack_endpoint = TRUE\nregion = us-east-1\n`,
        `[profile fipsbeside]\n${keys}use_fips_endpoint = true\nuse_dualstack_endpoint = true\nendpoint_url = http://fips.invalid\n`,
        `[profile plain]\n${keys}`,
        `[profile lost]\n${keys}services = lost\n`,
        `[profile mistyped]\n${keys}use_fips_endpoint = yes\n`,
        `[profile nowhere]\n${keys}endpoint_url = p.invalid\n`,
        `[profile tries]\n${keys}max_attempts = 7\nretry_mode = adaptive\nsdk_ua_app_id = planted-app\n`,
    ].join("\n");

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "handshakes-"));
        setEnvironment({
            AWS_EC2_METADATA_DISABLED: "true",
            AWS_CONFIG_FILE: file("config", config),
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        });
    });

    afterEach(() => {
        restoreEnvironment();
        rmSync(folder, { recursive: true });
    });

    interface Row {
        name: string;
        environment?: Record<string, string>;
        stack?: Configuration;
        connection?: Connection;
        organizations: string;
        sts: string;
    }

    const everywhere = (host: string) => ({ organizations: host, sts: host });
    const envKeys = { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "s" };

    const rows: Row[] = [
        { name: "the default profile's endpoint if no profile is set", ...everywhere("default.invalid") },
        {
            name: "the endpoint of AWS_PROFILE",
            environment: { AWS_PROFILE: "p" },
            ...everywhere("p.invalid"),
        },
        {
            name: "the endpoint of AWS_DEFAULT_PROFILE",
            environment: { AWS_DEFAULT_PROFILE: "p" },
            ...everywhere("p.invalid"),
        },
        { name: "the endpoint of the stack's profile", stack: { "aws:profile": "p" }, ...everywhere("p.invalid") },
        {
            name: "the endpoint of the stack's profile, although AWS_PROFILE is set",
            environment: { AWS_PROFILE: "q" },
            stack: { "aws:profile": "p" },
            ...everywhere("p.invalid"),
        },
        {
            name: "the endpoint of the connection's profile, although the stack's and AWS_PROFILE are set",
            environment: { AWS_PROFILE: "fips" },
            stack: { "aws:profile": "p" },
            connection: { profile: "q" },
            organizations: "organizations-of-q.invalid",
            sts: "sts-of-q.invalid",
        },
        {
            name: "the endpoint of the stack's profile for a connection with a role",
            environment: { AWS_PROFILE: "q" },
            stack: { "aws:profile": "p" },
            connection: { assumeRoles: [{ roleArn: "arn:aws:iam::222222222222:role/x" }] },
            ...everywhere("p.invalid"),
        },
        {
            name: "AWS's endpoint if the profile has none",
            environment: { AWS_PROFILE: "p" },
            stack: { "aws:profile": "plain", "aws:region": "us-east-1" },
            organizations,
            sts,
        },
        {
            name: "the endpoint of AWS_PROFILE, although the environment has keys",
            environment: { ...envKeys, AWS_PROFILE: "p" },
            ...everywhere("p.invalid"),
        },
        {
            name: "the endpoint of AWS_PROFILE, although the stack has keys",
            environment: { AWS_PROFILE: "p" },
            stack: { "aws:accessKey": "AKIA", "aws:secretKey": "s" },
            ...everywhere("p.invalid"),
        },
        {
            name: "the services section of a profile before its endpoint_url",
            stack: { "aws:profile": "q" },
            organizations: "organizations-of-q.invalid",
            sts: "sts-of-q.invalid",
        },
        {
            name: "the endpoint_url of a profile for a service that its services section leaves out",
            stack: { "aws:profile": "half" },
            organizations: "half.invalid",
            sts: "sts-of-half.invalid",
        },
        {
            name: "AWS_ENDPOINT_URL before the profile's services section",
            environment: { AWS_ENDPOINT_URL: "http://variable.invalid" },
            stack: { "aws:profile": "q" },
            ...everywhere("variable.invalid"),
        },
        {
            name: "AWS_ENDPOINT_URL_STS before AWS_ENDPOINT_URL",
            environment: {
                AWS_ENDPOINT_URL: "http://variable.invalid",
                AWS_ENDPOINT_URL_STS: "http://sts-variable.invalid",
            },
            stack: { "aws:profile": "q" },
            organizations: "variable.invalid",
            sts: "sts-variable.invalid",
        },
        {
            name: "the profile's endpoint if the variables are empty",
            environment: { AWS_ENDPOINT_URL: "", AWS_ENDPOINT_URL_ORGANIZATIONS: "", AWS_ENDPOINT_URL_STS: "" },
            stack: { "aws:profile": "p" },
            ...everywhere("p.invalid"),
        },
        {
            name: "the stack's endpoints before all variables and the profile",
            environment: {
                AWS_ENDPOINT_URL_ORGANIZATIONS: "http://variable.invalid",
                AWS_ENDPOINT_URL: "http://variable.invalid",
            },
            stack: { "aws:profile": "q", "aws:endpoints": [{ organizations: "http://stack.invalid" }] },
            organizations: "stack.invalid",
            sts: "variable.invalid",
        },
        {
            name: "the connection's endpoints before the stack's",
            stack: { "aws:profile": "q", "aws:endpoints": [{ organizations: "http://stack.invalid" }] },
            connection: { endpoints: [{ organizations: "http://c.invalid", sts: "http://c.invalid" }] },
            ...everywhere("c.invalid"),
        },
        {
            name: "AWS's endpoint with ignore_configured_endpoint_urls",
            environment: { AWS_ENDPOINT_URL_ORGANIZATIONS: "http://variable.invalid" },
            stack: { "aws:profile": "ignoring", "aws:region": "us-east-1" },
            organizations,
            sts,
        },
        {
            name: "AWS's endpoint with AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            environment: {
                AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
                AWS_ENDPOINT_URL: "http://variable.invalid",
                AWS_ENDPOINT_URL_STS: "http://variable.invalid",
            },
            stack: { "aws:profile": "q", "aws:region": "us-east-1" },
            organizations,
            sts,
        },
        {
            name: "the profile's endpoint if AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is false",
            environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false" },
            stack: { "aws:profile": "ignoring" },
            ...everywhere("ignored.invalid"),
        },
        {
            name: "the stack's endpoints, which nothing ignores",
            environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
            stack: {
                "aws:profile": "q",
                "aws:endpoints": [{ organizations: "http://stack.invalid", sts: "http://stack.invalid" }],
            },
            ...everywhere("stack.invalid"),
        },
        {
            name: "FIPS endpoints if the profile has use_fips_endpoint",
            stack: { "aws:profile": "fips" },
            organizations: "organizations-fips.us-east-1.amazonaws.com",
            sts: "sts-fips.us-east-1.amazonaws.com",
        },
        {
            name: "dual-stack endpoints if the profile has use_dualstack_endpoint, in upper or lower case",
            stack: { "aws:profile": "dual" },
            organizations: "organizations.us-east-1.api.aws",
            sts: "sts.us-east-1.api.aws",
        },
        {
            name: "no FIPS endpoints of another profile",
            environment: { AWS_PROFILE: "fips" },
            stack: { "aws:profile": "plain", "aws:region": "us-east-1" },
            organizations,
            sts,
        },
        {
            name: "FIPS endpoints if the environment has AWS_USE_FIPS_ENDPOINT",
            environment: { AWS_USE_FIPS_ENDPOINT: "true" },
            stack: { "aws:profile": "plain", "aws:region": "us-east-1" },
            organizations: "organizations-fips.us-east-1.amazonaws.com",
            sts: "sts-fips.us-east-1.amazonaws.com",
        },
        {
            name: "no FIPS endpoints if AWS_USE_FIPS_ENDPOINT is false",
            environment: { AWS_USE_FIPS_ENDPOINT: "false" },
            stack: { "aws:profile": "fips" },
            organizations,
            sts,
        },
        {
            name: "no FIPS endpoints if aws:useFipsEndpoint is false",
            environment: { AWS_USE_FIPS_ENDPOINT: "true" },
            stack: { "aws:profile": "fips", "aws:useFipsEndpoint": false },
            organizations,
            sts,
        },
    ];

    for (const { name, environment, stack = {}, connection, ...hosts } of rows) {
        it(`use ${name}`, async () => {
            Object.assign(process.env, environment);
            const settings = settingsFor(stack, connection);
            // The credentials of roles are not needed here.
            const { host } = await sentToOrganizations({ ...settings, assumeRoles: undefined });
            assert.deepEqual({ organizations: host, sts: (await sentToSts(settings)).host }, hosts);
        });
    }

    describe("use a configured endpoint instead of", () => {
        const requests: [name: string, Record<string, string>, Configuration, Connection?][] = [
            [
                "FIPS and dual stack of the environment",
                { AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true" },
                {},
            ],
            ["FIPS and dual stack of the stack", {}, { "aws:useFipsEndpoint": true, "aws:useDualstackEndpoint": true }],
            ["FIPS and dual stack of the connection", {}, {}, { useFipsEndpoint: true, useDualstackEndpoint: true }],
            ["FIPS of the region's name", { AWS_REGION: "us-east-1-fips" }, {}],
            ["FIPS of the region's older name", { AWS_REGION: "fips-us-east-1" }, {}],
            ["FIPS of STS's region", {}, { "aws:stsRegion": "us-east-1-fips" }],
        ];
        const given: [name: string, Record<string, string>, Configuration, Connection?][] = [
            ["in the stack", {}, { "aws:endpoints": [{ organizations: "http://x.invalid", sts: "http://x.invalid" }] }],
            [
                "in the connection",
                {},
                {},
                { endpoints: [{ organizations: "http://x.invalid", sts: "http://x.invalid" }] },
            ],
            ["in AWS_ENDPOINT_URL", { AWS_ENDPOINT_URL: "http://x.invalid" }, {}],
            [
                "in the variables of the services",
                { AWS_ENDPOINT_URL_ORGANIZATIONS: "http://x.invalid", AWS_ENDPOINT_URL_STS: "http://x.invalid" },
                {},
            ],
            ["in the profile", {}, { "aws:profile": "x" }],
            ["in the profile's services section", {}, { "aws:profile": "y" }],
        ];
        const profiles = [
            `[profile x]\n${keys}endpoint_url = http://x.invalid\n`,
            `[profile y]\n${keys}services = y\n`,
            `[services y]\norganizations =\n  endpoint_url = http://x.invalid\nsts =\n  endpoint_url = http://x.invalid\n`,
            `[default]\n${keys}`,
        ].join("\n");
        for (const [how, requested, requestedStack, requestedConnection] of requests) {
            for (const [where, variables, stack, connection] of given) {
                it(`${how}, if it is ${where}`, async () => {
                    Object.assign(process.env, requested, variables, { AWS_CONFIG_FILE: file("given", profiles) });
                    const settings = settingsFor(
                        { ...requestedStack, ...stack },
                        { ...requestedConnection, ...connection },
                    );
                    for (const { host, region } of [await sentToOrganizations(settings), await sentToSts(settings)]) {
                        assert.deepEqual({ host, region }, { host: "x.invalid", region: "us-east-1" });
                    }
                });
            }
        }

        it("FIPS of the profile, if it is in the profile or in the stack", async () => {
            const ofProfile = settingsFor({ "aws:profile": "fipsbeside" });
            assert.equal((await sentToOrganizations(ofProfile)).host, "fips.invalid");
            assert.equal((await sentToSts(ofProfile)).host, "fips.invalid");
            const endpoints = [{ sts: "http://stack.invalid" }];
            const ofStack = settingsFor({ "aws:profile": "fips", "aws:endpoints": endpoints });
            assert.equal((await sentToSts(ofStack)).host, "stack.invalid");
            // The service without a configured endpoint still uses FIPS.
            assert.equal((await sentToOrganizations(ofStack)).host, "organizations-fips.us-east-1.amazonaws.com");
        });
    });

    it("use the region of the profile, unless AWS_REGION or AWS_DEFAULT_REGION is set", async () => {
        const regionOf = async (configuration: Configuration) =>
            (await sentToSts(settingsFor({ "aws:endpoints": [{ sts: "http://x.invalid" }], ...configuration }))).region;
        assert.equal(await regionOf({}), "us-west-2");
        assert.equal(await regionOf({ "aws:profile": "p" }), "cn-north-1");
        process.env.AWS_DEFAULT_REGION = "eu-central-1";
        assert.equal(await regionOf({ "aws:profile": "p" }), "eu-central-1");
        process.env.AWS_REGION = "eu-west-1";
        assert.equal(await regionOf({ "aws:profile": "p" }), "eu-west-1");
        assert.equal(await regionOf({ "aws:profile": "p", "aws:region": "ap-south-1" }), "ap-south-1");
    });

    it("use the region and the endpoint of the configured files", async () => {
        const sharedConfigFiles = [file("own", "[profile p]\nendpoint_url = http://own.invalid\n")];
        const sharedCredentialsFiles = [file("credentials", `[p]\n${keys}region = eu-north-1\n`)];
        const settings = settingsFor({ "aws:profile": "p" }, { sharedConfigFiles, sharedCredentialsFiles });
        const { host, region } = await sentToSts(settings);
        assert.deepEqual({ host, region }, { host: "own.invalid", region: "eu-north-1" });
        assert.equal((await sentToOrganizations(settings)).host, "own.invalid");
    });

    it("use the number and mode of retries for STS and the application ID of the profile", async () => {
        process.env.AWS_PROFILE = "plain";
        const { config } = stsClient(settingsFor({ "aws:profile": "tries" }), undefined);
        const retryMode = await (config.retryMode as () => Promise<string>)();
        assert.deepEqual([await config.maxAttempts(), retryMode], [7, "adaptive"]);
        const settings = settingsFor({ "aws:profile": "tries", "aws:region": "us-east-1" });
        assert.match((await sentToSts(settings)).userAgent, /planted-app/);
        const { config: configured } = stsClient(
            settingsFor({ "aws:profile": "tries", "aws:maxRetries": 1, "aws:retryMode": "standard" }),
            undefined,
        );
        const configuredMode = await (configured.retryMode as () => Promise<string>)();
        assert.deepEqual([await configured.maxAttempts(), configuredMode], [2, "standard"]);
    });

    describe("reject", () => {
        const wrong: [name: string, environment: Record<string, string>, profile: string, message: RegExp][] = [
            ["a services section that is missing", {}, "lost", /The profile "lost" .* section "services lost"/],
            [
                "a use_fips_endpoint that is not true or false",
                {},
                "mistyped",
                /use_fips_endpoint of the profile "mistyped" must be/,
            ],
            [
                "an endpoint_url that is no URL",
                {},
                "nowhere",
                /is not a URL\. Write the complete URL in endpoint_url of the profile/,
            ],
            [
                "an AWS_USE_FIPS_ENDPOINT that is not true or false",
                { AWS_USE_FIPS_ENDPOINT: "1" },
                "plain",
                /variable AWS_USE_FIPS_ENDPOINT must be true or false/,
            ],
            [
                "an AWS_IGNORE_CONFIGURED_ENDPOINT_URLS that is not true or false",
                { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "no" },
                "plain",
                /variable AWS_IGNORE_CONFIGURED_ENDPOINT_URLS must be true or false/,
            ],
            [
                "an AWS_ENDPOINT_URL that is no URL",
                { AWS_ENDPOINT_URL: "localhost:4566" },
                "plain",
                /is not a URL\. Write the complete URL in the environment variable AWS_ENDPOINT_URL,/,
            ],
        ];
        for (const [name, environment, profile, message] of wrong) {
            it(name, async () => {
                Object.assign(process.env, environment);
                const settings = settingsFor({ "aws:profile": profile, "aws:region": "us-east-1" });
                assert.match((await failureOf(sentToOrganizations(settings))).message, message);
                assert.match((await failureOf(sentToSts(settings))).message, message);
            });
        }
    });
});

describe("the calls with a profile", () => {
    const bed = withAwsTestBed();
    let other: Sandbox;
    const first = "arn:aws:iam::333333333333:role/First";
    const { HOME } = process.env;

    beforeEach(async () => {
        other = await Sandbox.start();
        for (const name of ["AWS_ENDPOINT_URL_ORGANIZATIONS", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"]) {
            delete process.env[name];
        }
        delete process.env.AWS_ACCESS_KEY_ID;
        delete process.env.AWS_SECRET_ACCESS_KEY;
    });

    afterEach(async () => {
        process.env.HOME = HOME;
        await other.stop();
    });

    /** The profile's endpoint is the sandbox; AWS_PROFILE and the default profile have another endpoint. */
    const profiles = (text: string) =>
        bed.file(
            "config",
            [
                `[default]\nendpoint_url = ${other.url}`,
                `[profile another]\nendpoint_url = ${other.url}`,
                `[profile keys]\naws_access_key_id = ${bed.sandbox.account("222222222222").accessKeyId}`,
                "aws_secret_access_key = s",
                text,
            ].join("\n"),
        );

    for (const [name, connection] of [
        ["of the stack", undefined],
        ["of a connection", { profile: "p" }],
    ] as const) {
        it(`${name} go to its endpoint, and so do those of its role and of the configured roles`, async () => {
            process.env.AWS_CONFIG_FILE = profiles(
                `[profile p]\nrole_arn = ${first}\nsource_profile = keys\nendpoint_url = ${bed.sandbox.url}\n`,
            );
            process.env.AWS_PROFILE = "another";
            const stack = connection === undefined ? { "aws:profile": "p" } : {};
            const second = "arn:aws:iam::444444444444:role/Second";
            const client = bed.accountClient(stack, { ...connection, assumeRoles: [{ roleArn: second }] });
            const [id = ""] = bed.invite(1, { recipient: "444444444444" });
            await client.declineHandshake(id);
            assert.deepEqual(
                bed.sandbox.requests.map(({ operation, accountId }) => `${operation} by ${accountId}`),
                ["AssumeRole by 222222222222", "AssumeRole by 333333333333", "DeclineHandshake by 444444444444"],
            );
            assert.deepEqual(other.requests, []);
        });
    }

    it("of SSO go to the endpoint for SSO in its services section", async () => {
        const { createServer } = await import("node:http");
        const requested: string[] = [];
        const sso = createServer(({ url }, response) => {
            requested.push(String(url));
            const { accessKeyId } = bed.sandbox.account("333333333333");
            const expiration = Date.now() + 3_600_000;
            const roleCredentials = { accessKeyId, secretAccessKey: "s", sessionToken: "t", expiration };
            response.setHeader("Content-Type", "application/json").end(JSON.stringify({ roleCredentials }));
        });
        await new Promise<void>((resolve) => sso.listen(0, "127.0.0.1", resolve));
        const { port } = sso.address() as { port: number };
        const startUrl = "https://example.awsapps.com/start";
        process.env.AWS_CONFIG_FILE = profiles(
            [
                `[profile p]\nservices = p\nsso_account_id = 333333333333\nsso_start_url = ${startUrl}`,
                "sso_region = us-east-1\nsso_role_name = Decliner",
                `[services p]\nsso =\n  endpoint_url = http://127.0.0.1:${port}`,
                `organizations =\n  endpoint_url = ${bed.sandbox.url}\n`,
            ].join("\n"),
        );
        process.env.AWS_PROFILE = "another";
        process.env.AWS_USE_FIPS_ENDPOINT = "true";
        process.env.HOME = mkdtempSync(join(tmpdir(), "handshakes-"));
        const cache = join(process.env.HOME, ".aws", "sso", "cache");
        mkdirSync(cache, { recursive: true });
        const token = { startUrl, region: "us-east-1", accessToken: "t", expiresAt: "2999-01-01T00:00:00Z" };
        writeFileSync(join(cache, `${createHash("sha1").update(startUrl).digest("hex")}.json`), JSON.stringify(token));
        try {
            await bed.accountClient({ "aws:profile": "p" }).listHandshakes();
        } finally {
            rmSync(process.env.HOME, { recursive: true });
            sso.closeAllConnections();
            sso.close();
        }
        assert.equal(requested.length, 1);
        assert.deepEqual(bed.operations(), ["ListHandshakesForAccount"]);
        assert.deepEqual(other.requests, []);
    });
});

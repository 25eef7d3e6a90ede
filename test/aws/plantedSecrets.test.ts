import assert from "node:assert/strict";
import { checkConfiguration } from "../../src/native/plugin/configuration";
import { checkConnection } from "../../src/resources/connection/check";
import type { Connection } from "../../src/resources/connection/properties";
import { type AwsTestBed, setEnvironment, withAwsTestBed } from "./support/awsTestBed";

const secret = "planted-secret";
const roleArn = "arn:aws:iam::333333333333:role/First";

/** A misplaced secret in each form that a value can have. */
const forms: readonly unknown[] = [
    secret,
    ` ${secret} `,
    [secret],
    [[secret]],
    { [secret.slice(8)]: secret },
    [{ a: secret }],
];

/** The members of a role; those of a web identity are among them. */
const roleMembers = [
    "roleArn",
    "duration",
    "policy",
    "policyArns",
    "sessionName",
    "externalId",
    "sourceIdentity",
    "tags",
    "transitiveTagKeys",
] as const;

const members = [
    "region",
    "profile",
    "assumeRoles",
    "assumeRoleWithWebIdentity",
    "endpoints",
    "stsRegion",
    "useFipsEndpoint",
    "useDualstackEndpoint",
    "sharedConfigFiles",
    "sharedCredentialsFiles",
    "maxRetries",
    "retryMode",
    "allowedAccountIds",
    "forbiddenAccountIds",
    "customCaBundle",
] as const;

const configurationOnly = ["accessKey", "secretKey", "token", "httpProxy", "httpsProxy", "noProxy"] as const;

/** A connection for each member at any depth and each value, with the member's name. */
function* connections(): Generator<[name: string, connection: Record<string, unknown>]> {
    for (const value of forms) {
        for (const name of members) {
            yield [name, { [name]: value }];
        }
        for (const name of roleMembers) {
            yield [`assumeRoles[0].${name}`, { assumeRoles: [{ roleArn, [name]: value }] }];
        }
        for (const name of ["roleArn", "duration", "policy", "policyArns", "sessionName", "webIdentityTokenFile"]) {
            const role = { roleArn, webIdentityTokenFile: "/nowhere", [name]: value };
            yield [`assumeRoleWithWebIdentity.${name}`, { assumeRoleWithWebIdentity: role }];
        }
        for (const name of ["organizations", "sts"]) {
            yield [`endpoints[0].${name}`, { endpoints: [{ [name]: value }] }];
        }
    }
    for (const url of [`http://user:${secret}@ 127.0.0.1:1`, `${secret}://127.0.0.1:1`]) {
        yield ["endpoints[0].organizations", { endpoints: [{ organizations: url, sts: url }] }];
    }
}

/** The environment variables of a call; for the others see `isNamed`. */
const variables = [
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_ORGANIZATIONS",
    "AWS_ENDPOINT_URL_STS",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_USE_FIPS_ENDPOINT",
    "AWS_USE_DUALSTACK_ENDPOINT",
    "AWS_MAX_ATTEMPTS",
    "AWS_RETRY_MODE",
    "AWS_SDK_UA_APP_ID",
    "AWS_DISABLE_CLOCK_SKEW_CORRECTION",
    "AWS_CA_BUNDLE",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
] as const;

/** The variable that overrides another one. */
const shadowing: Readonly<Record<string, string>> = {
    AWS_DEFAULT_REGION: "AWS_REGION",
    AWS_ENDPOINT_URL: "AWS_ENDPOINT_URL_ORGANIZATIONS",
};

/** The values of variables. None is a host's name or a path, which a message may show. */
const values = [
    ` ${secret} ${secret}`,
    `http://user:${secret}@ 127.0.0.1:1`,
    `http://user:${secret}@127.0.0.1:1/${secret}?a=${secret}`,
    `${secret}://user:${secret}@127.0.0.1:1`,
    `${secret}\n${secret}`,
] as const;

/**
 * The values that messages show, so that a user recognizes them: a profile, and a region with a valid form.
 * AWS puts a session's name into the caller's ARN, and into its error if the name is invalid. So AWS_PROFILE,
 * AWS_DEFAULT_PROFILE and AWS_ROLE_SESSION_NAME are no part of this test.
 */
function isNamed(name: string, value: unknown): boolean {
    return /^profile$|sessionName$/.test(name) || (/^(region|stsRegion)$/.test(name) && value === secret);
}

describe("a misplaced secret", function () {
    this.timeout(120_000);

    const bed = withAwsTestBed();

    /** All output of a decline. */
    async function outputOf(...args: Parameters<AwsTestBed["accountClient"]>): Promise<string> {
        bed.nextOperation();
        const [id = ""] = bed.invite(1);
        const outcome = await (async () => await bed.accountClient(...args).declineHandshake(id))().catch(String);
        return [JSON.stringify(outcome), ...bed.progressMessages].join("\n");
    }

    it("appears in no failure of checkConnection and checkConfiguration", () => {
        for (const [name, connection] of connections()) {
            const reasons = [checkConnection(connection), checkConfiguration(connection)];
            assert.doesNotMatch(JSON.stringify(reasons.flat().map(({ reason }) => reason)), /planted/, name);
        }
    });

    it("appears in no message for a member of a connection", async () => {
        for (const [name, connection] of connections()) {
            if (checkConnection(connection).length === 0 && !isNamed(name, connection[name])) {
                assert.doesNotMatch(await outputOf({}, connection as Connection), /planted/, name);
            }
        }
    });

    it("appears in no message for a member of the stack's configuration", async () => {
        for (const [name, connection] of connections()) {
            if (!isNamed(name, connection[name])) {
                const configuration = Object.entries(connection).map(([key, value]) => [`aws:${key}`, value]);
                assert.doesNotMatch(await outputOf(Object.fromEntries(configuration)), /planted/, name);
            }
        }
        for (const name of configurationOnly) {
            // A proxy may be a host's name alone, which a network error names.
            const values = name.endsWith("Proxy") && name !== "noProxy" ? forms.slice(2) : forms;
            for (const value of [...values, `http://user:${secret}@ 127.0.0.1:1`, `${secret} ${secret}`]) {
                assert.doesNotMatch(await outputOf({ [`aws:${name}`]: value }), /planted/, name);
            }
        }
        for (const webIdentityToken of forms) {
            const assumeRoleWithWebIdentity = { roleArn, webIdentityToken };
            assert.doesNotMatch(
                await outputOf({ "aws:assumeRoleWithWebIdentity": assumeRoleWithWebIdentity }),
                /planted/,
            );
        }
    });

    it("appears in no message if a profile's command fails or prints no credentials", async () => {
        for (const [at, command] of [
            `sh -c 'echo ${secret} >&2; echo ${secret}; exit 3' ${secret}`,
            `/nowhere/${secret}`,
            `echo ${secret}`,
            `echo '{"Version": 2, "AccessKeyId": "${secret}"}'`,
            `echo '{"Version": 1, "AccessKeyId": "${secret}"}'`,
        ].entries()) {
            const file = bed.file(`config-${at}`, `[profile p]\ncredential_process = ${command}\n`);
            setEnvironment({ ...bed.sandbox.environment(), AWS_CONFIG_FILE: file });
            for (const configuration of [
                { "aws:profile": "p" },
                { "aws:profile": "p", "aws:assumeRoles": [{ roleArn }] },
                { "aws:profile": "p", "aws:allowedAccountIds": ["222222222222"] },
            ]) {
                const message = await outputOf(configuration);
                assert.doesNotMatch(message, /planted/, command);
                assert.match(message, /credential_process/);
            }
        }
        assert.deepEqual(bed.operations(), []);
    });

    const sources: Record<string, (environment: Record<string, string>) => void> = {
        "the environment's keys": () => {},
        "a profile": (environment) => {
            const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secretKey } = environment;
            const keys = `aws_access_key_id = ${key}\naws_secret_access_key = ${secretKey}\n`;
            environment.AWS_CONFIG_FILE = bed.file("config", `[default]\n${keys}`);
            delete environment.AWS_ACCESS_KEY_ID;
        },
        "a web identity": (environment) => {
            delete environment.AWS_ACCESS_KEY_ID;
            environment.AWS_ROLE_ARN = roleArn;
            environment.AWS_WEB_IDENTITY_TOKEN_FILE = bed.file("token", secret);
        },
    };
    for (const variable of variables) {
        it(`appears in no message for the environment variable ${variable}`, async () => {
            for (const [source, change] of Object.entries(sources)) {
                for (const value of values) {
                    const environment = { ...bed.sandbox.environment(), AWS_EC2_METADATA_DISABLED: "true" };
                    delete (environment as Record<string, string>)[shadowing[variable] ?? ""];
                    change(environment);
                    setEnvironment({ ...environment, [variable]: value });
                    assert.doesNotMatch(await outputOf(), /planted/, `${value}, with ${source}`);
                }
            }
        });
    }
});

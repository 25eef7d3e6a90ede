import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setEnvironment, withAwsTestBed } from "./support/awsTestBed";

/**
 * The variables that this package or the AWS SDK reads for a call. Continuous integration sets many of them to an
 * empty string if it has no value.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
const variables = [
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ACCESS_KEY",
    "AWS_SECRET_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_CREDENTIAL_SCOPE",
    "AWS_ACCOUNT_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_EC2_METADATA_DISABLED",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    "AWS_EC2_METADATA_V1_DISABLED",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_SSO",
    "AWS_ENDPOINT_URL_SIGNIN",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_USE_FIPS_ENDPOINT",
    "AWS_USE_DUALSTACK_ENDPOINT",
    "AWS_STS_REGIONAL_ENDPOINTS",
    "AWS_MAX_ATTEMPTS",
    "AWS_RETRY_MODE",
    "AWS_NEW_RETRIES_2026",
    "AWS_DEFAULTS_MODE",
    "AWS_DISABLE_CLOCK_SKEW_CORRECTION",
    "AWS_DISABLE_REQUEST_COMPRESSION",
    "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
    "AWS_REQUEST_CHECKSUM_CALCULATION",
    "AWS_RESPONSE_CHECKSUM_VALIDATION",
    "AWS_AUTH_SCHEME_PREFERENCE",
    "AWS_SIGV4A_SIGNING_REGION_SET",
    "AWS_SDK_UA_APP_ID",
    "AWS_EXECUTION_ENV",
    "AWS_LOGIN_CACHE_DIRECTORY",
    "AWS_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "ALL_PROXY",
    "all_proxy",
] as const;

const roleArn = "arn:aws:iam::333333333333:role/Decliner";

describe("an empty environment variable", function () {
    this.timeout(60_000);

    const before = { ...process.env };
    const bed = withAwsTestBed();
    let container: Server;

    beforeEach(async () => {
        bed.sandbox.setRole(roleArn, {});
        container = createServer((_request, response) => {
            const Expiration = new Date(Date.now() + 3_600_000).toISOString();
            response.end(
                JSON.stringify({
                    AccessKeyId: bed.sandbox.account("222222222222").accessKeyId,
                    SecretAccessKey: "s",
                    Token: "t",
                    Expiration,
                }),
            );
        });
        await new Promise<void>((resolve) => container.listen(0, "127.0.0.1", resolve));
    });

    afterEach(async () => {
        container.close();
        container.closeAllConnections();
        for (const name of variables) {
            delete process.env[name];
        }
        Object.assign(process.env, before);
    });

    /** The calls of a decline with their accounts. */
    async function callsWith(environment: Record<string, string>): Promise<string[]> {
        bed.nextOperation();
        setEnvironment(environment);
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        await bed.accountClient({ "aws:assumeRoles": [{ roleArn }] }).declineHandshake(id);
        return bed.sandbox.requests.map(({ operation, accountId }) => `${operation} by ${accountId}`);
    }

    /** The environments with each source of credentials. */
    function sources(): Record<string, Record<string, string>> {
        const { AWS_ACCESS_KEY_ID: key = "", AWS_SECRET_ACCESS_KEY: secret = "", ...rest } = bed.sandbox.environment();
        const { AWS_CONFIG_FILE: _, AWS_SHARED_CREDENTIALS_FILE: __, ...machine } = rest;
        const keys = `aws_access_key_id = ${key}\naws_secret_access_key = ${secret}\n`;
        const home = dirname(bed.file("token", "token"));
        mkdirSync(join(home, ".aws"), { recursive: true });
        writeFileSync(join(home, ".aws", "config"), `[default]\n${keys}`);
        const { port } = container.address() as AddressInfo;
        return {
            "the environment's keys": bed.sandbox.environment(),
            "the default file": { ...machine, HOME: home },
            "a web identity": {
                ...rest,
                AWS_ROLE_ARN: "arn:aws:iam::222222222222:role/Web",
                AWS_WEB_IDENTITY_TOKEN_FILE: join(home, "token"),
            },
            "a container": { ...rest, AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/` },
        };
    }

    for (const source of ["the environment's keys", "the default file", "a web identity", "a container"]) {
        it(`changes no call and no account if the credentials come from ${source}`, async () => {
            const environment = sources()[source] ?? {};
            const usual = await callsWith(environment);
            assert.match(usual.at(-1) ?? "", /^DeclineHandshake by 333333333333$/);
            for (const name of variables.filter((name) => !environment[name])) {
                assert.deepEqual(await callsWith({ ...environment, [name]: "" }).catch(String), usual, name);
                delete process.env[name];
            }
        });
    }
});

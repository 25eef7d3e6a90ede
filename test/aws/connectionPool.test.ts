import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { Connection } from "../../src/resources/connection/properties";
import { HandshakeError } from "../../src/resources/handshakeError";
import { failureOf, withAwsTestBed } from "./support/awsTestBed";

const decline = "DeclineHandshake";
const first = "arn:aws:iam::333333333333:role/First";
const second = "arn:aws:iam::444444444444:role/path/Second";

describe("ConnectionPool", () => {
    const bed = withAwsTestBed();

    const inAccount = (recipient: string) => bed.invite(1, { recipient })[0] ?? "";
    const keyOf = (account: string) => bed.sandbox.account(account).accessKeyId;
    const callers = () => bed.sandbox.requests.map(({ operation, accountId }) => `${operation} by ${accountId}`);
    const inputsOf = (operation: string) =>
        bed.sandbox.requests
            .filter((request) => request.operation === operation)
            .map(({ input }) => input as Record<string, string>);

    it("uses the credentials of the environment if nothing is configured", async () => {
        await bed.accountClient().declineHandshake(inAccount("222222222222"));
        assert.deepEqual(callers(), [`${decline} by 222222222222`]);
    });

    it("uses the stack's keys instead of the environment's", async () => {
        const configuration = { "aws:accessKey": keyOf("333333333333"), "aws:secretKey": "planted-secret" };
        await bed.accountClient(configuration).declineHandshake(inAccount("333333333333"));
        assert.deepEqual(callers(), [`${decline} by 333333333333`]);
    });

    it("uses the token of the stack's temporary keys", async () => {
        const assumeRoles = [{ roleArn: first }];
        const id = inAccount("333333333333");
        await bed.accountClient({}, { assumeRoles }).declineHandshake(id);
        const [{ accessKeyId = "" } = {}] = bed.sandbox.requests.filter(({ operation }) => operation === decline);
        bed.nextOperation();
        const configuration = { "aws:accessKey": accessKeyId, "aws:secretKey": "s", "aws:token": "not the right one" };
        const error = await failureOf(bed.accountClient(configuration).declineHandshake(id));
        assert.match(error.message, /UnrecognizedClientException/);
    });

    it("uses a profile of a configured file", async () => {
        const config = bed.file("config", "[profile diego]\nregion = eu-west-1\nrole_arn = unused\n");
        const text = `[diego]\naws_access_key_id = ${keyOf("333333333333")}\naws_secret_access_key = planted-secret\n`;
        const credentials = bed.file("credentials", text);
        const files = { sharedConfigFiles: [config], sharedCredentialsFiles: [credentials] };
        delete process.env.AWS_ACCESS_KEY_ID;
        bed.file("config", "[profile diego]\nregion = eu-west-1\n");
        await bed.accountClient({}, { profile: "diego", ...files }).declineHandshake(inAccount("333333333333"));
        assert.deepEqual(callers(), [`${decline} by 333333333333`]);
        const configuration = {
            "aws:profile": "diego",
            "aws:sharedConfigFiles": [config],
            "aws:sharedCredentialsFiles": [credentials],
        };
        await bed.accountClient(configuration).declineHandshake(inAccount("333333333333"));
        assert.equal(callers().at(-1), `${decline} by 333333333333`);
    });

    it("uses a profile even if the environment has keys", async () => {
        const text = `[diego]\naws_access_key_id = ${keyOf("333333333333")}\naws_secret_access_key = planted-secret\n`;
        const sharedCredentialsFiles = [bed.file("credentials", text)];
        // The SDK warns of the keys that it ignores.
        const { warn } = console;
        console.warn = () => undefined;
        try {
            const client = bed.accountClient({}, { profile: "diego", sharedCredentialsFiles });
            await client.declineHandshake(inAccount("333333333333"));
        } finally {
            console.warn = warn;
        }
        assert.equal(callers().at(-1), `${decline} by 333333333333`);
    });

    it("assumes a profile's role at the configured endpoint of STS", async () => {
        delete process.env.AWS_ENDPOINT_URL_STS;
        const { url } = bed.sandbox;
        const web = "arn:aws:iam::444444444444:role/Web";
        const token = bed.file("token", "web-identity-token");
        const key = process.env.AWS_ACCESS_KEY_ID;
        const config = bed.file(
            "config",
            [
                `[profile source]\naws_access_key_id = ${key}\naws_secret_access_key = sandbox`,
                `[profile diego]\nsource_profile = source\nrole_arn = ${first}`,
                `[profile web]\nweb_identity_token_file = ${token}\nrole_arn = ${web}`,
            ].join("\n"),
        );
        delete process.env.AWS_ACCESS_KEY_ID;
        const connection = { sharedConfigFiles: [config], endpoints: [{ organizations: url, sts: url }] };
        await bed.accountClient({}, { ...connection, profile: "diego" }).declineHandshake(inAccount("333333333333"));
        await bed.accountClient({}, { ...connection, profile: "web" }).declineHandshake(inAccount("444444444444"));
        assert.deepEqual(
            callers().filter((call) => !call.startsWith("GetCallerIdentity")),
            [
                "AssumeRole by 222222222222",
                `${decline} by 333333333333`,
                "AssumeRoleWithWebIdentity by undefined",
                `${decline} by 444444444444`,
            ],
        );
    });

    describe("with an SSO profile", () => {
        const { HOME } = process.env;
        const startUrl = "https://example.awsapps.com/start";
        const profile = `sso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_role_name = Anaya\n`;
        const servers: Server[] = [];
        const requestedAccounts: string[] = [];

        const listen = async (server: Server): Promise<string> => {
            servers.push(server);
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        };

        beforeEach(async () => {
            process.env.HOME = dirname(
                bed.file("config", `[profile anaya]\nsso_account_id = 333333333333\n${profile}`),
            );
            const cache = join(process.env.HOME, ".aws", "sso", "cache");
            mkdirSync(cache, { recursive: true });
            const token = { startUrl, region: "us-east-1", accessToken: "t", expiresAt: "2999-01-01T00:00:00Z" };
            const name = createHash("sha1").update(startUrl).digest("hex");
            writeFileSync(join(cache, `${name}.json`), JSON.stringify(token));
            requestedAccounts.length = 0;
            delete process.env.AWS_ACCESS_KEY_ID;
            process.env.AWS_ENDPOINT_URL_SSO = await listen(
                createServer(({ url }, response) => {
                    requestedAccounts.push(String(new URL(String(url), "http://sso").searchParams.get("account_id")));
                    const accessKeyId = keyOf("333333333333");
                    const roleCredentials = {
                        accessKeyId,
                        secretAccessKey: "s",
                        sessionToken: "t",
                        expiration: Date.now() + 3_600_000,
                    };
                    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ roleCredentials }));
                }),
            );
        });

        afterEach(() => {
            process.env.HOME = HOME;
            for (const server of servers.splice(0)) {
                server.closeAllConnections();
                server.close();
            }
        });

        it("gets the profile's credentials from SSO through the configured proxy", async () => {
            const proxied: string[] = [];
            const proxy = createServer((incoming, response) => {
                const { method, headers } = incoming;
                const url = Object.assign(new URL(String(incoming.url)), { hostname: "127.0.0.1" });
                proxied.push(url.pathname);
                const outgoing = request(url, { method, headers }, (upstream) => {
                    response.writeHead(upstream.statusCode ?? 502, upstream.headers);
                    upstream.pipe(response);
                });
                incoming.pipe(outgoing);
            });
            process.env.AWS_CONFIG_FILE = join(String(process.env.HOME), "config");
            // A loopback address never goes through a proxy.
            for (const name of Object.keys(process.env).filter((name) => name.startsWith("AWS_ENDPOINT_URL"))) {
                process.env[name] = process.env[name]?.replace("127.0.0.1", "only-the-proxy-knows.test");
            }
            const configuration = { "aws:profile": "anaya", "aws:httpProxy": await listen(proxy) };
            await bed.accountClient(configuration).declineHandshake(inAccount("333333333333"));
            assert.deepEqual(requestedAccounts, ["333333333333"]);
            assert.deepEqual(proxied, ["/federation/credentials", "/"]);
        });

        it("rejects sharedConfigFiles, because the SDK would read an SSO profile from other files", async () => {
            const role = `[profile role]\nrole_arn = ${first}\nsource_profile = anaya\n`;
            const elsewhere = `[profile anaya]\nsso_account_id = 999999999999\n${profile}`;
            const own = readFileSync(join(String(process.env.HOME), "config"), "utf8");
            const sharedConfigFiles = [bed.file("own", own + role)];
            process.env.AWS_CONFIG_FILE = bed.file("elsewhere", elsewhere + role);
            for (const name of ["anaya", "role"]) {
                const client = bed.accountClient({}, { profile: name, sharedConfigFiles });
                const { message } = await failureOf(client.declineHandshake("h-examplehandshakeid111"));
                assert.match(message, new RegExp(`wasn't called: The profile "${name}" uses SSO`));
                assert.match(message, /Set the environment variable AWS_CONFIG_FILE to .*\/own instead/);
            }
            assert.deepEqual(requestedAccounts, []);
        });
    });

    it("assumes a role with the stack's credentials and with all members of the role", async () => {
        const role = {
            roleArn: first,
            externalId: "external",
            sessionName: "session",
            duration: "1h30m",
            policy: '{"Version":"2012-10-17"}',
            policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            sourceIdentity: "anaya",
            tags: { team: "platform" },
            transitiveTagKeys: ["team"],
        };
        bed.sandbox.setRole(first, { externalId: "external" });
        await bed.accountClient({ "aws:assumeRoles": [role] }).declineHandshake(inAccount("333333333333"));
        assert.deepEqual(callers(), ["AssumeRole by 222222222222", `${decline} by 333333333333`]);
        const [{ Action, Version, ...input } = {}] = inputsOf("AssumeRole");
        assert.deepEqual(input, {
            RoleArn: first,
            ExternalId: "external",
            RoleSessionName: "session",
            DurationSeconds: "5400",
            Policy: '{"Version":"2012-10-17"}',
            "PolicyArns.member.1.arn": "arn:aws:iam::aws:policy/ReadOnlyAccess",
            SourceIdentity: "anaya",
            "Tags.member.1.Key": "team",
            "Tags.member.1.Value": "platform",
            "TransitiveTagKeys.member.1": "team",
        });
    });

    it("assumes a role that has only its ARN", async () => {
        await bed.accountClient({ "aws:assumeRole": { roleArn: first } }).declineHandshake(inAccount("333333333333"));
        const [{ Action, Version, ...input } = {}] = inputsOf("AssumeRole");
        assert.deepEqual(input, { RoleArn: first, RoleSessionName: "pulumi-aws-handshakes" });
    });

    it("assumes each role of a chain with the previous one", async () => {
        const assumeRoles = [{ roleArn: first }, { roleArn: second }];
        await bed.accountClient({}, { assumeRoles }).declineHandshake(inAccount("444444444444"));
        assert.deepEqual(callers(), [
            "AssumeRole by 222222222222",
            "AssumeRole by 333333333333",
            `${decline} by 444444444444`,
        ]);
    });

    it("assumes the role of a web identity with a token from a file or from the configuration, and then the roles", async () => {
        delete process.env.AWS_ACCESS_KEY_ID;
        const webIdentityTokenFile = bed.file("token", "planted-token\n");
        const assumeRoleWithWebIdentity = { roleArn: first, webIdentityTokenFile, sessionName: "web", duration: "15m" };
        const connection = { assumeRoleWithWebIdentity, assumeRoles: [{ roleArn: second }] };
        await bed.accountClient({}, connection).declineHandshake(inAccount("444444444444"));
        assert.deepEqual(callers(), [
            "AssumeRoleWithWebIdentity by undefined",
            "AssumeRole by 333333333333",
            `${decline} by 444444444444`,
        ]);
        const [{ Action, Version, ...input } = {}] = inputsOf("AssumeRoleWithWebIdentity");
        assert.deepEqual(input, {
            RoleArn: first,
            RoleSessionName: "web",
            DurationSeconds: "900",
            WebIdentityToken: "planted-token",
        });

        await Promise.all(
            bed
                .invite(5, { recipient: "444444444444" })
                .map((id) => bed.accountClient({}, connection).declineHandshake(id)),
        );
        assert.equal(inputsOf("AssumeRoleWithWebIdentity").length, 1);

        bed.nextOperation();
        const configuration = { "aws:assumeRoleWithWebIdentity": { roleArn: first, webIdentityToken: "configured" } };
        await bed.accountClient(configuration).declineHandshake(inAccount("333333333333"));
        assert.equal(inputsOf("AssumeRoleWithWebIdentity")[0]?.WebIdentityToken, "configured");
        const web = {
            assumeRoleWithWebIdentity: { roleArn: first, webIdentityTokenFile },
            allowedAccountIds: ["333333333333"],
        };
        bed.nextOperation();
        await Promise.all(
            bed.invite(5, { recipient: "333333333333" }).map((id) => bed.accountClient({}, web).declineHandshake(id)),
        );
        assert.equal(inputsOf("AssumeRoleWithWebIdentity").length, 1);
    });

    it("finds the token of a web identity in a file below the user's home", async () => {
        delete process.env.AWS_ACCESS_KEY_ID;
        const { HOME } = process.env;
        process.env.HOME = dirname(bed.file("token", "planted-token"));
        try {
            const assumeRoleWithWebIdentity = { roleArn: first, webIdentityTokenFile: "~/token" };
            await bed.accountClient({}, { assumeRoleWithWebIdentity }).declineHandshake(inAccount("333333333333"));
        } finally {
            process.env.HOME = HOME;
        }
        assert.equal(inputsOf("AssumeRoleWithWebIdentity")[0]?.WebIdentityToken, "planted-token");
    });

    it("uses a connection's roles, and the stack's without a connection", async () => {
        const configuration = { "aws:assumeRoles": [{ roleArn: first }] };
        const connection = { assumeRoles: [{ roleArn: second }] };
        await bed.accountClient(configuration).declineHandshake(inAccount("333333333333"));
        await bed.accountClient(configuration, connection).declineHandshake(inAccount("444444444444"));
        assert.deepEqual(
            callers().filter((call) => call.startsWith(decline)),
            [`${decline} by 333333333333`, `${decline} by 444444444444`],
        );
        assert.deepEqual(
            callers().filter((call) => call.startsWith("AssumeRole")),
            ["AssumeRole by 222222222222", "AssumeRole by 222222222222"],
        );
    });

    it("uses one client and one AssumeRole for a hundred calls over equal connections", async () => {
        const ids = Array.from({ length: 100 }, () => inAccount("333333333333"));
        const client = ids.map((_, index) =>
            bed.accountClient(
                {},
                index % 2 === 0
                    ? { region: "us-east-1", assumeRoles: [{ roleArn: first, sessionName: "s" }] }
                    : { assumeRoles: [{ sessionName: "s", roleArn: first }], region: "us-east-1" },
            ),
        );
        assert.equal(new Set(client).size, 1);
        await Promise.all(ids.map((id, index) => client[index]?.declineHandshake(id)));
        assert.equal(bed.sandbox.calls("AssumeRole").length, 1);
        assert.equal(bed.sandbox.calls().length, 101);
    });

    it("uses one client for each different connection", () => {
        const all = [
            undefined,
            { region: "eu-west-1" },
            { profile: "a" },
            { profile: "b" },
            { assumeRoles: [{ roleArn: first }] },
            { assumeRoles: [{ roleArn: first, sessionName: "s" }] },
        ];
        assert.equal(new Set(all.map((connection) => bed.accountClient({}, connection))).size, all.length);
        assert.equal(bed.accountClient({}, {}), bed.accountClient());
    });

    describe("on a machine with credentials, as in a container or on an instance,", () => {
        let container: Server;

        beforeEach(async () => {
            container = createServer((_request, response) => {
                const Expiration = new Date(Date.now() + 3_600_000).toISOString();
                const AccessKeyId = keyOf("333333333333");
                response.end(JSON.stringify({ AccessKeyId, SecretAccessKey: "s", Token: "t", Expiration }));
            });
            await new Promise<void>((resolve) => container.listen(0, "127.0.0.1", resolve));
            delete process.env.AWS_ACCESS_KEY_ID;
            delete process.env.AWS_SECRET_ACCESS_KEY;
            const { port } = container.address() as AddressInfo;
            process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = `http://127.0.0.1:${port}/`;
        });

        afterEach(() => {
            container.closeAllConnections();
            container.close();
        });

        it("uses the machine's credentials if no profile is set or AWS_PROFILE has no credentials", async () => {
            await bed.accountClient().declineHandshake(inAccount("333333333333"));
            process.env.AWS_PROFILE = "regional";
            process.env.AWS_CONFIG_FILE = bed.file("config", "[profile regional]\nregion = us-east-1\n");
            bed.nextOperation();
            await bed.accountClient().declineHandshake(inAccount("333333333333"));
            assert.deepEqual(callers(), [`${decline} by 333333333333`]);
        });

        const profiles: [name: string, text: string][] = [
            ["is missing", ""],
            ["has half a key pair", "[profile diego]\naws_access_key_id = AKIA\n"],
            ["has a process that fails", "[profile diego]\ncredential_process = false\n"],
            ["has a role without a source", `[profile diego]\nrole_arn = ${first}\nsource_profile = nobody\n`],
        ];
        for (const [name, text] of profiles) {
            it(`fails if the profile ${name}, and does not use the machine's credentials`, async () => {
                const id = inAccount("333333333333");
                const sharedConfigFiles = [bed.file("config", text)];
                const failing = [() => bed.accountClient({}, { profile: "diego", sharedConfigFiles })];
                failing.push(() => {
                    process.env.AWS_PROFILE = "diego";
                    return bed.accountClient({ "aws:sharedConfigFiles": sharedConfigFiles });
                });
                for (const organizations of failing) {
                    const { message } = await failureOf(organizations().declineHandshake(id));
                    assert.match(message, /CredentialsProviderError/);
                    assert.match(message, /the profile "diego"/);
                }
                assert.deepEqual(bed.operations(), []);
                assert.deepEqual(bed.states([id]), ["OPEN"]);
            });
        }

        it("fails if the stack's profile has a region only", async () => {
            const sharedConfigFiles = [bed.file("config", "[profile diego]\nregion = us-east-1\n")];
            const failing = bed.accountClient({ "aws:profile": "diego", "aws:sharedConfigFiles": sharedConfigFiles });
            const { message } = await failureOf(failing.declineHandshake(inAccount("333333333333")));
            assert.match(message, /CredentialsProviderError.*Tried: the profile "diego"/);
            assert.deepEqual(bed.operations(), []);
        });
    });

    describe("with account lists", () => {
        for (const [name, configuration, connection] of [
            [
                "allowedAccountIds of the stack",
                { "aws:allowedAccountIds": ["333333333333", "444444444444"] },
                undefined,
            ],
            [
                "forbiddenAccountIds of the stack",
                { "aws:forbiddenAccountIds": ["333333333333", "222222222222"] },
                undefined,
            ],
            ["forbiddenAccountIds as numbers", { "aws:forbiddenAccountIds": [333333333333, 222222222222] }, undefined],
            ["allowedAccountIds of the connection", {}, { allowedAccountIds: ["333333333333"] }],
        ] as const) {
            it(`makes no call because of ${name}, and names both accounts`, async () => {
                const id = inAccount("222222222222");
                const client = bed.accountClient(
                    configuration,
                    connection && { ...connection, allowedAccountIds: [...connection.allowedAccountIds] },
                );
                const calls = [
                    client.declineHandshake(id),
                    client.describeHandshake(id),
                    client.readHandshake(id),
                    client.listHandshakes(),
                    client.accountId(),
                ];
                for (const error of await Promise.all(calls.map(failureOf))) {
                    assert.ok(error instanceof HandshakeError);
                    assert.match(
                        error.message,
                        /The credentials belong to account 222222222222 \(region us-east-1\), which (is not|is) in (allowed|forbidden)AccountIds \(.*333333333333/,
                    );
                    assert.ok(
                        name.includes(
                            /in (allowedAccountIds|forbiddenAccountIds) \(/.exec(error.message)?.[1] ?? "none",
                        ),
                        error.message,
                    );
                }
                assert.deepEqual(bed.operations(), ["GetCallerIdentity"]);
                assert.deepEqual(bed.states([id]), ["OPEN"]);
            });
        }

        it("makes no call if STS does not return the account", async () => {
            bed.sandbox.faults.add({ operation: "GetCallerIdentity", fault: { error: "AccessDenied", message: "no" } });
            const error = await failureOf(
                bed
                    .accountClient({ "aws:allowedAccountIds": ["222222222222"] })
                    .declineHandshake(inAccount("222222222222")),
            );
            assert.match(
                error.message,
                /^DeclineHandshake of .* wasn't called: Could not determine the account of these credentials, needed for allowedAccountIds: AccessDenied: no/,
            );
            assert.deepEqual(bed.operations(), ["GetCallerIdentity"]);
        });

        for (const [name, body] of [
            ["an empty response", ""],
            [
                "a response without an account",
                "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>",
            ],
        ] as const) {
            it(`makes no call if STS sends ${name}`, async () => {
                bed.sandbox.faults.add({ operation: "GetCallerIdentity", times: 100, fault: { body, status: 200 } });
                const id = inAccount("222222222222");
                const forbidding = bed.accountClient({ "aws:forbiddenAccountIds": ["222222222222"] });
                assert.match(
                    (await failureOf(forbidding.declineHandshake(id))).message,
                    /the response contains no account/,
                );
                assert.match(
                    (await failureOf(bed.accountClient().accountId())).message,
                    /the response contains no account/,
                );
                assert.deepEqual(bed.states([id]), ["OPEN"]);
            });
        }

        it("asks STS again after STS has failed", async () => {
            bed.sandbox.faults.add({ operation: "GetCallerIdentity", fault: { error: "AccessDenied" } });
            await failureOf(bed.accountClient().accountId());
            assert.equal(await bed.accountClient().accountId(), "222222222222");
        });

        it("checks an allowed account once", async () => {
            const configuration = {
                "aws:allowedAccountIds": ["222222222222"],
                "aws:forbiddenAccountIds": ["333333333333"],
            };
            const ids = bed.invite(20);
            await Promise.all(ids.map((id) => bed.accountClient(configuration).declineHandshake(id)));
            assert.deepEqual(bed.states(ids), ["DECLINED"]);
            assert.equal(bed.sandbox.calls("GetCallerIdentity").length, 1);
        });

        it("checks the role's account and not the account of the credentials that assume the role", async () => {
            const connection = { assumeRoles: [{ roleArn: first }], allowedAccountIds: ["333333333333"] };
            await bed
                .accountClient({ "aws:allowedAccountIds": ["222222222222"] }, connection)
                .declineHandshake(inAccount("333333333333"));
            assert.equal(callers().at(-1), `${decline} by 333333333333`);
        });
    });

    it("assumes roles in aws:stsRegion, or else in aws:region", async () => {
        const scopes: (string | undefined)[] = [];
        const server = createServer((request, response) => {
            scopes.push(/Credential=[^/]+\/\d+\/([^/]+)\/sts/.exec(request.headers.authorization ?? "")?.[1]);
            response.writeHead(403).end();
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const endpoints = [{ sts: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }];
        const assumeRoles = [{ roleArn: first }];
        try {
            await failureOf(
                bed
                    .accountClient({ "aws:region": "eu-west-1" }, { endpoints, assumeRoles })
                    .declineHandshake("h-examplehandshakeid111"),
            );
            await failureOf(
                bed
                    .accountClient(
                        { "aws:region": "eu-west-1", "aws:stsRegion": "us-west-2" },
                        { endpoints, assumeRoles },
                    )
                    .declineHandshake("h-examplehandshakeid111"),
            );
        } finally {
            server.closeAllConnections();
            server.close();
        }
        assert.deepEqual([...new Set(scopes)], ["eu-west-1", "us-west-2"]);
        assert.deepEqual(bed.operations(), []);
    });

    it("rejects an invalid connection, which an edited state may contain", async () => {
        for (const connection of [
            { assumeRoles: [{}] },
            { assumeRoles: [{ roleArn: "" }] },
            { assumeRoles: [null] },
            { assumeRoleWithWebIdentity: {} },
            { profile: "" },
            { allowedAccountIds: [null] },
            { forbiddenAccountIds: [222222222222] },
            { assumeRole: { roleArn: first } },
            [],
            "profile",
        ] as unknown as Connection[]) {
            assert.throws(() => bed.accountClient({}, connection), HandshakeError, JSON.stringify(connection));
        }
        assert.deepEqual(bed.operations(), []);
    });

    it("rejects two configuration files, one half of a key pair and an endpoint that is no URL", async () => {
        const wrong = [
            [{ "aws:sharedConfigFiles": ["/a", "/b"] }, /sharedConfigFiles lists 2 files/],
            [{ "aws:sharedCredentialsFiles": ["/a", "/b"] }, /sharedCredentialsFiles lists 2 files/],
            [{ "aws:accessKey": "AKIA" }, /^Only one of aws:accessKey and aws:secretKey is set\. Set both\.$/],
            [
                { "aws:endpoints": [{ organizations: "not a URL" }] },
                /^The endpoint configured for organizations is not a URL\. Write the complete URL in endpoints/,
            ],
        ] as const;
        for (const [configuration, expected] of wrong) {
            const error = await failureOf(
                (async () => bed.accountClient(configuration).declineHandshake("h-examplehandshakeid111"))(),
            );
            assert.ok(error instanceof HandshakeError);
            assert.match(error.message, expected);
        }
    });
});

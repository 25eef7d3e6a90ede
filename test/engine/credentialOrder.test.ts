import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Sandbox } from "../../sandbox";
import { temporaryFolder } from "./support/installation";
import { dynamicPlugin, nativePlugin, type Plugin } from "./support/plugin";
import { TestStack } from "./support/stack";

/** Each source of credentials has its own account. */
const accounts = { environment: "101010101010", p: "131313131313", q: "141414141414", stack: "121212121212" };
const webRole = "arn:aws:iam::171717171717:role/Web";
const connectionRole = "arn:aws:iam::202020202020:role/Connection";
const stackRole = "arn:aws:iam::333333333333:role/Stack";
const accountOf = (role: string) => role.split(":")[4] ?? "";

interface Row {
    name: string;
    /** The environment variables besides those for the profiles' files. */
    environment: (keyOf: (account: string) => string, token: string) => Record<string, string>;
    /** The stack's configuration, without the namespace. */
    stack: (keyOf: (account: string) => string) => Record<string, string>;
    /** The calls for the credentials of a resource without a connection: `ROLE by ACCOUNT`. */
    assumes: string[];
    /** The account of a resource without a connection. */
    account: string;
    /** The account that assumes the connection's role. */
    base: string;
}

const keys: Row["environment"] = (keyOf) => ({
    AWS_ACCESS_KEY_ID: keyOf(accounts.environment),
    AWS_SECRET_ACCESS_KEY: "s",
});
const web: Row["environment"] = (_, token) => ({ AWS_WEB_IDENTITY_TOKEN_FILE: token, AWS_ROLE_ARN: webRole });

const rows: Row[] = [
    {
        name: "the environment's keys, although AWS_PROFILE is set",
        environment: (...of) => ({ ...keys(...of), AWS_PROFILE: "p" }),
        stack: () => ({}),
        assumes: [],
        account: accounts.environment,
        base: accounts.environment,
    },
    {
        name: "the environment's web identity, although AWS_PROFILE is set",
        environment: (...of) => ({ ...web(...of), AWS_PROFILE: "p" }),
        stack: () => ({}),
        assumes: [`${webRole} by undefined`],
        account: accountOf(webRole),
        base: accountOf(webRole),
    },
    {
        name: "the profile of AWS_PROFILE",
        environment: () => ({ AWS_PROFILE: "p" }),
        stack: () => ({}),
        assumes: [],
        account: accounts.p,
        base: accounts.p,
    },
    {
        name: "the stack's profile, although the environment has keys, a web identity and another profile",
        environment: (...of) => ({ ...keys(...of), ...web(...of), AWS_PROFILE: "elsewhere" }),
        stack: () => ({ profile: "p" }),
        assumes: [],
        account: accounts.p,
        base: accounts.p,
    },
    {
        name: "the stack's keys and role, although the environment has keys and AWS_PROFILE",
        environment: (...of) => ({ ...keys(...of), AWS_PROFILE: "p" }),
        stack: (keyOf) => ({
            accessKey: keyOf(accounts.stack),
            secretKey: "s",
            assumeRoles: JSON.stringify([{ roleArn: stackRole }]),
        }),
        assumes: [`${stackRole} by ${accounts.stack}`],
        account: accountOf(stackRole),
        base: accounts.stack,
    },
];

function program(plugin: Plugin, token: string): string {
    const connections = {
        plain: undefined,
        profile: { profile: "q" },
        role: { assumeRoles: [{ roleArn: connectionRole }] },
        web: { assumeRoleWithWebIdentity: { roleArn: webRole, webIdentityTokenFile: token } },
    };
    return [
        `const { ReceivedHandshake } = require("${plugin.module}");`,
        ...Object.entries(connections).map(([name, connection]) => {
            const args = { handshakeId: `h-${name}0000000`, desiredState: "declined", connection };
            return `new ReceivedHandshake("${name}", ${JSON.stringify(args)});`;
        }),
    ].join("\n");
}

for (const plugin of [dynamicPlugin, nativePlugin]) {
    describe(`ReceivedHandshake, on the ${plugin.name} plugin,`, function () {
        this.timeout(240_000);

        let sandbox: Sandbox;
        /** The endpoint of the profile `q`. */
        let ofQ: Sandbox;
        /** The endpoint of profiles that must not be used. */
        let elsewhere: Sandbox;

        beforeEach(async () => {
            [sandbox, ofQ, elsewhere] = await Promise.all([Sandbox.start(), Sandbox.start(), Sandbox.start()]);
        });

        afterEach(async () => {
            await Promise.all([sandbox.stop(), ofQ.stop(), elsewhere.stop()]);
        });

        /** The sorted declines and calls for credentials, without GetCallerIdentity. */
        const callsOf = ({ requests }: Sandbox) =>
            requests
                .filter(({ operation }) => operation !== "GetCallerIdentity")
                .map(({ operation, handshakeId, accountId, input }) => {
                    const { RoleArn } = input as { RoleArn?: string };
                    return `${operation.startsWith("AssumeRole") ? RoleArn : handshakeId} by ${accountId}`;
                })
                .sort();

        for (const { name, environment, stack: configured, assumes, account, base } of rows) {
            it(`declines with ${name}`, async () => {
                const keyOf = (id: string) => sandbox.account(id).accessKeyId;
                // The keys are the same in each sandbox.
                for (const id of Object.values(accounts)) {
                    ofQ.account(id);
                }
                const folder = await temporaryFolder();
                const [config, credentials, token] = ["config", "credentials", "token"].map((file) =>
                    join(folder, file),
                ) as [string, string, string];
                const section = (profile: string, id: string) =>
                    `[${profile}]\naws_access_key_id = ${keyOf(id)}\naws_secret_access_key = s\n`;
                await writeFile(token, "planted-token");
                await writeFile(credentials, section("p", accounts.p) + section("q", accounts.q));
                await writeFile(
                    config,
                    [
                        // Without a profile, as for a connection's web identity, AWS_PROFILE's endpoint is used.
                        `[default]\nendpoint_url = ${elsewhere.url}`,
                        `[profile elsewhere]\nservices = elsewhere\nendpoint_url = ${elsewhere.url}`,
                        `[services elsewhere]\nsts =\n  endpoint_url = ${sandbox.url}`,
                        `organizations =\n  endpoint_url = ${sandbox.url}`,
                        `[profile p]\nendpoint_url = ${sandbox.url}`,
                        `[profile q]\nservices = q\nendpoint_url = ${elsewhere.url}`,
                        `[services q]\nsts =\n  endpoint_url = ${ofQ.url}`,
                        `organizations =\n  endpoint_url = ${ofQ.url}\n`,
                    ].join("\n"),
                );
                const stack = await TestStack.create(
                    { "Pulumi.yaml": plugin.project, "index.js": program(plugin, token) },
                    {
                        AWS_REGION: "us-east-1",
                        AWS_EC2_METADATA_DISABLED: "true",
                        AWS_CONFIG_FILE: config,
                        AWS_SHARED_CREDENTIALS_FILE: credentials,
                        ...environment(keyOf, token),
                    },
                );
                sandbox.invite({ id: "h-plain0000000", recipient: account });
                ofQ.invite({ id: "h-profile0000000", recipient: accounts.q });
                sandbox.invite({ id: "h-role0000000", recipient: accountOf(connectionRole) });
                sandbox.invite({ id: "h-web0000000", recipient: accountOf(webRole) });
                const namespace = plugin === nativePlugin ? "aws-handshakes" : "aws";
                await stack.configure(namespace, configured(keyOf), ["secretKey"]);
                const { code, output } = await stack.up();
                assert.equal(code, 0, output);
                const baseCalls = assumes.filter((call) => !call.startsWith(stackRole));
                assert.deepEqual(
                    callsOf(sandbox),
                    [
                        ...assumes,
                        // The connection's role needs the same source again.
                        ...baseCalls,
                        `${connectionRole} by ${base}`,
                        `${webRole} by undefined`,
                        `h-plain0000000 by ${account}`,
                        `h-role0000000 by ${accountOf(connectionRole)}`,
                        `h-web0000000 by ${accountOf(webRole)}`,
                    ].sort(),
                );
                assert.deepEqual(callsOf(ofQ), [`h-profile0000000 by ${accounts.q}`]);
                assert.deepEqual(elsewhere.requests, []);
            });
        }
    });
}

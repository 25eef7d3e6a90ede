import assert from "node:assert/strict";
import { withSandbox } from "../support/withSandbox";
import { dynamicPlugin, nativePlugin, type Plugin } from "./support/plugin";
import { type Result, TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";
const planted = "planted-secret";
const roleArn = "arn:aws:iam::333333333333:role/Decliner";

/** Connections that fail, each with a misplaced or malformed secret. The last one has only the stack's invalid keys. */
const connections: readonly string[] = [
    `{ endpoints: [{ organizations: "http://user:${planted}@ 127.0.0.1:1" }] }`,
    `{ endpoints: [{ organizations: "http://user:${planted}@127.0.0.1:1/${planted}?key=${planted}" }] }`,
    `{ assumeRoles: [{ roleArn: "${roleArn}", duration: "${planted}" }] }`,
    `{ assumeRoles: [{ roleArn: "${roleArn}", externalId: "${planted}", policy: "${planted}" }] }`,
    `{ assumeRoleWithWebIdentity: { roleArn: "${roleArn}", webIdentityTokenFile: "${planted}" } }`,
    `{ sharedConfigFiles: ["${planted}"], profile: "nobody" }`,
    `{ retryMode: "${planted}", maxRetries: 0 }`,
    "{ maxRetries: 0 }",
];

/** The check of these inputs fails, so that the engine ends the program. */
const malformed = [`{ allowedAccountIds: ["${planted}"], assumeRoles: "${planted}", endpoints: ["${planted}"] }`];

for (const plugin of [dynamicPlugin, nativePlugin]) {
    describe(`a misplaced secret, on the ${plugin.name} plugin,`, function () {
        this.timeout(300_000);

        const sandbox = withSandbox();

        beforeEach(async () => {
            sandbox.invite({ id });
        });

        /** A stack whose configuration has these values, all as secrets. */
        async function start(
            configuration: Record<string, string>,
            connections: readonly string[],
        ): Promise<TestStack> {
            const namespace = plugin === nativePlugin ? "aws-handshakes" : "aws";
            const program = declining(plugin, connections);
            const stack = await TestStack.create(
                { "Pulumi.yaml": plugin.project, "index.js": program },
                sandbox.environment(),
            );
            await stack.configure(namespace, configuration, Object.keys(configuration));
            return stack;
        }

        /** Asserts that neither the output nor the state contains a secret. */
        async function assertHidden(stack: TestStack, { code, output }: Result): Promise<void> {
            assert.notEqual(code, 0, output);
            assert.doesNotMatch(output, /planted/);
            assert.doesNotMatch(await stack.stored(), /planted/);
            assert.equal(sandbox.handshake(id)?.State, "OPEN");
        }

        const keys = { accessKey: `AKIA${planted}`, secretKey: planted, token: planted };

        it("is not shown or stored: keys, a token, an endpoint's password, durations and other members of a connection", async () => {
            const stack = await start(keys, connections);
            const result = await stack.up("--continue-on-error");
            await assertHidden(stack, result);
            for (const index of connections.keys()) {
                for (const name of ["guard", "one"]) {
                    const failed = new RegExp(`${name}${index} \\*\\*creating failed\\*\\* error`);
                    assert.match(result.output, failed);
                }
            }
        });

        it("is not shown or stored: an invalid proxy and an invalid noProxy", async () => {
            const configuration = {
                ...keys,
                httpsProxy: `http://user:${planted}@ 127.0.0.1:1`,
                noProxy: `${planted} ${planted}`,
            };
            const stack = await start(configuration, connections.slice(-1));
            const result = await stack.up("--continue-on-error");
            await assertHidden(stack, result);
            assert.match(result.output, /The proxy of aws[a-z-]*:httpsProxy .* is not a URL/);
        });

        it("is not shown or stored: members of a connection of another type", async () => {
            const stack = await start(keys, malformed);
            const result = await stack.up();
            await assertHidden(stack, result);
            assert.match(result.output, /property connection\.allowedAccountIds .*has a problem/);
        });
    });
}

/** A program with a resource and a guard for each connection. */
function declining(plugin: Plugin, connections: readonly string[]): string {
    return `
        const { InvitationGuard, ReceivedHandshake } = require("${plugin.module}");
        [${connections.join(",\n")}].forEach((connection, index) => {
            new InvitationGuard("guard" + index, { connection });
            const handshakeId = "${id}";
            new ReceivedHandshake("one" + index, { handshakeId, desiredState: "declined", connection });
        });
    `;
}

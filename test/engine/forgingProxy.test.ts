import assert from "node:assert/strict";
import { ForgingProxy, forgedKey, forgedResponse } from "../support/forgingProxy";
import { dynamicPlugin, nativePlugin, type Plugin } from "./support/plugin";
import { TestStack } from "./support/stack";

const account = "222222222222";
const id = "h-examplehandshakeid111";

/** A handshake, a guard, and handshakes with allowedAccountIds, without and with a role. */
function programBy({ module }: Plugin): string {
    const role = `arn:aws:iam::${account}:role/Decliner`;
    const connections = {
        checked: { allowedAccountIds: [account] },
        assumed: { assumeRoles: [{ roleArn: role }], allowedAccountIds: [account] },
    };
    const handshakes = Object.entries(connections).map(
        ([name, connection]) =>
            `new ReceivedHandshake("${name}", { ...handshake, connection: ${JSON.stringify(connection)} });`,
    );
    return `
        const { ReceivedHandshake, InvitationGuard } = require("${module}");
        const handshake = { handshakeId: "${id}", desiredState: "declined" };
        exports.state = new ReceivedHandshake("handshake", handshake).state;
        exports.unwanted = new InvitationGuard("account", {}).unwanted;
        ${handshakes.join("\n")}
    `;
}

for (const plugin of [dynamicPlugin, nativePlugin]) {
    describe(`a proxy that forges AWS's responses, on the ${plugin.name} plugin,`, function () {
        this.timeout(240_000);

        let stack: TestStack;
        let proxy: ForgingProxy;
        let status = 0;

        before(async () => {
            proxy = await ForgingProxy.forging((name) => ({ status, ...forgedResponse(name, id, account) }));
            stack = await TestStack.create(
                { "Pulumi.yaml": plugin.project, "index.js": programBy(plugin) },
                { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "planted-secret-key" },
            );
            const namespace = plugin === nativePlugin ? "aws-handshakes" : "aws";
            await stack.configure(namespace, {
                region: "us-east-1",
                maxRetries: "0",
                httpsProxy: `http://planted-user:planted-password@${proxy.host}`,
            });
        });

        after(() => proxy?.stop());

        for (const each of [100, 201, 204, 302, 404, 407, 503, 999]) {
            it(`with status ${each} fails every decline, guard, account check and role`, async () => {
                status = each;
                proxy.targets.length = 0;
                proxy.received = "";
                const up = await stack.up("--continue-on-error");
                assert.notEqual(up.code, 0, up.output);
                const failure = `the proxy ${proxy.host} responded to CONNECT with status ${each} instead of 200`;
                const failures = up.output.split("\n").filter((line) => line.includes(failure));
                for (const operation of [
                    /DeclineHandshake of handshake/,
                    /GetCallerIdentity of the credentials/,
                    /AssumeRole|Could not assume the role/,
                ]) {
                    assert.ok(
                        failures.some((line) => operation.test(line)),
                        up.output,
                    );
                }
                assert.match(
                    up.output,
                    /Could not determine the account of these credentials, needed for allowedAccountIds/,
                );
                assert.deepEqual(await stack.resources(), []);
                assert.doesNotMatch(await stack.stored(), /DECLINED|forged/i);
                assert.doesNotMatch(up.output, /planted|DECLINED|unwanted: *\[\]|HandshakeNotFound|\n\s+at /);
                assert.deepEqual(
                    new Set(proxy.targets),
                    new Set(["organizations.us-east-1.amazonaws.com:443", "sts.us-east-1.amazonaws.com:443"]),
                );
                assert.doesNotMatch(proxy.received, /POST|AWS4-HMAC-SHA256/);
                assert.ok(!proxy.received.includes(forgedKey));
            });
        }
    });
}

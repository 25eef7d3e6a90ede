import assert from "node:assert/strict";
import { withSandbox } from "../support/withSandbox";
import { dynamicPlugin, nativePlugin, pluginPath } from "./support/plugin";
import { TestStack } from "./support/stack";

/** An account ID that YAML reads as an octal number, 2454267026. */
const account = "022222222222";

/** Some languages read an ID with a leading zero as another number. */
describe("an account ID with a leading zero", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    beforeEach(async () => {
        sandbox.invite({ recipient: account });
    });

    const project = `name: test\nruntime: yaml\n${pluginPath}resources:\n`;
    const guard = "  guard:\n    type: aws-handshakes:InvitationGuard\n";

    const programs: Record<string, string> = {
        "a provider": [
            "  provider:",
            "    type: pulumi:providers:aws-handshakes",
            `    properties: { forbiddenAccountIds: [${account}] }`,
            `${guard}    options: { provider: "\${provider}" }`,
            "",
        ].join("\n"),
        "a connection": `${guard}    properties: { connection: { forbiddenAccountIds: [${account}] } }\n`,
    };

    for (const [where, resources] of Object.entries(programs)) {
        it(`is rejected without quotes in ${where} of a YAML program, and forbids the account in quotes`, async () => {
            const environment = sandbox.environment(account);
            const bare = await (await TestStack.create({ "Pulumi.yaml": project + resources }, environment)).up();
            assert.notEqual(bare.code, 0, bare.output);
            assert.match(bare.output, /Here one is a number: write it in quotes/);
            assert.deepEqual(sandbox.calls(), []);

            const inQuotes = project + resources.replace(`[${account}]`, `["${account}"]`);
            const quoted = await (await TestStack.create({ "Pulumi.yaml": inQuotes }, environment)).up();
            assert.notEqual(quoted.code, 0, quoted.output);
            assert.match(quoted.output, new RegExp(`${account}.*forbiddenAccountIds`));
            assert.deepEqual(new Set(sandbox.calls()), new Set(["GetCallerIdentity"]));
        });
    }

    for (const plugin of [dynamicPlugin, nativePlugin]) {
        for (const id of [account, "222222222222"]) {
            it(`that "pulumi config set --path" stores forbids the account ${id}, on the ${plugin.name} plugin`, async () => {
                const program = `new (require("${plugin.module}").InvitationGuard)("guard");`;
                const files = { "Pulumi.yaml": plugin.project, "index.js": program };
                const stack = await TestStack.create(files, sandbox.environment(id));
                const namespace = plugin === nativePlugin ? "aws-handshakes" : "aws";
                await stack.succeed("config", "set", "--path", `${namespace}:forbiddenAccountIds[0]`, id);
                const { code, output } = await stack.up();
                assert.notEqual(code, 0, output);
                assert.match(output, new RegExp(`${id}.*forbiddenAccountIds`));
                assert.deepEqual(new Set(sandbox.calls()), new Set(["GetCallerIdentity"]));
            });
        }
    }
});

import assert from "node:assert/strict";
import type { Sandbox } from "../../sandbox";
import { withSandbox } from "../support/withSandbox";
import { dynamicPlugin, nativePlugin, type Plugin } from "./support/plugin";
import { TestStack } from "./support/stack";

const base = "222222222222";
const member = "333333333333";
const roleArn = `arn:aws:iam::${member}:role/handshakes`;

/** The JavaScript of connections that set nothing. */
const emptyConnections: readonly string[] = [
    "undefined",
    "null",
    "{}",
    "{ assumeRoles: [] }",
    "{ assumeRoles: null }",
    "{ assumeRoles: undefined, profile: undefined }",
    "{ profile: null, assumeRoleWithWebIdentity: null }",
    "{ endpoints: [] }",
    "{ endpoints: [null] }",
    "{ endpoints: [undefined] }",
    "{ endpoints: [{}] }",
    '{ endpoints: [{ sts: "" }] }',
    "{ endpoints: [{ organizations: undefined, sts: null }] }",
    "{ forbiddenAccountIds: [] }",
    "{ allowedAccountIds: null, forbiddenAccountIds: null }",
    '{ sharedConfigFiles: [], sharedCredentialsFiles: [], customCaBundle: "", maxRetries: null }',
];

/** Connections with an empty role, identity or list. Without it the call could reach another account. */
const refused: readonly string[] = [
    "{ assumeRoles: [null] }",
    "{ assumeRoles: [undefined] }",
    "{ assumeRoles: [{}] }",
    '{ assumeRoles: [{ roleArn: "" }] }',
    "{ assumeRoleWithWebIdentity: {} }",
    '{ profile: "" }',
    '{ region: "" }',
    "{ allowedAccountIds: [null] }",
    "{ forbiddenAccountIds: [2454267026] }",
];

/** A stack's configuration, its account, and further connections that set nothing with it. */
const stacks: readonly [name: string, account: string, configuration: Record<string, unknown>, besides: string[]][] = [
    [
        "a role and a list of allowed accounts",
        member,
        { assumeRoles: [{ roleArn }], allowedAccountIds: [member] },
        ["{ allowedAccountIds: [] }"],
    ],
    ["a list of forbidden accounts", base, { forbiddenAccountIds: [member] }, []],
];

for (const plugin of [dynamicPlugin, nativePlugin]) {
    describe(`a connection that sets nothing, on the ${plugin.name} plugin,`, function () {
        this.timeout(240_000);

        const sandbox = withSandbox();

        beforeEach(async () => {
            for (const recipient of [base, member]) {
                sandbox.invite({ recipient });
            }
        });

        /** A stack that has the endpoints only in its configuration, so that a call to AWS's own endpoint fails. */
        async function start(program: string, configuration: Record<string, unknown>): Promise<TestStack> {
            const { AWS_ENDPOINT_URL_ORGANIZATIONS: _, AWS_ENDPOINT_URL_STS: __, ...rest } = sandbox.environment();
            const stack = await TestStack.create({ "Pulumi.yaml": plugin.project, "index.js": program }, rest);
            const endpoints = [{ organizations: sandbox.url, sts: sandbox.url }];
            const values = Object.entries({ endpoints, ...configuration });
            await stack.configure(
                namespaceOf(plugin),
                Object.fromEntries(values.map(([name, value]) => [name, JSON.stringify(value)])),
            );
            return stack;
        }

        const states = () =>
            Object.fromEntries([base, member].map((account) => [account, stateOf(sandbox, account)] as const));

        for (const [name, account, configuration, besides] of stacks) {
            it(`uses the account of a stack with ${name}, and no other`, async () => {
                const connections = [...emptyConnections, ...besides];
                const stack = await start(guardProgram(plugin, connections), configuration);
                const { code, output } = await stack.up();
                assert.equal(code, 0, output);
                const found = JSON.parse(await stack.succeed("stack", "output", "found", "--json", "--show-secrets"));
                assert.equal(found.length, connections.length);
                const guards = (await stack.resources()).map(({ id }) => id);
                assert.deepEqual(guards, Array(connections.length).fill(account));
                assert.deepEqual(callersOf(sandbox, "DeclineHandshake"), [account]);
                assert.deepEqual(callersOf(sandbox, "ListHandshakesForAccount"), [account]);
                assert.deepEqual(states(), { [base]: "OPEN", [member]: "OPEN", [account]: "DECLINED" });
            });
        }

        it("is rejected before any call if it may mean another account", async () => {
            const stack = await start(guardProgram(plugin, refused), stacks[0]?.[2] ?? {});
            const { code, output } = await stack.up();
            assert.notEqual(code, 0, output);
            assert.match(output, /property connection\.\w+.* has a problem: must be /);
            assert.deepEqual(sandbox.calls(), []);
            assert.deepEqual(await stack.resources(), []);
        });

        it("is rejected before any call if its allowedAccountIds is empty and the stack has none", async () => {
            const stack = await start(guardProgram(plugin, ["{ allowedAccountIds: [] }"]), {});
            const { code, output } = await stack.up();
            assert.notEqual(code, 0, output);
            assert.match(output, /connection\.allowedAccountIds is an empty list, which allows no account/);
            assert.deepEqual(sandbox.calls(), []);
        });

        it("uses the stack's endpoint for a service that it does not set", async () => {
            const url = JSON.stringify(sandbox.url);
            const connections = [`{ endpoints: [{ sts: ${url} }] }`, `{ endpoints: [{ organizations: ${url} }] }`];
            const stack = await start(guardProgram(plugin, connections), stacks[0]?.[2] ?? {});
            const { code, output } = await stack.up();
            assert.equal(code, 0, output);
            assert.deepEqual(states(), { [base]: "OPEN", [member]: "DECLINED" });
        });
    });
}

/** A program with a guard and a look-up for each connection. */
function guardProgram(plugin: Plugin, connections: readonly string[]): string {
    return `
        const { InvitationGuard, getReceivedHandshakes } = require("${plugin.module}");
        const connections = [${connections.join(", ")}];
        connections.forEach((connection, index) => new InvitationGuard("guard" + index, { connection }));
        exports.found = Promise.all(connections.map((connection) => getReceivedHandshakes({ connection })));
    `;
}

function namespaceOf(plugin: Plugin): string {
    return plugin === nativePlugin ? "aws-handshakes" : "aws";
}

/** The distinct accounts that made a call. */
function callersOf(sandbox: Sandbox, operation: string): (string | undefined)[] {
    const calls = sandbox.requests.filter((request) => request.operation === operation);
    return [...new Set(calls.map(({ accountId }) => accountId))];
}

function stateOf(sandbox: Sandbox, recipient: string): string | undefined {
    const received = sandbox.handshakes.find(({ Parties = [] }) =>
        Parties.some(({ Id, Type }) => Id === recipient && Type === "ACCOUNT"),
    );
    return received?.State;
}

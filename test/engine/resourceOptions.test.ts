import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withSandbox } from "../support/withSandbox";
import { run } from "./support/installation";
import { TestStack } from "./support/stack";
import { STACK_TRACE } from "./support/stackTrace";

const first = "h-aaaaaaaa1";
const second = "h-aaaaaaaa2";
const third = "h-aaaaaaaa3";

const imports = `
const assert = require("node:assert/strict");
const pulumi = require("@pulumi/pulumi");
const { ReceivedHandshake } = require("pulumi-aws-handshakes");
`;

const declined = (name: string, id: string, options = "{}") =>
    `new ReceivedHandshake("${name}", { handshakeId: "${id}", desiredState: "declined" }, ${options});\n`;

/** Behavior that Pulumi's documentation describes for any resource. */
describe("ReceivedHandshake, as any resource,", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();
    let stack: TestStack;

    beforeEach(async () => {
        for (const id of [first, second, third]) {
            sandbox.invite({ id });
        }
        stack = await TestStack.create({}, sandbox.environment());
    });

    /** Runs a command. Asserts that it succeeds and makes these calls, in any order. Resolves to its output. */
    async function expect(calls: string[], ...args: string[]): Promise<string> {
        sandbox.clearRequests();
        const output = await stack.succeed(...args);
        assert.deepEqual(sandbox.calls().sort(), calls.sort(), output);
        return output;
    }

    const up = (...calls: string[]) => expect(calls, "up", "--yes", "--skip-preview");

    async function outputsOf(name: string): Promise<Record<string, unknown> | undefined> {
        return (await stack.resources()).find(({ urn }) => urn.endsWith(`::${name}`))?.outputs;
    }

    it("accepts a computed and a secret handshakeId, waits for its dependencies, and is part of a component", async () => {
        await stack.program(`${imports}
            class Mailbox extends pulumi.dynamic.Resource {
                constructor() {
                    const create = async () => ({ id: "mailbox", outs: { handshakeId: "${first}" } });
                    super({ create }, "mailbox", { handshakeId: undefined });
                }
            }
            class Refusals extends pulumi.ComponentResource {
                constructor(handshakeId, dependsOn) {
                    super("test:index:Refusals", "refusals");
                    new ReceivedHandshake("part", { handshakeId, desiredState: "declined" }, { parent: this, dependsOn });
                }
            }
            const { handshakeId } = new Mailbox();
            const computed = new ReceivedHandshake("computed", { handshakeId, desiredState: pulumi.output("declined") });
            new Refusals("${second}", computed);
            ${declined("secret", third).replace(`"${third}"`, `pulumi.secret("${third}")`)}
        `);
        const preview = await expect([], "preview", "--diff");
        assert.match(preview, /handshakeId *: \[unknown\]|handshakeId *: output<string>/);

        await up(`DeclineHandshake ${first}`, `DeclineHandshake ${second}`, `DeclineHandshake ${third}`);
        const declines = sandbox.calls("DeclineHandshake");
        assert(declines.indexOf(`DeclineHandshake ${first}`) < declines.indexOf(`DeclineHandshake ${second}`));
        const { resources } = JSON.parse(await stack.stored()).deployment as { resources: Stored[] };
        const of = (name: string) => resources.find(({ urn }) => urn.endsWith(`::${name}`));
        assert.equal(of("computed")?.outputs.handshakeId, first);
        assert.match(of("part")?.parent ?? "", /test:index:Refusals::refusals$/);
        assert(isEncrypted(of("secret")?.inputs.handshakeId));
        assert(isEncrypted(of("secret")?.outputs.handshakeId));
        assert(isEncrypted(of("secret")?.outputs.parties));
        assert.equal(isEncrypted(of("secret")?.outputs.state), false);
        await expect([], "preview", "--expect-no-changes");
    });

    it("keeps its state under another name with an alias", async () => {
        await stack.program(imports + declined("before", first));
        await up(`DeclineHandshake ${first}`);
        await stack.program(imports + declined("after", first, `{ aliases: [{ name: "before" }] }`));
        await expect([], "preview", "--expect-no-changes");
        await expect([], "up", "--yes", "--skip-preview", "--expect-no-changes");
        assert.equal((await outputsOf("after"))?.state, "DECLINED");
        assert.equal((await stack.resources()).length, 1);
    });

    it("is replaced for another handshakeId: it declines the new handshake; protect prevents its removal", async () => {
        await stack.program(imports + declined("invitation", first));
        await up(`DeclineHandshake ${first}`);
        await stack.program(imports + declined("invitation", second, "{ protect: true }"));
        const preview = await expect([], "preview", "--diff");
        assert.match(preview, /replace/);
        assert.match(preview, new RegExp(`~ handshakeId *: "${first}" => "${second}"`));
        const replaced = await up(`DeclineHandshake ${second}`);
        assert.match(replaced, new RegExp(`Handshake ${first} stays DECLINED`));
        const [resource, ...others] = await stack.resources();
        assert.deepEqual(others, []);
        assert.equal(resource?.id, second);

        await stack.program(imports);
        sandbox.clearRequests();
        const removed = await stack.up();
        assert.notEqual(removed.code, 0);
        assert.match(removed.output, /protect/);
        assert.doesNotMatch(removed.output, /stays DECLINED/);
        assert.deepEqual(sandbox.calls(), []);
        assert.equal((await stack.resources()).length, 1);
    });

    it("stays as a refresh found it if the program ignores changes of desiredState", async () => {
        await stack.program(imports + declined("left", first, `{ ignoreChanges: ["desiredState"] }`));
        await up(`DeclineHandshake ${first}`);
        sandbox.setState(first, "OPEN");
        const drift = await expect([`DescribeHandshake ${first}`], "refresh", "--yes", "--skip-preview", "--diff");
        assert.match(drift, /~ state +: "DECLINED" => "OPEN"/);
        await expect([], "preview", "--expect-no-changes");
        await up();
        assert.equal(sandbox.handshake(first)?.State, "OPEN");
        assert.equal((await outputsOf("left"))?.desiredState, "open");
    });

    it("returns the state of a handshake that ReceivedHandshake.get reads, and never declines it", async () => {
        sandbox.setState(second, "DECLINED");
        await stack.program(`${imports}
            const open = ReceivedHandshake.get("open", "${first}");
            const closed = ReceivedHandshake.get("closed", "${second}");
            exports.states = pulumi.concat(open.state, " ", open.desiredState, " ", closed.state, " ", closed.desiredState);
            exports.organization = open.organizationId;
        `);
        const looks = [`DescribeHandshake ${first}`, `DescribeHandshake ${second}`];
        await up(...looks);
        assert.equal(await stack.succeed("stack", "output", "states"), "OPEN open DECLINED declined\n");
        assert.equal(await stack.succeed("stack", "output", "organization"), "o-exampleorgid\n");

        sandbox.setState(first, "CANCELED");
        const refresh = await expect(looks, "refresh", "--yes", "--skip-preview", "--diff");
        assert.match(refresh, /~ state +: "OPEN" => "CANCELED"/);
        await expect(looks, "preview", "--expect-no-changes");
        await expect([], "destroy", "--yes", "--skip-preview");
        assert.deepEqual(await stack.resources(), []);
    });

    it("fails with the causes if ReceivedHandshake.get does not find the handshake", async () => {
        await stack.program(`${imports} ReceivedHandshake.get("missing", "h-aaaaaaaa9");`);
        for (const { code, output } of [await stack.preview(), await stack.up()]) {
            assert.notEqual(code, 0, output);
            assert.match(output, /Handshake h-aaaaaaaa9 was not found/);
            assert.match(output, /mistyped/);
            assert.doesNotMatch(output, STACK_TRACE);
        }
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        assert.deepEqual(await stack.resources(), []);
    });

    it("rejects an invalid input before any call, and names the property", async () => {
        const wrong: [property: string, args: string, reason: RegExp][] = [
            [
                "handshakeId",
                `handshakeId: "h-SHOUTED1", desiredState: "declined"`,
                /8 to 32 lowercase.*not "h-SHOUTED1"/,
            ],
            ["desiredState", `handshakeId: "${first}", desiredState: "accepted"`, /must be "declined".*not "accepted"/],
            ["desiredState", `handshakeId: "${first}"`, /must be "declined".*it is missing/],
            ["desiredSate", `handshakeId: "${first}", desiredState: "declined", desiredSate: "x"`, /is not an input/],
        ];
        for (const [property, args, reason] of wrong) {
            await stack.program(`${imports} new ReceivedHandshake("wrong", { ${args} });`);
            for (const { code, output } of [await stack.preview(), await stack.up()]) {
                assert.notEqual(code, 0, output);
                assert.match(output, new RegExp(`resource 'wrong': property ${property} value .* has a problem`));
                assert.match(output, reason);
                assert.doesNotMatch(output, STACK_TRACE);
            }
        }
        assert.deepEqual(sandbox.requests, []);
        assert.deepEqual(await stack.resources(), []);
    });
});

describe("ReceivedHandshake, in a user's unit test with Pulumi's mocks,", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    it("has its inputs and the outputs of the mocks, without a call", async () => {
        const { folder } = await TestStack.create({}, sandbox.environment());
        const test = join(folder, "unit.js");
        await writeFile(
            test,
            `${imports}
            const seen = [];
            pulumi.runtime.setMocks({
                newResource: ({ type, name, inputs, id }) => {
                    const { __provider, ...own } = inputs;
                    seen.push({ type, name, id, own });
                    return { id: own.handshakeId ?? id, state: { ...inputs, state: "DECLINED" } };
                },
                call: () => assert.fail("nothing is to be invoked"),
            });
            const valueOf = (output) => new Promise((resolve) => output.apply(resolve));
            (async () => {
                const one = ${declined("one", first)}
                assert.equal(await valueOf(one.id), "${first}");
                assert.equal(await valueOf(one.state), "DECLINED");
                assert.equal(await valueOf(one.desiredState), "declined");
                assert.equal(await valueOf(one.arn), undefined);
                const got = ReceivedHandshake.get("got", "${second}");
                assert.equal(await valueOf(got.state), "DECLINED");
                const type = "pulumi-nodejs:dynamic/aws-handshakes:ReceivedHandshake";
                assert.deepEqual(seen, [
                    { type, name: "one", id: "", own: { handshakeId: "${first}", desiredState: "declined" } },
                    { type, name: "got", id: "${second}", own: {} },
                ]);
                console.log("passed");
            })();`,
        );
        const { stdout } = await run(process.execPath, [test], {
            cwd: folder,
            env: { PATH: process.env.PATH, ...sandbox.environment() },
        });
        assert.equal(stdout, "passed\n");
        assert.deepEqual(sandbox.requests, []);
    });
});

interface Stored {
    urn: string;
    parent?: string;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
}

function isEncrypted(value: unknown): boolean {
    return typeof value === "object" && value !== null && "ciphertext" in value;
}

import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withSandbox } from "../support/withSandbox";
import { install, versions } from "./support/installation";
import { dynamicPlugin, nativePlugin } from "./support/plugin";
import { TestStack } from "./support/stack";
import { STACK_TRACE } from "./support/stackTrace";

const id = "h-examplehandshakeid111";
const own = "222222222222";
const other = "333333333333";
const role = `arn:aws:iam::${other}:role/handshakes`;

const project = `${nativePlugin.project}    - name: aws\n      path: ./aws\n    - name: aws-native\n      path: ./aws\n`;

/** A substitute for the plugins of @pulumi/aws and @pulumi/aws-native: our plugin under their names. */
const plugin =
    '#!/usr/bin/env node\nrequire("../../../node_modules/pulumi-aws-handshakes/lib/native/plugin/main.js");\n';

/** The beginning of every program. `attempt` prints the error of a declaration, so that the program continues. */
const head = `
    const pulumi = require("@pulumi/pulumi");
    const dynamic = require("${dynamicPlugin.module}");
    const native = require("${nativePlugin.module}");
    const handshake = { handshakeId: "${id}", desiredState: "declined" };
    class Component extends pulumi.ComponentResource {
        constructor(name, opts, declare) {
            super("test:index:Component", name, {}, opts);
            declare({ parent: this });
        }
    }
    const aws = new pulumi.ProviderResource("aws", "aws-of-333", { region: "us-east-1" });
    const awsNative = new pulumi.ProviderResource("aws-native", "aws-native-of-333", { region: "us-east-1" });
    const ours = new native.Provider("ours-of-333", { assumeRoles: [{ roleArn: "${role}" }] });
    const attempt = (name, declare) => {
        try {
            declare();
            console.log("CASE " + name + ": accepted");
        } catch (error) {
            console.log("CASE " + name + ": " + error.message);
        }
    };
`;

/** Declarations of a dynamic resource with a provider that it can't use. */
const refused: Record<string, string> = {
    "its own provider of aws": `new dynamic.InvitationGuard("x", {}, { provider: aws })`,
    "its own provider of aws-native": `new dynamic.InvitationGuard("x", {}, { provider: awsNative })`,
    "its own provider of aws-handshakes": `new dynamic.InvitationGuard("x", {}, { provider: ours })`,
    "its own provider beside a connection": `new dynamic.InvitationGuard("x", { connection: { profile: "p" } }, { provider: aws })`,
    "providers of its own": `new dynamic.InvitationGuard("x", {}, { providers: [aws] })`,
    "a parent's provider": `new Component("c1", { provider: aws }, (opts) => new dynamic.InvitationGuard("x", {}, opts))`,
    "a parent's list": `new Component("c2", { providers: [ours] }, (opts) => new dynamic.InvitationGuard("x", {}, opts))`,
    "a parent's map": `new Component("c3", { providers: { "aws-native": awsNative } }, (opts) => new dynamic.ReceivedHandshake("x", handshake, opts))`,
    "a grandparent's provider": `new Component("c4", { provider: aws }, (opts) => new Component("c5", opts, (opts) => new dynamic.ReceivedHandshake("x", handshake, opts)))`,
    "a parent's, beside an empty connection": `new Component("c6", { provider: aws }, (opts) => new dynamic.InvitationGuard("x", { connection: {} }, opts))`,
    "a parent's, beside an empty list of roles": `new Component("c7", { provider: aws }, (opts) => new dynamic.InvitationGuard("x", { connection: { assumeRoles: [], profile: undefined } }, opts))`,
    "a parent's, beside a region": `new Component("c8", { provider: aws }, (opts) => new dynamic.InvitationGuard("x", { connection: { region: "us-east-1" } }, opts))`,
    "its own provider, for an organization": `new dynamic.OrganizationGuard("x", { roleName: "guard" }, { provider: aws })`,
    "a parent's provider, for an organization": `new Component("c10", { provider: aws }, (opts) => new dynamic.OrganizationGuard("x", { roleName: "guard" }, opts))`,
    "a parent's, for an organization and a region": `new Component("c11", { provider: ours }, (opts) => new dynamic.OrganizationGuard("x", { roleName: "guard", connection: { region: "us-east-1" } }, opts))`,
    "a parent's, for a look-up by get": `new Component("c9", { provider: aws }, (opts) => dynamic.ReceivedHandshake.get("x", "${id}", undefined, opts))`,
};

describe("an explicit provider", function () {
    this.timeout(400_000);

    const sandbox = withSandbox();

    beforeEach(async () => {
        sandbox.invite({ id, recipient: own });
        sandbox.invite({ id: "h-inotheraccount1", recipient: other });
    });

    async function start(program: string, user?: string): Promise<TestStack> {
        const files = { "Pulumi.yaml": project, "index.js": head + program };
        const stack =
            user === undefined
                ? await TestStack.create(files, sandbox.environment())
                : await TestStack.createIn(await mkdtemp(join(user, "programs", "p-")), files, sandbox.environment());
        await mkdir(join(stack.folder, "aws"));
        for (const name of ["aws", "aws-native"]) {
            const file = join(stack.folder, "aws", `pulumi-resource-${name}`);
            await writeFile(file, plugin);
            await chmod(file, 0o755);
        }
        return stack;
    }

    const attempts = Object.entries(refused)
        .map(([name, declaration]) => `attempt(${JSON.stringify(name)}, () => ${declaration});`)
        .join("\n");

    for (const pulumi of ["3.216.0", versions["@pulumi/pulumi"], "3.270.0"]) {
        it(`is rejected for a dynamic resource before any call, with @pulumi/pulumi ${pulumi}`, async () => {
            const isOwn = pulumi === versions["@pulumi/pulumi"];
            const user = isOwn ? undefined : await install({ "@pulumi/pulumi": pulumi });
            const stack = await start(attempts, user);
            const { output } = await stack.up();
            for (const name of Object.keys(refused)) {
                assert.match(
                    output,
                    new RegExp(`CASE ${name}: .*was given a provider of aws[a-z-]*, by its own options`),
                );
            }
            assert.match(output, /CASE a parent's provider: InvitationGuard "x" was given a provider of aws,/);
            assert.deepEqual(sandbox.calls(), []);
            assert.equal(sandbox.handshake(id)?.State, "OPEN");
            assert.deepEqual(
                (await stack.resources()).filter(({ type }) => type.includes("aws-handshakes:")),
                [],
            );
        });
    }

    it("is rejected before any call if a transformation adds it in the constructor", async () => {
        const guard = `new dynamic.InvitationGuard("x", {}`;
        const transformed = [
            `pulumi.runtime.registerStackTransformation(({ type, props, opts }) => type.includes("/aws-handshakes:") ? { props, opts: { ...opts, provider: aws } } : undefined); try { ${guard}); } catch {}`,
            `new Component("c", { transformations: [({ type, props, opts }) => type.includes("/aws-handshakes:") ? { props, opts: { ...opts, provider: aws } } : undefined] }, (opts) => ${guard}, opts));`,
        ];
        for (const program of transformed) {
            const { code, output } = await (await start(program)).up();
            assert.notEqual(code, 0, output);
            assert.match(output, /error: .*InvitationGuard "x" was given a provider of aws,/);
            assert.doesNotMatch(output, STACK_TRACE);
            assert.deepEqual(sandbox.calls(), []);
        }
    });

    it("ends the program with the message and without a stack trace, in a preview too", async () => {
        const stack = await start(
            `new Component("c", { provider: aws }, (opts) => new dynamic.InvitationGuard("x", {}, opts));`,
        );
        for (const { code, output } of [await stack.preview(), await stack.up()]) {
            assert.notEqual(code, 0, output);
            assert.match(output, /error: InvitationGuard "x" was given a provider of aws,/);
            assert.doesNotMatch(output, STACK_TRACE);
        }
        assert.deepEqual(sandbox.calls(), []);
    });

    it("is accepted if a connection names the account, and only that account is called", async () => {
        const connection = `{ assumeRoles: [{ roleArn: "${role}" }] }`;
        const stack = await start(`
            new Component("c1", { provider: aws }, (opts) => new dynamic.InvitationGuard("x", { connection: ${connection} }, opts));
            new Component("c2", { provider: aws }, (opts) => new dynamic.ReceivedHandshake("y", { handshakeId: "h-inotheraccount1", desiredState: "declined", connection: pulumi.output(${connection}) }, opts));
        `);
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(sandbox.handshake("h-inotheraccount1")?.State, "DECLINED");
        assert.equal(sandbox.handshake(id)?.State, "OPEN");
    });

    it("is rejected for a look-up of the dynamic plugin before any call", async () => {
        const lookUps = [
            `dynamic.getReceivedHandshake({ handshakeId: "${id}" }, { provider: aws })`,
            `dynamic.getReceivedHandshakes({}, { parent: component })`,
            `dynamic.getReceivedHandshakesOutput({}, { parent: component }).promise()`,
            `dynamic.getReceivedHandshakeOutput({ handshakeId: "${id}" }, { provider: ours }).promise()`,
            `dynamic.getResponsibilityTransfers({}, { provider: aws })`,
            `dynamic.getResponsibilityTransfersOutput({}, { parent: component }).promise()`,
        ];
        const stack = await start(`
            const component = new Component("c", { provider: aws }, () => {});
            module.exports = async () => {
                for (const [index, look] of [${lookUps.map((lookUp) => `() => ${lookUp}`)}].entries()) {
                    await look().then(() => console.log("LOOKED"), (error) => console.log("CASE " + index + " " + error.message));
                }
            };
        `);
        const { output } = await stack.up();
        assert.doesNotMatch(output, /LOOKED/);
        for (const index of lookUps.keys()) {
            assert.match(
                output,
                new RegExp(
                    `CASE ${index} get(ReceivedHandshakes?|ResponsibilityTransfers) was given a provider of aws`,
                ),
            );
        }
        assert.deepEqual(sandbox.calls(), []);
    });

    it("of another package is rejected for a native resource or look-up", async () => {
        const stack = await start(`
            attempt("guard", () => new native.InvitationGuard("x", {}, { provider: aws }));
            attempt("organization", () => new native.OrganizationGuard("x", { roleName: "guard" }, { provider: aws }));
            attempt("handshake", () => new native.ReceivedHandshake("x", handshake, { provider: awsNative }));
            attempt("get", () => native.ReceivedHandshake.get("x", "${id}", undefined, { provider: aws }));
            module.exports = () => native.getReceivedHandshakes({}, { provider: aws });
        `);
        const { code, output } = await stack.up();
        assert.notEqual(code, 0, output);
        for (const name of ["guard", "organization", "handshake", "get"]) {
            assert.match(output, new RegExp(`CASE ${name}: .*only a provider of aws-handshakes can serve it`));
        }
        assert.match(output, /error: getReceivedHandshakes was given a provider of aws by its own options/);
        assert.deepEqual(sandbox.calls(), []);
    });

    it("of another package that a native resource inherits causes a warning, in a preview too", async () => {
        const stack = await start(`
            new Component("c1", { provider: aws }, (opts) => new native.InvitationGuard("x", {}, opts));
            new Component("c2", { providers: [aws, ours] }, (opts) => new native.InvitationGuard("served", {}, opts));
            new Component("c3", { provider: aws }, (opts) => new native.InvitationGuard("connected", { connection: { allowedAccountIds: ["${own}"] } }, opts));
            new Component("c4", { provider: awsNative }, (opts) => native.ReceivedHandshake.get("got", "${id}", undefined, opts));
            new Component("c5", { provider: aws }, (opts) => native.getReceivedHandshakes({}, opts));
            new Component("c6", { provider: aws }, (opts) => new native.OrganizationGuard("all", { roleName: "guard" }, opts));
        `);
        const { output } = await stack.preview();
        assert.match(output, /warning: InvitationGuard "x" is below a parent that was given a provider of aws\./);
        assert.match(
            output,
            /warning: ReceivedHandshake "got" is below a parent that was given a provider of aws-native\./,
        );
        assert.match(output, /warning: getReceivedHandshakes is below a parent that was given a provider of aws\./);
        assert.match(output, /warning: OrganizationGuard "all" is below a parent that was given a provider of aws\./);
        assert.doesNotMatch(output, /"(served|connected)" is below/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });
});

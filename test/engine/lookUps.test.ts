import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findEngine } from "../../tools/engine";
import { isolatedEnvironment } from "../../tools/engine/environment";
import { withSandbox } from "../support/withSandbox";
import { installation, run } from "./support/installation";
import { dynamicPlugin, nativePlugin } from "./support/plugin";
import { TestStack } from "./support/stack";
import { STACK_TRACE } from "./support/stackTrace";

const own = "222222222222";
const member = "444444444444";
const id = "h-examplehandshakeid111";
const sensitive = /@example\.com|This is a handshake sent by|Management account/;

const imports = `
const pulumi = require("@pulumi/pulumi");
const handshakes = require("pulumi-aws-handshakes");
const idsOf = ({ handshakes }) => handshakes.map(({ handshakeId }) => handshakeId).join(" ");
`;

describe("getReceivedHandshake and getReceivedHandshakes", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    const start = (program: string, environment: Record<string, string> = sandbox.environment()) =>
        TestStack.createWithProcesses({ "index.js": imports + program }, environment);

    it("find and filter the handshakes of every page, decline none, and return secret Outputs", async () => {
        sandbox.pageSize = 3;
        sandbox.emptyPages = [1];
        sandbox.invite({ id, byEmail: true });
        sandbox.invite({ id: "h-transfer22", action: "TRANSFER_RESPONSIBILITY", organization: "o-friendorgid" });
        sandbox.invite({ id: "h-declined33", state: "DECLINED", organization: "o-friendorgid" });
        sandbox.invite({ id: "h-sentbyus44", sender: own, recipient: "333333333333" });
        for (let at = 5; at <= 8; at++) {
            sandbox.invite({ id: `h-friendly${at}${at}`, organization: "o-friendorgid", bareOrganizationId: true });
        }
        const stack = await start(`
            module.exports = async () => {
                const { parties, resources, ...one } = await handshakes.getReceivedHandshake({ handshakeId: "${id}" });
                const computed = pulumi.output("${id}");
                const found = handshakes.getReceivedHandshakesOutput({ states: [pulumi.output("OPEN")] });
                return {
                    one,
                    all: idsOf(await handshakes.getReceivedHandshakes()),
                    some: idsOf(await handshakes.getReceivedHandshakes({
                        states: ["OPEN"], actions: ["INVITE"], organizations: ["o-friendorgid"],
                    })),
                    none: await handshakes.getReceivedHandshakes({ states: ["CANCELED"] }),
                    oneOutput: handshakes.getReceivedHandshakeOutput({ handshakeId: computed }),
                    openOutput: found,
                    member: found.handshakes.apply((all) => all[0].parties[0].id),
                    laidOpen: pulumi.unsecret(found.apply(idsOf)),
                };
            };
        `);
        const preview = await stack.preview();
        assert.equal(preview.code, 0, preview.output);
        const friendly = "h-friendly55 h-friendly66 h-friendly77 h-friendly88";
        const all = `h-declined33 ${id} ${friendly} h-transfer22`;
        for (const found of [`all *: "${all}"`, `some *: "${friendly}"`, `laidOpen *: "${id} ${friendly}"`]) {
            assert.match(preview.output, new RegExp(found));
        }
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        const clear = JSON.parse(await stack.succeed("stack", "output", "--json"));
        assert.deepEqual(
            { ...clear, one: Object.keys(clear.one).sort() },
            {
                one: [
                    "action",
                    "arn",
                    "expirationTimestamp",
                    "handshakeId",
                    "organizationId",
                    "requestedTimestamp",
                    "senderAccountId",
                    "state",
                ],
                all,
                some: friendly,
                none: { handshakes: [] },
                oneOutput: "[secret]",
                openOutput: "[secret]",
                member: "[secret]",
                laidOpen: `${id} ${friendly}`,
            },
        );
        const open = JSON.parse(await stack.succeed("stack", "output", "--json", "--show-secrets"));
        const { parties, resources, ...one } = open.oneOutput;
        assert.deepEqual(one, open.one);
        assert.match(JSON.stringify(parties), /@example\.com.*EMAIL/);
        assert.match(JSON.stringify(resources), /This is a handshake sent by/);
        assert.equal(open.openOutput.handshakes.length, 5);
        assert.doesNotMatch(preview.output + up.output + (await stack.stored()), sensitive);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    it("fail for a missing, denied or invalid look-up with a message that stands alone and no stack trace", async () => {
        const denied = { times: Number.POSITIVE_INFINITY, fault: { error: "AccessDeniedException" } };
        sandbox.faults.add({ ...denied, operation: "ListHandshakesForAccount" });
        sandbox.faults.add({ ...denied, operation: "DescribeHandshake", handshakeId: "h-deniedid11" });
        const failures = [
            [`getReceivedHandshake({ handshakeId: "${id}" })`, `${id} was not found .*mistyped.*another account`],
            [`getReceivedHandshake({ handshakeId: "h-deniedid11" })`, "IAM action organizations:DescribeHandshake"],
            ["getReceivedHandshakes()", "AccessDenied.*IAM action organizations:ListHandshakesForAccount"],
            [`getReceivedHandshakes({ states: ["open"] })`, "states must contain only a state .*such as OPEN"],
            [
                `getReceivedHandshakes({ connection: { secretKey: "planted" } })`,
                "connection.secretKey can.t be an input",
            ],
        ] as const;
        // Pulumi takes long to end a failed program, so only one program fails.
        const stack = await start(`
            const messageOf = (error) => (pulumi.RunError.isInstance(error) ? error.message : "no RunError");
            const failed = (call) => call.then(() => "no failure", messageOf);
            module.exports = async () => ({ failures: [
                ${failures.map(([call]) => `await failed(handshakes.${call})`)}
            ] });
        `);
        await stack.succeed("up", "--yes", "--skip-preview");
        const messages = JSON.parse(await stack.succeed("stack", "output", "failures", "--json")) as string[];
        assert.equal(messages.length, failures.length);
        for (const [at, [, message]] of failures.entries()) {
            assert.match(messages[at] ?? "", new RegExp(message));
            assert.doesNotMatch(messages[at] ?? "", /planted|\n/);
        }
        await stack.program(`${imports} exports.found = handshakes.getReceivedHandshakesOutput();`);
        const { code, output } = await stack.preview();
        assert.notEqual(code, 0, output);
        assert.match(output, /error: ListHandshakesForAccount .*AccessDenied/);
        assert.doesNotMatch(output, STACK_TRACE);
        await stack.program(`${imports} handshakes.getReceivedHandshakes({ state: [] });`);
        const { output: unawaited } = await stack.preview();
        assert.match(unawaited, /error: state is not an argument of getReceivedHandshakes/);
        assert.doesNotMatch(unawaited, STACK_TRACE, "nobody waits for the result");
    });

    it("use the account that the stack configures for @pulumi/aws, and another one by a connection", async () => {
        sandbox.invite({ id });
        sandbox.invite({ id: "h-ofmember11", recipient: member });
        const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...withoutCredentials } = sandbox.environment();
        const stack = await start(
            `
            const connection = { assumeRoles: [{ roleArn: "arn:aws:iam::${member}:role/handshakes" }] };
            exports.found = handshakes.getReceivedHandshakes().then(idsOf);
            exports.member = handshakes.getReceivedHandshakes({ connection }).then(idsOf);
            exports.output = pulumi.unsecret(
                handshakes
                    .getReceivedHandshakeOutput({ handshakeId: "h-ofmember11", connection: pulumi.output(connection) })
                    .apply(({ state }) => state),
            );
            `,
            withoutCredentials,
        );
        await stack.succeed("config", "set", "aws:accessKey", sandbox.account(own).accessKeyId);
        await stack.succeed("config", "set", "--secret", "aws:secretKey", "planted-secret-key");
        const { code, output } = await stack.preview();
        assert.equal(code, 0, output);
        assert.match(output, new RegExp(`found *: "${id}"`));
        assert.match(output, /member *: "h-ofmember11"/);
        assert.match(output, /output *: "OPEN"/);
        assert.doesNotMatch(output, /planted-secret-key/);
        assert.equal(sandbox.calls("AssumeRole").length, 1);
    });

    it("use the environment of each operation in one process, as with the Automation API", async () => {
        sandbox.invite({ id });
        sandbox.invite({ id: "h-ofthemember1", recipient: member });
        const folder = await mkdtemp(join(await installation(), "programs", "automation-"));
        await writeFile(
            join(folder, "operations.js"),
            `
            const { LocalWorkspace } = require("@pulumi/pulumi/automation");
            const { getReceivedHandshakes } = require("pulumi-aws-handshakes");
            const program = async () => ({ first: (await getReceivedHandshakes()).handshakes[0].handshakeId });
            (async () => {
                const stack = await LocalWorkspace.createStack({ stackName: "test", projectName: "test", program });
                console.log((await stack.up()).outputs.first.value);
                process.env.AWS_ACCESS_KEY_ID = "${sandbox.account(member).accessKeyId}";
                console.log((await stack.up()).outputs.first.value);
            })();
            `,
        );
        const env = isolatedEnvironment(await findEngine(), folder, sandbox.environment());
        const { stdout } = await run(process.execPath, ["operations.js"], { cwd: folder, env });
        assert.equal(stdout, `${id}\nh-ofthemember1\n`);
    });

    it("load the AWS SDK when they run, and not before", async () => {
        const stack = await start("");
        const script = join(stack.folder, "loads.js");
        await writeFile(
            script,
            `${imports}
            const loaded = () => Object.keys(require.cache).some((file) => file.includes("@aws-sdk/client-organizations"));
            // The package could load it in the background.
            setTimeout(async () => {
                const before = loaded();
                console.log(before, idsOf(await handshakes.getReceivedHandshakes()), loaded());
            }, 1000);
            `,
        );
        sandbox.invite({ id });
        const { stdout } = await run(process.execPath, [script], { env: { ...process.env, ...sandbox.environment() } });
        assert.equal(stdout, `false ${id} true\n`);
    });
});

describe("getResponsibilityTransfers", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    for (const plugin of [dynamicPlugin, nativePlugin]) {
        it(`finds and filters both directions, returns secrets, and rejects a member account, on the ${plugin.name} plugin`, async () => {
            sandbox.organizations.add({ id: "o-ourownorgid", managementAccountId: own, members: [{ id: member }] });
            sandbox.pageSize = 2;
            const name = "planted name";
            for (let count = 1; count <= 3; count++) {
                sandbox.transfer({ id: `rt-outbound${count}`, source: own, target: "777777777777", name });
            }
            sandbox.transfer({ id: "rt-inbound1", source: "777777777777", target: own, status: "WITHDRAWN", name });
            const stack = await TestStack.create(
                {
                    "Pulumi.yaml": plugin.project,
                    "index.js": `
                        const pulumi = require("@pulumi/pulumi");
                        const { getResponsibilityTransfers, getResponsibilityTransfersOutput } = require("${plugin.module}");
                        const idsOf = ({ transfers }) => transfers.map(({ transferId }) => transferId).join(" ");
                        const failed = (call) => call.then(() => "no failure", ({ message }) => message);
                        const connection = { assumeRoles: [{ roleArn: "arn:aws:iam::${member}:role/reader" }] };
                        module.exports = async () => ({
                            all: idsOf(await getResponsibilityTransfers()),
                            inForce: idsOf(await getResponsibilityTransfers({ directions: ["inbound"], statuses: ["WITHDRAWN"] })),
                            none: await getResponsibilityTransfers({ statuses: ["REQUESTED"] }),
                            output: getResponsibilityTransfersOutput({ accounts: [pulumi.output("777777777777")] }),
                            exposed: pulumi.unsecret(getResponsibilityTransfersOutput().apply(idsOf)),
                            member: await failed(getResponsibilityTransfers({ connection })),
                            misspelled: await failed(getResponsibilityTransfers({ direction: ["inbound"] })),
                            empty: await failed(getResponsibilityTransfers({ statuses: [] })),
                        });
                    `,
                },
                sandbox.environment(),
            );
            const up = await stack.up();
            assert.equal(up.code, 0, up.output);
            const all = "rt-outbound1 rt-outbound2 rt-outbound3 rt-inbound1";
            const shown = JSON.parse(await stack.succeed("stack", "output", "--json"));
            const { member: refused, misspelled, empty, ...found } = shown;
            assert.deepEqual(found, {
                all,
                inForce: "rt-inbound1",
                none: { transfers: [] },
                output: "[secret]",
                exposed: all,
            });
            assert.match(refused, /Account 444444444444 is not the management account of its organization \(o-ourown/);
            assert.match(misspelled, /direction is not an argument of getResponsibilityTransfers; its arguments are/);
            assert.match(empty, /statuses must not be empty/);
            const secret = JSON.parse(await stack.succeed("stack", "output", "output", "--json", "--show-secrets"));
            assert.equal(secret.transfers.length, 4);
            assert.equal(secret.transfers[0].targetAccountEmail, "account-777777777777@example.com");
            assert.equal(secret.transfers[0].name, name);
            assert.doesNotMatch(up.output + (await stack.stored()), /@example\.com|planted name/);
        });
    }
});

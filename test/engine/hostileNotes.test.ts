import assert from "node:assert/strict";
import { withSandbox } from "../support/withSandbox";
import { dynamicHost, nativeHost } from "./support/host";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";

/** The texts by which Pulumi's protocol marks unknown values, and its own kinds of values. */
const markers = [
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    "4dabf18193072939515e22adb298388d",
    "1b47061264138c4ac30d75fd1eb44270",
    "c44067f5952c0a294b673a41bacd8c17",
    "0def7320c3a5731c473e5ecbe6d01bc7",
    "5cf8f73096256a8f31e491e813e4eb8e",
    "d0e6a833031e9bbcd3f4e8bde6ca49a4",
    "803fd3297a5875dc03ca845dda5d2a98",
];

const raw = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

for (const { name, module, project } of [dynamicHost, nativeHost]) {
    describe(`on the real engine, with the ${name} host, a note that is a marker of Pulumi's protocol`, function () {
        this.timeout(240_000);

        const sandbox = withSandbox();

        beforeEach(async () => {
            sandbox.invite({
                id,
                overrides: {
                    Parties: [
                        { Type: "EMAIL", Id: markers[0] ?? "" },
                        { Type: "ORGANIZATION", Id: "exampleorgid" },
                    ],
                    Resources: [
                        { Type: "ORGANIZATION", Value: "o-exampleorgid" },
                        ...markers.map((marker) => ({
                            Type: marker,
                            Value: marker,
                            Resources: [{ Type: "MASTER_NAME", Value: marker }],
                        })),
                        { Type: "NOTES", Value: "half a pair: \ud800, and \u001b[2J" },
                    ],
                },
            });
        });

        it("stops no preview, up, refresh, get, look-up or import", async () => {
            const imports = `const { ReceivedHandshake, InvitationGuard, ...handshakes } = require("${module}");\n`;
            const looking = `
                exports.all = handshakes.getReceivedHandshakesOutput();
                exports.one = handshakes.getReceivedHandshakeOutput({ handshakeId: "${id}" });
            `;
            const declining = `exports.parties = new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" }).parties;`;
            const guarding = `new InvitationGuard("account", {});`;
            const stack = await TestStack.create(
                { "index.js": imports + looking + declining, "Pulumi.yaml": project },
                sandbox.environment(),
            );
            const succeed = async (result: Promise<{ code: number; output: string }>) => {
                const { code, output } = await result;
                assert.equal(code, 0, output);
                for (const line of output.split("\n")) {
                    assert.doesNotMatch(line, raw);
                }
            };
            await succeed(stack.preview());
            await succeed(stack.up());
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
            await succeed(stack.preview("--expect-no-changes"));
            await succeed(stack.refresh("--expect-no-changes"));
            const [{ outputs } = assert.fail("nothing is in the state")] = await stack.resources();
            const told = JSON.stringify([outputs.parties, outputs.resources]);
            assert.equal(told.match(/\(a string that Pulumi reserves\)/g)?.length, 1 + 3 * markers.length);
            const plain = told.replaceAll(/"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270"/g, "");
            assert.ok(!markers.some((marker) => plain.includes(marker)));

            await stack.program(`${imports}exports.state = ReceivedHandshake.get("other", "${id}").state; ${guarding}`);
            await succeed(stack.up());
            await succeed(stack.refresh());
            if (module === nativeHost.module) {
                const type = "aws-handshakes:index:ReceivedHandshake";
                await succeed(
                    stack.run("import", type, "imported", id, "--yes", "--generate-code=false", "--protect=false"),
                );
            }
        });
    });
}

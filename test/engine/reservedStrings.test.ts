import assert from "node:assert/strict";
import { RESERVED_STRINGS } from "../support/reservedStrings";
import { withSandbox } from "../support/withSandbox";
import { dynamicPlugin, nativePlugin } from "./support/plugin";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

for (const { name, module, project } of [dynamicPlugin, nativePlugin]) {
    describe(`a handshake with strings that Pulumi reserves, on the ${name} plugin,`, function () {
        this.timeout(240_000);

        const sandbox = withSandbox();

        beforeEach(async () => {
            sandbox.invite({
                id,
                overrides: {
                    Parties: [
                        { Type: "EMAIL", Id: RESERVED_STRINGS[0] ?? "" },
                        { Type: "ORGANIZATION", Id: "exampleorgid" },
                    ],
                    Resources: [
                        { Type: "ORGANIZATION", Value: "o-exampleorgid" },
                        ...RESERVED_STRINGS.map((marker) => ({
                            Type: marker,
                            Value: marker,
                            Resources: [{ Type: "MASTER_NAME", Value: marker }],
                        })),
                        { Type: "NOTES", Value: "half a pair: \ud800, and \u001b[2J" },
                    ],
                },
            });
        });

        it("fails no preview, update, refresh, get, look-up or import", async () => {
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
                    assert.doesNotMatch(line, unprintable);
                }
            };
            await succeed(stack.preview());
            await succeed(stack.up());
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
            await succeed(stack.preview("--expect-no-changes"));
            await succeed(stack.refresh("--expect-no-changes"));
            const [{ outputs } = assert.fail("nothing is in the state")] = await stack.resources();
            const stored = JSON.stringify([outputs.parties, outputs.resources]);
            assert.equal(stored.match(/\(a string that Pulumi reserves\)/g)?.length, 1 + 3 * RESERVED_STRINGS.length);
            const plain = stored.replaceAll(
                /"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270"/g,
                "",
            );
            assert.ok(!RESERVED_STRINGS.some((marker) => plain.includes(marker)));

            await stack.program(`${imports}exports.state = ReceivedHandshake.get("other", "${id}").state; ${guarding}`);
            await succeed(stack.up());
            await succeed(stack.refresh());
            if (module === nativePlugin.module) {
                const type = "aws-handshakes:index:ReceivedHandshake";
                await succeed(
                    stack.run("import", type, "imported", id, "--yes", "--generate-code=false", "--protect=false"),
                );
            }
        });
    });
}

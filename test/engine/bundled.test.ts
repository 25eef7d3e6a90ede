import assert from "node:assert/strict";
import { join } from "node:path";
import { build } from "esbuild";
import { Sandbox } from "../../sandbox";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";
const program = `
    import { ReceivedHandshake } from "pulumi-aws-handshakes";
    new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" });
`;

describe("on the real engine, a program that esbuild bundled", function () {
    this.timeout(240_000);

    let sandbox: Sandbox;

    beforeEach(async () => {
        sandbox = await Sandbox.start();
        sandbox.invite({ id });
    });

    afterEach(async () => {
        await sandbox.stop();
    });

    async function bundled(...external: string[]): Promise<TestStack> {
        const stack = await TestStack.create({ "program.ts": program }, sandbox.environment());
        await build({
            absWorkingDir: stack.folder,
            entryPoints: ["program.ts"],
            outfile: join(stack.folder, "index.js"),
            bundle: true,
            platform: "node",
            external: ["@pulumi/pulumi", ...external],
        });
        return stack;
    }

    it("with the package in it is refused with the line that helps, and nothing is called", async () => {
        const { code, output } = await (await bundled()).up();
        assert.notEqual(code, 0, output);
        assert.match(output, /error: pulumi-aws-handshakes was bundled into the program.*"external" of esbuild/);
        assert.doesNotMatch(output, /captured/);
        assert.deepEqual(sandbox.calls(), []);
    });

    it("with the package outside declines as any other", async () => {
        const stack = await bundled("pulumi-aws-handshakes");
        const { code, output } = await stack.up();
        assert.equal(code, 0, output);
        assert.equal(sandbox.handshake(id)?.State, "DECLINED");
    });
});

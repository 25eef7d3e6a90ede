import assert from "node:assert/strict";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { withSandbox } from "../support/withSandbox";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";
const program = `
    import { ReceivedHandshake } from "pulumi-aws-handshakes";
    new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" });
`;

describe("a program that esbuild bundled", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    beforeEach(async () => {
        sandbox.invite({ id });
    });

    async function bundled(options: BuildOptions): Promise<TestStack> {
        const stack = await TestStack.createWithProcesses({ "program.ts": program }, sandbox.environment());
        await build({
            absWorkingDir: stack.folder,
            entryPoints: ["program.ts"],
            outfile: join(stack.folder, "index.js"),
            bundle: true,
            platform: "node",
            ...options,
        });
        return stack;
    }

    it("fails before any call with the line that helps if the package is in the bundle", async () => {
        const { code, output } = await (await bundled({ external: ["@pulumi/pulumi"] })).up();
        assert.notEqual(code, 0, output);
        assert.match(output, /error: pulumi-aws-handshakes was bundled into the program.*"external" of esbuild/);
        assert.doesNotMatch(output, /captured/);
        assert.deepEqual(sandbox.calls(), []);
    });

    for (const options of [
        { external: ["@pulumi/pulumi", "pulumi-aws-handshakes"] },
        { packages: "external" },
    ] satisfies BuildOptions[]) {
        it(`declines if the package is external by ${JSON.stringify(options)}`, async () => {
            const { code, output } = await (await bundled(options)).up();
            assert.equal(code, 0, output);
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
        });
    }
});

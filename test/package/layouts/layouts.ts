import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../../../tools/bundle/bundle";
import { repository, temporaryFolder } from "../../engine/support/installation";
import { dynamicPlugin, nativePlugin, pluginPath } from "../../engine/support/plugin";
import { TestStack } from "../../engine/support/stack";
import { withSandbox } from "../../support/withSandbox";
import { type Installed, installed } from "../installed";
import { type Layout, layouts } from "./matrix";

const id = "h-examplehandshakeid111";
const { version } = require("../../../package.json") as { version: string };

/**
 * Tests that the location of the package is not in the state, and that the stored state runs without it.
 *
 * @param managers the layouts to run. Each file of tests has some, so that they run in parallel.
 */
export function describeLayouts(...managers: Layout["manager"][]): void {
    describe("the packed package, installed by", function () {
        this.timeout(400_000);

        const sandbox = withSandbox();

        beforeEach(async () => {
            sandbox.invite({ id });
        });

        for (const layout of layouts.filter(({ manager }) => managers.includes(manager))) {
            const { name, pulumi, typescript = "none", node = "as the tests" } = layout;
            describe(`${name}, with @pulumi/pulumi ${pulumi}, TypeScript ${typescript}, Node.js ${node},`, () => {
                let user: Installed;

                before(async () => {
                    user = await installed(layout);
                });

                it("declines by the dynamic resource, and stores the same provider text", async () => {
                    const stack = await stackIn(layout, user, dynamicPlugin.module, "");
                    await stack.succeed("up", "--yes", "--skip-preview");
                    await assertRunsOn(layout, stack);
                    const text = join(repository, "test/engine/contract/provider-1.0.js.txt");
                    assert.equal(await stack.providerText(), await readFile(text, "utf8"));
                    sandbox.setState(id, "OPEN");
                    const drift = await stack.succeed("refresh", "--yes", "--skip-preview", "--diff");
                    assert.match(drift, /~ state +: "DECLINED" => "OPEN"/);
                    const [resource] = await stack.resources();
                    assert.equal(resource?.inputs.desiredState, "open", "the read's inputs are in the state");
                    await stack.succeed("up", "--yes", "--skip-preview");
                    await stack.succeed("destroy", "--yes", "--skip-preview");
                    const decline = `DeclineHandshake ${id}`;
                    assert.deepEqual(sandbox.calls(), [decline, `DescribeHandshake ${id}`, decline]);
                });

                it("predicts the decline in a preview and declines by the native resource", async () => {
                    const isPnp = layout.manager === "yarnPnp";
                    const plugin = isPnp ? "" : pluginPath.replace("../../", "../");
                    const stack = await stackIn(layout, user, nativePlugin.module, plugin);
                    if (isPnp) {
                        // The package is in an archive, from which the engine can't start its plugin.
                        const folder = join(await temporaryFolder(), "plugin");
                        await bundle(folder);
                        await stack.succeed(
                            "plugin",
                            "install",
                            "resource",
                            "aws-handshakes",
                            version,
                            "--file",
                            folder,
                        );
                    }
                    assert.match((await stack.preview()).output, /"DECLINED"/);
                    await stack.succeed("up", "--yes", "--skip-preview");
                    await assertRunsOn(layout, stack);
                    assert.deepEqual(sandbox.calls(), [`DescribeHandshake ${id}`, `DeclineHandshake ${id}`]);
                });
            });
        }

        /** A stack of a program in TypeScript, in a folder of the installation. */
        async function stackIn(layout: Layout, user: Installed, module: string, plugin: string): Promise<TestStack> {
            const folder = join(user.folder, module.replaceAll("/", "-"));
            await mkdir(folder);
            const files: Record<string, string> = {
                "Pulumi.yaml": `name: test\nruntime: nodejs\n${plugin}`,
                "index.ts": [
                    `import { ReceivedHandshake } from "${module}";`,
                    `export const { state } = new ReceivedHandshake("one", { handshakeId: "${id}", desiredState: "declined" });`,
                    "declare const process: { version: string };",
                    "export const node = process.version;",
                ].join("\n"),
            };
            if (layout.typescript !== undefined) {
                const compilerOptions = { target: "es2022", module: "nodenext", strict: true };
                files["tsconfig.json"] = JSON.stringify({ compilerOptions });
            }
            return await TestStack.createIn(folder, files, { ...sandbox.environment(), ...user.environment });
        }

        async function assertRunsOn({ node }: Layout, stack: TestStack): Promise<void> {
            const version = String((await stack.outputs()).node);
            assert.ok(version.startsWith(node === undefined ? process.version : `v${node}.`), version);
        }
    });
}

import assert from "node:assert/strict";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../../tools/bundle/bundle";
import { withSandbox } from "../support/withSandbox";
import { installation, repository, temporaryFolder } from "./support/installation";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";
const program = `
name: test
runtime: yaml
resources:
  one:
    type: aws-handshakes:ReceivedHandshake
    properties:
      handshakeId: ${id}
      desiredState: declined
`;

describe("the commands `pulumi package …`", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    /** A YAML project in its own folder. */
    const newStack = async () =>
        await TestStack.createIn(await temporaryFolder(), { "Pulumi.yaml": program }, sandbox.environment());

    const folders = {
        "the bundle's folder": async () => {
            const folder = join(await temporaryFolder(), "plugin");
            await bundle(folder);
            return folder;
        },
        "the folder of the npm package": async () => join(await installation(), "node_modules/pulumi-aws-handshakes"),
    };
    for (const [name, folderOf] of Object.entries(folders)) {
        it(`accept ${name}, install nothing in it, and the project runs with it`, async () => {
            sandbox.invite({ id });
            const folder = await folderOf();
            const before = (await readdir(folder)).filter((file) => !file.endsWith(".cache"));
            const stack = await newStack();
            const schema = JSON.parse(await stack.succeed("package", "get-schema", folder));
            assert.equal(schema.name, "aws-handshakes");
            await stack.succeed("package", "add", folder);
            assert.match(await readFile(join(stack.folder, "Pulumi.yaml"), "utf8"), /packages:\n +aws-handshakes: /);
            await stack.succeed("package", "gen-sdk", folder, "--language", "yaml", "--out", join(stack.folder, "sdk"));
            await stack.succeed("up", "--yes", "--skip-preview");
            assert.equal(sandbox.handshake(id)?.State, "DECLINED");
            const after = (await readdir(folder)).filter((file) => !file.endsWith(".cache"));
            assert.deepEqual(after, before);
        });
    }

    it("reject this repository's sources, which are not built", async () => {
        const sources = await temporaryFolder();
        for (const file of ["pulumi-resource-", "pulumi-resource-aws-handshakes", "package.json"]) {
            await cp(join(repository, file), join(sources, file));
        }
        const { code, output } = await (await newStack()).run("package", "get-schema", sources);
        assert.notEqual(code, 0);
        assert.match(output, /holds the plugin's sources, which aren't built\. Run npm ci && npm run bundle in it/);
    });
});

import assert from "node:assert/strict";
import { lstat, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { Sandbox } from "../../sandbox";
import { nativeHost } from "./support/host";
import { install, installation, npm, run, tarball, temporaryFolder, versions } from "./support/installation";
import { declining, decliningBy } from "./support/programs";
import { TestStack } from "./support/stack";

const id = "h-examplehandshakeid111";

/**
 * The first release whose plugin passes on the `inputs` that a read returns. Without them the engine would hold what the
 * program said for what is there, and `ignoreChanges` couldn't leave a drift alone.
 */
const oldestPulumi = "3.216.0";
/** The newest release when this was last looked at; it says that it wants Node.js 22 and runs on 20. */
const newestPulumi = "3.270.0";
const pnpm = ["npx", "--yes", "pnpm@9"] as const;

/** Where the package lies must neither show in the state nor be needed to run what the state holds. */
describe("on the real engine, the provider's text is the same, and works,", function () {
    this.timeout(240_000);

    let sandbox: Sandbox;

    beforeEach(async () => {
        sandbox = await Sandbox.start();
    });

    afterEach(async () => {
        await sandbox.stop();
    });

    async function assertWorks(user: string): Promise<void> {
        sandbox.invite({ id });
        const folder = join(user, "programs");
        const stack = await TestStack.createIn(folder, { "index.js": declining(id) }, sandbox.environment());
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.equal(
            await stack.providerText(),
            await readFile(join(__dirname, "contract/provider-0.1.js.txt"), "utf8"),
        );
        sandbox.setState(id, "OPEN");
        const drift = await stack.succeed("refresh", "--yes", "--skip-preview", "--diff");
        assert.match(drift, /~ state +: "DECLINED" => "OPEN"/);
        assert.equal((await stack.resources())[0]?.inputs.desiredState, "open", "the read's inputs are in the state");
        await stack.succeed("up", "--yes", "--skip-preview");
        await stack.succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        await stack.succeed("destroy", "--yes", "--skip-preview");
        assert.deepEqual(sandbox.calls(), [
            `DeclineHandshake ${id}`,
            `DescribeHandshake ${id}`,
            `DeclineHandshake ${id}`,
            `DescribeHandshake ${id}`,
        ]);
        await assertPluginWorks(user);
    }

    async function assertPluginWorks(user: string): Promise<void> {
        sandbox.setState(id, "OPEN");
        sandbox.clearRequests();
        const files = {
            "Pulumi.yaml": nativeHost.project.replace("../../node_modules", "../node_modules"),
            "index.js": decliningBy(nativeHost.module, id),
        };
        const folder = join(user, "native");
        await mkdir(folder);
        const stack = await TestStack.createIn(folder, files, sandbox.environment());
        assert.match((await stack.preview()).output, /"DECLINED"/);
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(sandbox.calls(), [`DescribeHandshake ${id}`, `DeclineHandshake ${id}`]);
    }

    it("installed by npm", async () => {
        await assertWorks(await installation());
    });

    it("installed by pnpm", async function () {
        try {
            await run(pnpm[0], [...pnpm.slice(1), "--version"]);
        } catch (error) {
            console.log(`      pnpm can't be had from the registry: ${(error as Error).message}`);
            this.skip();
        }
        const user = await install(versions, [...pnpm, "install", "--prefer-offline"]);
        assert((await lstat(join(user, "node_modules/pulumi-aws-handshakes"))).isSymbolicLink());
        await assertWorks(user);
    });

    it("linked from a folder with packages of its own", async () => {
        const elsewhere = await temporaryFolder();
        await run("tar", ["-xzf", await tarball(), "-C", elsewhere]);
        const linked = { cwd: join(elsewhere, "package") };
        // Pulumi is among them, and would be left out with them.
        await run("npm", ["pkg", "delete", "devDependencies"], linked);
        await run(npm[0], [...npm.slice(1), "--ignore-scripts"], linked);
        const user = await install({ ...versions, "pulumi-aws-handshakes": undefined });
        await symlink(linked.cwd, join(user, "node_modules/pulumi-aws-handshakes"), "dir");
        await assertWorks(user);
    });

    it(`with the oldest Pulumi that the package accepts, ${oldestPulumi}`, async () => {
        await assertWorks(await install({ "@pulumi/pulumi": oldestPulumi }));
    });

    it(`with the newest Pulumi that runs on Node.js 20, ${newestPulumi}`, async () => {
        await assertWorks(await install({ "@pulumi/pulumi": newestPulumi }));
    });
});

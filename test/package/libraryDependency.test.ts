import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { install, run, tarball, temporaryFolder, versions } from "../engine/support/installation";
import { TestStack } from "../engine/support/stack";
import { withSandbox } from "../support/withSandbox";
import { pnpm } from "./installed";

const id = "h-examplehandshakeid111";

const wrapper = `
    const { ReceivedHandshake } = require("pulumi-aws-handshakes");
    exports.decline = (id) => new ReceivedHandshake("one", { handshakeId: id, desiredState: "declined" });
`;

/** A packed library that uses the package. It is the program's only dependency. */
async function packedLibrary(): Promise<string> {
    const folder = await temporaryFolder();
    const dependencies = { "pulumi-aws-handshakes": `file:${await tarball()}` };
    const peerDependencies = { "@pulumi/pulumi": "*" };
    const description = { name: "library", version: "1.0.0", main: "index.js", dependencies, peerDependencies };
    await writeFile(join(folder, "package.json"), JSON.stringify(description));
    await writeFile(join(folder, "index.js"), wrapper);
    await run("npm", ["pack"], { cwd: folder });
    return join(folder, "library-1.0.0.tgz");
}

describe("a program that uses the package only through a library, in pnpm's strict layout,", function () {
    this.timeout(400_000);

    const sandbox = withSandbox({}, "all tests");

    before(async () => {
        sandbox.invite({ id });
    });

    it("is rejected before any call with the lines that help, and declines with public-hoist-pattern", async () => {
        const library = `file:${await packedLibrary()}`;
        const folder = await install({ ...versions, "pulumi-aws-handshakes": undefined, library }, pnpm);
        const program = { "index.js": `require("library").decline("${id}");` };
        const stack = await TestStack.createIn(join(folder, "programs"), program, sandbox.environment());
        for (const { code, output } of [await stack.preview(), await stack.up()]) {
            assert.notEqual(code, 0, output);
            assert.match(output, /error: pulumi-aws-handshakes isn't found from the program's folder/);
            assert.doesNotMatch(output, /^ *at |Require stack/m);
        }
        assert.deepEqual(sandbox.calls(), []);

        await writeFile(join(folder, ".npmrc"), "public-hoist-pattern[]=pulumi-aws-handshakes\n");
        const [manager, ...args] = pnpm;
        await run(manager, [...args, "--force"], { cwd: folder, env: { ...process.env, CI: "true" } });
        const { code, output } = await stack.up();
        assert.equal(code, 0, output);
        assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`]);
    });
});

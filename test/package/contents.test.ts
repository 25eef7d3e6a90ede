import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository, run, tarball } from "../engine/support/installation";

const bin = join(repository, "node_modules/.bin");

describe("the packed package", function () {
    this.timeout(120_000);

    it("contains exactly the files of files.txt", async () => {
        const { stdout } = await run("tar", ["-tzf", await tarball()]);
        const files = stdout.trim().split("\n").sort();
        const expected = (await readFile(join(__dirname, "files.txt"), "utf8")).trim().split("\n");
        assert.deepEqual(files, expected);
    });

    it("runs no script at its installation", async () => {
        const { scripts = {} } = JSON.parse(await contents("package/package.json"));
        const runByNpm = ["preinstall", "install", "postinstall", "prepare"].filter((name) => name in scripts);
        assert.deepEqual(runByNpm, []);
    });

    it("has no member in package.json that only the repository needs", async () => {
        const manifest = JSON.parse(await contents("package/package.json"));
        const needed = ["devDependencies", "scripts", "workspaces", "mocha"].filter((name) => name in manifest);
        assert.deepEqual(needed, []);
    });

    it("has the same version in package.json, in the changelog and in the lock file", async () => {
        const { version } = JSON.parse(await contents("package/package.json"));
        assert.match(
            await contents("package/CHANGELOG.md"),
            new RegExp(`^## \\[${version}\\] - \\d{4}-\\d\\d-\\d\\d$`, "m"),
        );
        assert.equal(require("../../package-lock.json").version, version);
    });

    it("passes publint --strict", async () => {
        const { stdout } = await run(join(bin, "publint"), ["--strict", await tarball()]);
        assert.match(stdout, /All good!/);
    });

    it("has types that resolve in every way, by attw", async () => {
        await run(join(bin, "attw"), [await tarball()]);
    });
});

async function contents(file: string): Promise<string> {
    const { stdout } = await run("tar", ["-xzOf", await tarball(), file]);
    return stdout;
}

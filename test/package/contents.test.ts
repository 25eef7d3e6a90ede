import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run, tarball } from "../engine/support/installation";

describe("the packed package", function () {
    this.timeout(120_000);

    it("holds the files of files.txt and no others", async () => {
        const { stdout } = await run("tar", ["-tzf", await tarball()]);
        const files = stdout.trim().split("\n").sort();
        const expected = (await readFile(join(__dirname, "files.txt"), "utf8")).trim().split("\n");
        assert.deepEqual(files, expected);
    });

    it("runs nothing when it is installed", async () => {
        const { scripts = {} } = JSON.parse(await contents("package/package.json"));
        const runByNpm = ["preinstall", "install", "postinstall", "prepare"].filter((name) => name in scripts);
        assert.deepEqual(runByNpm, []);
    });

    it("has nothing in package.json that only the repository needs", async () => {
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

    it("is put together as publint asks for, under strict", async () => {
        const { stdout } = await run("npx", ["publint", "--strict", await tarball()]);
        assert.match(stdout, /All good!/);
    });

    it("has types that resolve wherever the package does, by attw", async () => {
        await run("npx", ["attw", await tarball()]);
    });
});

async function contents(file: string): Promise<string> {
    const { stdout } = await run("tar", ["-xzOf", await tarball(), file]);
    return stdout;
}

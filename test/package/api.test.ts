import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository, run } from "../engine/support/installation";

describe("docs/api", function () {
    this.timeout(120_000);

    it("is what npm run api writes from the doc comments", async () => {
        const folder = await mkdtemp(join(tmpdir(), "handshakes-api-"));
        try {
            // The build and npm run check check the types.
            const options = ["--skipErrorChecking", "--out", folder];
            await run(join(repository, "node_modules/.bin/typedoc"), options, { cwd: repository });
            assert.deepEqual(await pages(join(repository, "docs/api")), await pages(folder));
        } finally {
            await rm(folder, { recursive: true });
        }
    });
});

async function pages(folder: string): Promise<Record<string, string>> {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
    const texts = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")]);
    return Object.fromEntries(await Promise.all(texts));
}

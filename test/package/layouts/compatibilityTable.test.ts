import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../engine/support/installation";
import { layouts, table } from "./matrix";

describe("the table of tested installations in docs/compatibility.md", () => {
    it("has exactly the rows of matrix.ts", async () => {
        assert.ok((await readFile(join(repository, "docs/compatibility.md"), "utf8")).includes(table()), table());
    });

    it("has only rows that a test file of this folder runs", async () => {
        const files = (await readdir(__dirname)).filter((name) => name.endsWith(".test.ts"));
        const texts = await Promise.all(files.map((name) => readFile(join(__dirname, name), "utf8")));
        const calls = texts.flatMap((text) => text.match(/describeLayouts\(.*\)/g) ?? []).join();
        assert.deepEqual(
            layouts.filter(({ manager }) => !calls.includes(`"${manager}"`)),
            [],
        );
    });
});

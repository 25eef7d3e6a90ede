import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../engine/support/installation";
import { layouts, table } from "./matrix";

describe("the table of tested installations in docs/compatibility.md", () => {
    it("has the rows that are run here, and no others", async () => {
        assert.ok((await readFile(join(repository, "docs/compatibility.md"), "utf8")).includes(table()), table());
    });

    it("has no row that none of the files beside this one runs", async () => {
        const files = (await readdir(__dirname)).filter((name) => name.endsWith(".test.ts"));
        const texts = await Promise.all(files.map((name) => readFile(join(__dirname, name), "utf8")));
        const calls = texts.flatMap((text) => text.match(/describeLayouts\(.*\)/g) ?? []).join();
        assert.deepEqual(
            layouts.filter(({ manager }) => !calls.includes(`"${manager}"`)),
            [],
        );
    });
});

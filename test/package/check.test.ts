import assert from "node:assert/strict";
import { repository, run } from "../engine/support/installation";

/** A test, so that it runs beside the others: alone it would leave a core idle for half a minute. */
describe("the repository", function () {
    this.timeout(600_000);

    it("passes npm run check: Biome, and the types of tests, tools and examples", async () => {
        const checked = run("npm", ["run", "check"], { cwd: repository });
        await checked.catch(({ stdout, stderr }) => assert.fail(`${stdout}\n${stderr}`));
    });
});

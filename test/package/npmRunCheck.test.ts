import assert from "node:assert/strict";
import { repository, run } from "../engine/support/installation";

/** This is a test so that it runs parallel to the others. Alone it would leave a core idle for half a minute. */
describe("npm run check", function () {
    this.timeout(600_000);

    it("passes: Biome, and the types of tests, tools and examples", async () => {
        const checked = run("npm", ["run", "check"], { cwd: repository });
        await checked.catch(({ stdout, stderr }) => assert.fail(`${stdout}\n${stderr}`));
    });
});

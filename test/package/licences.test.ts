import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compatible, dependenciesOf, page } from "../../tools/licences/page";
import { repository } from "../engine/support/installation";

const { packages } = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8"));

describe("what the package brings along", () => {
    it("has licences that Apache-2.0 goes with, every one of them", () => {
        const others = dependenciesOf(packages).filter(({ license }) => !compatible.includes(license));
        assert.deepEqual(others, []);
    });

    it("stands in docs/licences.md: npm run licences writes it anew", () => {
        assert.equal(readFileSync(join(repository, "docs/licences.md"), "utf8"), page(packages));
    });

    it("isn't @pulumi/aws, which is large and which nothing in here needs", () => {
        const names = dependenciesOf(packages).map(({ name }) => name);
        assert.ok(names.includes("@aws-sdk/client-organizations"));
        assert.ok(!names.includes("@pulumi/aws"));
    });

    it("is followed from package to package as Node.js finds them: in the nearest node_modules", () => {
        const locked = {
            "": { dependencies: { a: "1" } },
            "node_modules/a": {
                version: "1.0.0",
                license: "MIT",
                dependencies: { b: "2" },
                optionalDependencies: { c: "1" },
            },
            "node_modules/b": { version: "1.0.0", license: "ISC" },
            "node_modules/a/node_modules/b": { version: "2.0.0", dependencies: { a: "1" } },
        };
        assert.deepEqual(dependenciesOf(locked), [
            { name: "a", version: "1.0.0", license: "MIT" },
            { name: "b", version: "2.0.0", license: "unknown" },
        ]);
    });
});

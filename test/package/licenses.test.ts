import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMPATIBLE_LICENSES, dependenciesOf, withLicenses } from "../../tools/licenses/page";
import { repository } from "../engine/support/installation";

const { packages } = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8"));

describe("the dependencies of the package", () => {
    it("have licenses that are compatible with Apache-2.0", () => {
        const others = dependenciesOf(packages).filter(({ license }) => !COMPATIBLE_LICENSES.includes(license));
        assert.deepEqual(others, []);
    });

    it("are listed in docs/dependencies.md as npm run licenses writes them", () => {
        const page = readFileSync(join(repository, "docs/dependencies.md"), "utf8");
        assert.equal(page, withLicenses(page, packages));
    });

    it("do not include @pulumi/aws, which only programs with the components install", () => {
        const names = dependenciesOf(packages).map(({ name }) => name);
        assert.ok(names.includes("@aws-sdk/client-organizations"));
        assert.ok(!names.includes("@pulumi/aws"));
    });

    it("are resolved by dependenciesOf as Node.js does: from the nearest node_modules", () => {
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

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressesOf } from "../../src/native/addresses";
import { schema } from "../../src/native/plugin/schema";

const name = "invented-owner/invented.repository";

describe("addressesOf", () => {
    for (const repository of [
        `github:${name}`,
        `https://github.com/${name}`,
        `git+https://github.com/${name}.git`,
        { type: "git", url: `git+https://github.com/${name}.git` },
    ]) {
        it(`derives every address from the repository ${JSON.stringify(repository)}`, () => {
            assert.deepEqual(addressesOf(repository), {
                name,
                repository: `https://github.com/${name}`,
                homepage: `https://github.com/${name}`,
                pluginDownloadURL: `github://api.github.com/${name}`,
                goModule: `github.com/${name}/sdk/go/awshandshakes`,
            });
        });
    }

    for (const repository of [undefined, {}, "", "https://example.com/a/b", "https://github.com/a", "github:a/b/c"]) {
        it(`returns undefined for the repository ${JSON.stringify(repository)}`, () => {
            assert.equal(addressesOf(repository), undefined);
        });
    }

    it("returns the addresses that schema writes into the published schema, the only change to the source", () => {
        const { version } = require("../../package.json") as { version: string };
        const source = readFileSync(join(__dirname, "../../schema/schema.json"), "utf8");
        const published = schema(addressesOf(`github:${name}`));
        const { repository, homepage, pluginDownloadURL, ...rest } = JSON.parse(published);
        assert.deepEqual(
            [repository, homepage, pluginDownloadURL],
            [`https://github.com/${name}`, `https://github.com/${name}`, `github://api.github.com/${name}`],
        );
        assert.equal(rest.language.go.importBasePath, `github.com/${name}/sdk/go/awshandshakes`);
        const module = "pulumi-aws-handshakes/sdk/go/awshandshakes";
        assert.deepEqual(rest, { ...JSON.parse(source.replaceAll(module, rest.language.go.importBasePath)), version });
        assert.deepEqual(JSON.parse(schema(undefined)), { ...JSON.parse(source), version });
    });
});

import assert from "node:assert/strict";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { addressesOf } from "../../src/native/addresses";
import { fillInPages } from "../../tools/addresses/pages";
import { fillInSchema } from "../../tools/addresses/schema";
import { packPackage } from "../../tools/pack/pack";
import { repository, run, temporaryFolder } from "../engine/support/installation";

const name = "invented-owner/invented-repository";
const page = `https://github.com/${name}`;

describe("the package with a known repository", function () {
    this.timeout(120_000);

    let folder: string;

    before(async () => {
        folder = await temporaryFolder();
        await run("tar", ["-xzf", await packPackage(folder, { repository: `github:${name}` }), "-C", folder]);
    });

    const evaluated = async (expression: string) => {
        const { stdout } = await run("node", ["-p", `JSON.stringify(${expression})`], { cwd: join(folder, "package") });
        return JSON.parse(stdout);
    };

    it("has the repository's addresses in package.json", async () => {
        const manifest = JSON.parse(await readFile(join(folder, "package/package.json"), "utf8"));
        assert.deepEqual(manifest.repository, { type: "git", url: `git+${page}.git` });
        assert.equal(manifest.homepage, page);
        assert.equal(manifest.bugs, `${page}/issues`);
    });

    it("serves a schema with the addresses, and requires the plugin with them", async () => {
        const served = JSON.parse(await evaluated('require("./lib/native/plugin/schema.js").schema()'));
        assert.equal(served.repository, page);
        assert.equal(served.homepage, page);
        assert.equal(served.pluginDownloadURL, `github://api.github.com/${name}`);
        assert.equal(served.language.go.importBasePath, `github.com/${name}/sdk/go/awshandshakes`);
        const { version } = require("../../package.json");
        assert.deepEqual(await evaluated('require("./lib/native/published.js").pluginOptions'), {
            version,
            pluginDownloadURL: `github://api.github.com/${name}`,
        });
    });

    it("gets its addresses and its logo in the registry's schema from fillInSchema, even a second time", async () => {
        const addresses = addressesOf(`github:${name}`) ?? assert.fail();
        const text = await readFile(join(repository, "schema/schema.json"), "utf8");
        const filledIn = fillInSchema(text, addresses);
        assert.equal(fillInSchema(filledIn, addresses), filledIn);
        const { repository: address, homepage, pluginDownloadURL, logoUrl, ...others } = JSON.parse(filledIn);
        assert.deepEqual(others, JSON.parse(text));
        assert.deepEqual(
            { address, homepage, pluginDownloadURL, logoUrl },
            {
                address: page,
                homepage: page,
                pluginDownloadURL: `github://api.github.com/${name}`,
                logoUrl: `https://raw.githubusercontent.com/${name}/main/docs/registry/logo.png`,
            },
        );
    });

    it("has the addresses in every page after fillInPages", async () => {
        const addresses = addressesOf(`github:${name}`) ?? assert.fail();
        const docs = join(folder, "docs");
        await cp(join(repository, "docs"), docs, { recursive: true });
        assert.notDeepEqual(await fillInPages(docs, addresses), []);
        for (const file of await readdir(docs, { recursive: true })) {
            const isPage = /\.(md|ya?ml)$/.test(file);
            assert.doesNotMatch(isPage ? await readFile(join(docs, file), "utf8") : "", /\bOWNER\b/, file);
        }
    });
});

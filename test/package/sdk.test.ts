import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressesOf } from "../../src/native/addresses";
import { schema } from "../../src/native/plugin/schema";
import { functionTokens } from "../../src/native/tokens";
import { version } from "../../src/version";
import type { Schema } from "../../tools/schema/schema";
import { completeGo, schemaForGo } from "../../tools/sdk/goModule";
import { completeJava, MAVEN_COORDINATES, schemaForJava } from "../../tools/sdk/java";
import { completePython } from "../../tools/sdk/python";

const repository = join(__dirname, "../..");
const addresses = addressesOf("github:example/handshakes");
const { groupId, artifactId } = MAVEN_COORDINATES;

/** The relevant part of the generator's output. */
const generated = (urls: string) => `[project]
  name = "pulumi_aws_handshakes"
  readme = "README.md"
  requires-python = ">=3.9"
  version = "1.0.0"
  [project.license]
    text = "Apache-2.0"
${urls}
[build-system]
  requires = ["setuptools>=61.0"]
`;

describe("the SDKs", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await mkdtemp(join(tmpdir(), "handshakes-sdk-"));
    });

    afterEach(async () => {
        await rm(folder, { recursive: true });
    });

    it("have a page, a license and links for PyPI", async () => {
        const path = join(folder, "pyproject.toml");
        await writeFile(path, generated('  [project.urls]\n    Homepage = "https://github.com/example/handshakes"\n'));
        await completePython(folder, repository, addresses);
        const project = await readFile(path, "utf8");
        assert.match(project, /^ {2}license = "Apache-2\.0"\n {2}license-files = \["LICENSE"\]\n {2}classifiers = \[/m);
        assert.doesNotMatch(project, /project\.license/);
        const links = [...project.matchAll(/^ {4}(\w+) = "https:\/\/github\.com\/example\/handshakes/gm)];
        assert.deepEqual(
            links.map(([, name]) => name),
            ["Changelog", "Documentation", "Issues", "Homepage"],
        );
        assert.deepEqual((await readdir(folder)).sort(), ["LICENSE", "README.md", "pyproject.toml"]);
        assert.match(
            await readFile(join(folder, "README.md"), "utf8"),
            /https:\/\/github\.com\/example\/handshakes#readme/,
        );
    });

    it("have no link for PyPI if the repository is unknown", async () => {
        const path = join(folder, "pyproject.toml");
        await writeFile(path, generated(""));
        await completePython(folder, repository);
        assert.doesNotMatch(await readFile(path, "utf8"), /https?:/);
        assert.doesNotMatch(await readFile(join(folder, "README.md"), "utf8"), /https?:/);
    });

    it("are not written for Python if the generator's format changes", async () => {
        await writeFile(join(folder, "pyproject.toml"), generated("").replace("setuptools>=61.0", "setuptools>=70.0"));
        await assert.rejects(completePython(folder, repository), /has no "setuptools>=61\.0"/);
    });

    it("have no plain form for Go of a look-up with a secret result, because Pulumi's SDK rejects it", () => {
        const { functions } = schemaForGo(JSON.parse(schema()) as Schema);
        const withPlainForm = Object.entries(functions).filter(([, { plain }]) => plain !== false);
        assert.deepEqual(
            withPlainForm.map(([token]) => token),
            [functionTokens.getProtectionPolicy],
        );
    });

    it("are a module with the repository's path and a license for Go", async () => {
        await completeGo(folder, repository, addresses?.goModule ?? "");
        const goMod = await readFile(join(folder, "go.mod"), "utf8");
        assert.match(goMod, /^module github\.com\/example\/handshakes\/sdk\/go\/awshandshakes\n/);
        assert.deepEqual((await readdir(folder)).sort(), ["LICENSE", "go.mod"]);
    });

    it("have no class with the configuration for Java, at which Pulumi's generator fails", () => {
        assert.deepEqual(schemaForJava(JSON.parse(schema()) as Schema).config, { variables: {} });
    });

    it("are a Maven project that names the plugin's release for Java", async () => {
        await completeJava(folder, repository, JSON.parse(schema()) as Schema, addresses);
        assert.deepEqual((await readdir(folder)).sort(), ["LICENSE", "README.md", "pom.xml", "src"]);
        const pom = await readFile(join(folder, "pom.xml"), "utf8");
        const coordinates = `<groupId>${groupId}</groupId>\n  <artifactId>${artifactId}</artifactId>\n  <version>${version}</version>`;
        assert.ok(pom.includes(coordinates));
        const page = await readFile(join(repository, "docs/other-languages.md"), "utf8");
        assert.ok(page.includes(coordinates), "the page names them too");
        const plugin = join(folder, "src/main/resources/com/pulumi/aws-handshakes/plugin.json");
        assert.deepEqual(JSON.parse(await readFile(plugin, "utf8")), {
            resource: true,
            name: "aws-handshakes",
            version,
            server: "github://api.github.com/example/handshakes",
        });
    });
});

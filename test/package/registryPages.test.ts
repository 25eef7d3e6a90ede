import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL_GO_MODULE } from "../../src/native/addresses";
import { schema } from "../../src/native/plugin/schema";
import { programOf } from "../../tools/schema/examples";
import type { Schema } from "../../tools/schema/schema";

const languages = ["typescript", "python", "go", "java", "yaml"] as const;
const textOf = (page: string) => readFileSync(join(__dirname, "../../docs", page), "utf8");

/** The pages that Pulumi's registry shows, in its format. */
describe("the pages for Pulumi's registry", () => {
    for (const [page, examples] of [
        ["_index.md", ["InvitationGuard", "OrganizationGuard", "ReceivedHandshake", "getReceivedHandshakes"]],
        ["installation-configuration.md", ["Provider"]],
    ] as const) {
        it(`have in ${page} the front matter, and the programs of the schema's examples in every language`, () => {
            const text = textOf(page);
            assert.match(text, /^---\ntitle: .+\nmeta_desc: .+\nlayout: package\n---\n/);
            for (const name of examples) {
                const choosables = languages.map((language) => {
                    const program = programOf(name, language).replace(
                        LOCAL_GO_MODULE,
                        "github.com/OWNER/REPOSITORY/sdk/go/awshandshakes",
                    );
                    return `{{% choosable language ${language} %}}\n\n\`\`\`${language}\n${program}\`\`\`\n\n{{% /choosable %}}\n\n`;
                });
                const chooser = `{{< chooser language "${languages.join(",")}" >}}\n\n${choosables.join("")}{{< /chooser >}}\n`;
                assert.ok(text.includes(chooser), name);
            }
        });

        it(`have in ${page} only absolute links`, () => {
            for (const [, link = ""] of textOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
                assert.match(link, /^https:\/\//);
            }
        });
    }

    it("list every option of the configuration with the schema's description", () => {
        const { config } = JSON.parse(schema()) as Schema;
        const rows = [...textOf("installation-configuration.md").matchAll(/^\| `(\w+)` \| (.*) \|$/gm)];
        const expected = Object.entries(config.variables).map(([name, { description, secret }]) => [
            name,
            `${description}${secret ? " A secret: set it with `--secret`." : ""}`,
        ]);
        assert.deepEqual(
            rows.map(([, name, text]) => [name, text]),
            expected,
        );
    });
});

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Addresses } from "../../src/native/addresses";
import { programOf } from "../schema/examples";

/** The license in the generated file, in the form before PEP 639. */
const LICENSE_TABLE = '  [project.license]\n    text = "Apache-2.0"\n';

const CLASSIFIERS = [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: System Administrators",
    "Programming Language :: Python :: 3",
    "Topic :: System :: Systems Administration",
    "Typing :: Typed",
] as const;

/**
 * Adds what PyPI shows of a package and the generator omits: a page, the license, classifiers and links.
 *
 * @param folder the generated SDK.
 * @param repository the folder of this repository, with the license.
 * @param addresses the targets of the links; `undefined` in a build from sources.
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/
 */
export async function completePython(folder: string, repository: string, addresses?: Addresses): Promise<void> {
    const path = join(folder, "pyproject.toml");
    await writeFile(path, completeProject(await readFile(path, "utf8"), addresses));
    await copyFile(join(repository, "LICENSE"), join(folder, "LICENSE"));
    await writeFile(join(folder, "README.md"), readme(addresses));
}

function completeProject(project: string, addresses?: Addresses): string {
    const replacements: [found: string, replacement: string][] = [
        [LICENSE_TABLE, ""],
        [
            '  readme = "README.md"\n',
            [
                '  readme = "README.md"',
                '  license = "Apache-2.0"',
                '  license-files = ["LICENSE"]',
                `  classifiers = ${JSON.stringify(CLASSIFIERS)}`,
                "",
            ].join("\n"),
        ],
        // The first version that supports a license in this form.
        ["setuptools>=61.0", "setuptools>=77.0"],
    ];
    if (addresses !== undefined) {
        const links = [
            `    Changelog = "${addresses.repository}/blob/main/CHANGELOG.md"`,
            `    Documentation = "${addresses.repository}/blob/main/docs/other-languages.md"`,
            `    Issues = "${addresses.repository}/issues"`,
        ];
        replacements.push(["  [project.urls]\n", `  [project.urls]\n${links.join("\n")}\n`]);
    }
    return replacements.reduce((text, [found, replacement]) => {
        if (!text.includes(found)) {
            throw new Error(`The generated pyproject.toml has no ${JSON.stringify(found)}.`);
        }
        return text.replace(found, replacement);
    }, project);
}

function readme(addresses?: Addresses): string {
    const documentation =
        addresses === undefined ? "" : `\nThe documentation is in [the repository](${addresses.repository}#readme).\n`;
    return `# pulumi_aws_handshakes

Decline AWS Organizations handshakes (invitations and billing transfers) with Pulumi, and detect drift.

**Warning: a decline is permanent. A guard's first \`pulumi up\` declines every pending handshake that is not allowed.** Run \`pulumi preview\` first: it names them.

\`\`\`python
${programOf("InvitationGuard", "python")}\`\`\`

- The plugin reads the stack's configuration \`aws-handshakes:…\`. It does not read \`aws:…\`.
- Messages name the arguments in camelCase: \`handshakeId\` is \`handshake_id\`.
- Use the look-ups with \`_output\` in their names: their results are secret. The others return e-mail addresses and notes in plain text.
${documentation}`;
}

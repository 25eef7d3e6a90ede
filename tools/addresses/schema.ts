import { readFile, writeFile } from "node:fs/promises";
import type { Addresses } from "../../src/native/addresses";

/** The schema's fields with addresses. Pulumi's registry reads them from the file in the repository. */
const FIELDS = ["repository", "homepage", "pluginDownloadURL", "logoUrl"] as const;

/**
 * Returns the schema's JSON with the addresses after its publisher. They replace addresses that it already has.
 *
 * @see https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/schema/
 */
export function fillInSchema(schema: string, { name, repository, homepage, pluginDownloadURL }: Addresses): string {
    const logoUrl = `https://raw.githubusercontent.com/${name}/main/docs/registry/logo.png`;
    const values = { repository, homepage, pluginDownloadURL, logoUrl };
    const lines = schema.split("\n").filter((line) => !FIELDS.some((field) => line.startsWith(`  "${field}": `)));
    const publisher = lines.findIndex((line) => line.startsWith('  "publisher": '));
    const addressLines = FIELDS.map((field) => `  "${field}": ${JSON.stringify(values[field])},`);
    return [...lines.slice(0, publisher + 1), ...addressLines, ...lines.slice(publisher + 1)].join("\n");
}

/** Writes the addresses into a schema's file. */
export async function fillInSchemaFile(path: string, addresses: Addresses): Promise<void> {
    await writeFile(path, fillInSchema(await readFile(path, "utf8"), addresses));
}

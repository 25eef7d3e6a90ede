/**
 * `npm run addresses` writes the repository of package.json into two places: the pages of docs, which contain the
 * placeholder OWNER/REPOSITORY, and the schema's file, which Pulumi's registry reads. Everything else reads its addresses
 * from package.json.
 */
import { resolve } from "node:path";
import { addresses } from "../../src/native/published";
import { fillInPages } from "./pages";
import { fillInSchemaFile } from "./schema";

async function main(): Promise<void> {
    if (addresses === undefined) {
        throw new Error("package.json names no repository on GitHub: npm pkg set repository=github:OWNER/REPOSITORY");
    }
    const root = resolve(__dirname, "../..");
    await fillInSchemaFile(resolve(root, "schema/schema.json"), addresses);
    const pages = await fillInPages(resolve(root, "docs"), addresses);
    console.log(pages.join("\n") || "No page has OWNER/REPOSITORY.");
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});

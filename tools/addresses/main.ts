/**
 * `npm run addresses` writes the repository that package.json names into the pages of docs, which have OWNER/REPOSITORY
 * until it is known. Everything else takes its addresses from package.json by itself.
 */
import { resolve } from "node:path";
import { addresses } from "../../src/native/published";
import { fillInPages } from "./pages";

async function main(): Promise<void> {
    if (addresses === undefined) {
        throw new Error("package.json names no repository on GitHub: npm pkg set repository=github:OWNER/REPOSITORY");
    }
    const pages = await fillInPages(resolve(__dirname, "../../docs"), addresses);
    console.log(pages.join("\n") || "No page has OWNER/REPOSITORY.");
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});

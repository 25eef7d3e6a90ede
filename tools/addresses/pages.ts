import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Addresses } from "../../src/native/addresses";

/** The placeholder for the repository's name in the pages. */
const PLACEHOLDER = "OWNER/REPOSITORY";

/** Returns a page with the repository's name instead of the placeholder. */
export function fillIn(page: string, { name }: Addresses): string {
    return page.replaceAll(PLACEHOLDER, name);
}

/** Writes the repository's name into the pages of a folder that contain the placeholder. Returns their paths. */
export async function fillInPages(folder: string, addresses: Addresses): Promise<string[]> {
    const written: string[] = [];
    for (const file of await readdir(folder, { recursive: true })) {
        if (/\.(md|ya?ml)$/.test(file)) {
            const path = join(folder, file);
            const page = await readFile(path, "utf8");
            if (page.includes(PLACEHOLDER)) {
                await writeFile(path, fillIn(page, addresses));
                written.push(path);
            }
        }
    }
    return written;
}

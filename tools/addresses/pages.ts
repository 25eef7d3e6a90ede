import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Addresses } from "../../src/native/addresses";

/** What the pages have for the repository's name as long as it isn't known. */
const PLACEHOLDER = "OWNER/REPOSITORY";

/** A page with the addresses of the repository. */
export function fillIn(page: string, { name }: Addresses): string {
    return page.replaceAll(PLACEHOLDER, name);
}

/** Writes the addresses into the pages of a folder that have a place for them; returns these pages. */
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

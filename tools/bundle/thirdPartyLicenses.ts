import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Returns the licenses of the packages in the bundle, as the packages contain them. */
export function thirdPartyLicenses(folders: string[]): string {
    return folders.map(licenseIn).join(`\n${"-".repeat(80)}\n\n`);
}

function licenseIn(folder: string): string {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const texts = readdirSync(folder)
        .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
        .map((file) => readFileSync(join(folder, file), "utf8").trim());
    return [`${name} ${version} (${license})`, ...texts, ""].join("\n\n");
}

/** `npm run licenses` writes the list of licenses into docs/dependencies.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLicenses } from "./page";

const repository = join(__dirname, "../..");
const page = join(repository, "docs/dependencies.md");
const { packages } = require(join(repository, "package-lock.json"));
writeFileSync(page, withLicenses(readFileSync(page, "utf8"), packages));

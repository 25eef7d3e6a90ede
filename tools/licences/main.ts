/** `npm run licences` writes docs/licences.md: what an installation of this package brings along. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { page } from "./page";

const repository = join(__dirname, "../..");
const { packages } = require(join(repository, "package-lock.json"));
writeFileSync(join(repository, "docs/licences.md"), page(packages));

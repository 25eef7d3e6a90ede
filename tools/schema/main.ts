/**
 * `npm run schema` writes the doc comments of src and the examples of tools/schema/examples into schema/schema.json. The
 * structure of the schema is written by hand.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describeSchema } from "./describe";

const repository = resolve(__dirname, "../..");
const path = join(repository, "schema/schema.json");
writeFileSync(path, JSON.stringify(describeSchema(JSON.parse(readFileSync(path, "utf8"))), undefined, 2));
execFileSync(join(repository, "node_modules/.bin/biome"), ["format", "--write", path], { stdio: "inherit" });

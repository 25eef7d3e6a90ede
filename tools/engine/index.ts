import { cachedEngine } from "./cache";
import type { Engine, Log } from "./engine";
import { goBuild } from "./goBuild";
import { engineOnPath } from "./onPath";
import { officialRelease } from "./release";
import { search } from "./search";

export type { Engine } from "./engine";

/** The real Pulumi engine, from the first source that works. The first run may take minutes. */
export function findEngine(log: Log = (line) => process.stderr.write(`${line}\n`)): Promise<Engine> {
    return search([engineOnPath, cachedEngine, officialRelease, goBuild], log);
}

import { inCache } from "./cache";
import type { Engine, Say } from "./engine";
import { goBuild } from "./goBuild";
import { onPath } from "./onPath";
import { officialRelease } from "./release";
import { search } from "./search";

export type { Engine } from "./engine";

/** The real Pulumi engine, got by the first way that works. Only the first time this may take minutes. */
export function findEngine(say: Say = (line) => process.stderr.write(`${line}\n`)): Promise<Engine> {
    return search([onPath, inCache, officialRelease, goBuild], say);
}

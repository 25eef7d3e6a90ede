import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_INTERVAL_MS = 100;

/** What the process that makes something has to tell the others. */
type Outcome = { made: string } | { failed: string };

/**
 * Makes something once for all processes of a run: the first process that asks for it makes it, and the others wait.
 *
 * @param parent a folder that all processes share.
 * @param name the name of the folder for it in `parent`.
 * @param make makes it in the folder, and returns what all processes get.
 */
export async function onceInRun(
    parent: string,
    name: string,
    make: (folder: string) => Promise<string>,
): Promise<string> {
    const folder = join(parent, name);
    const file = `${folder}.json`;
    if (await isFirst(folder)) {
        const outcome = await make(folder).then(
            (made): Outcome => ({ made }),
            (error: Error): Outcome => ({ failed: String(error.stack) }),
        );
        await writeFile(`${file}.partial`, JSON.stringify(outcome));
        await rename(`${file}.partial`, file);
    }
    for (;;) {
        const text = await readFile(file, "utf8").catch(() => undefined);
        if (text !== undefined) {
            return pathFrom(JSON.parse(text));
        }
        await sleep(POLL_INTERVAL_MS);
    }
}

/** Makes the folder. Returns false if another process has made it. */
async function isFirst(folder: string): Promise<boolean> {
    try {
        await mkdir(folder);
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") {
            return false;
        }
        throw error;
    }
}

function pathFrom(outcome: Outcome): string {
    if ("failed" in outcome) {
        throw new Error(outcome.failed);
    }
    return outcome.made;
}

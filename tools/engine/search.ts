import type { Engine, Say, Way } from "./engine";
import { TESTED_VERSION } from "./version";

/** The engine of the first way that leads to one. The error tells of every way why it didn't. */
export async function search(ways: Way[], say: Say): Promise<Engine> {
    const start = Date.now();
    const sayWithTime = (line: string) => say(`[${Math.round((Date.now() - start) / 1000)} s] ${line}`);
    const reasons: string[] = [];
    for (const way of ways) {
        // Of a way that fails at once nothing was said yet, so nothing needs to be said of its end either.
        let started = false;
        try {
            return await way.get((line) => {
                started = true;
                sayWithTime(line);
            });
        } catch (error) {
            const reason = (error as Error).message.trim();
            reasons.push(`  - ${way.name}: ${reason.replaceAll("\n", "\n      ")}`);
            if (started) {
                sayWithTime(`that failed: ${reason}`);
            }
        }
    }
    throw new Error(
        [
            "No Pulumi engine could be found or fetched. Each way failed:",
            ...reasons,
            `Install Pulumi v${TESTED_VERSION} or later (https://www.pulumi.com/docs/install/), or install Go`,
            "(https://go.dev/doc/install) so that it can be built here, and try again.",
        ].join("\n"),
    );
}

import type { Engine, EngineSource, Log } from "./engine";
import { TESTED_VERSION } from "./version";

/**
 * The engine of the first source that has one.
 *
 * @throws Error with the reason of each source that failed.
 */
export async function search(sources: EngineSource[], log: Log): Promise<Engine> {
    const start = Date.now();
    const logWithTime = (line: string) => log(`[${Math.round((Date.now() - start) / 1000)} s] ${line}`);
    const reasons: string[] = [];
    for (const source of sources) {
        // A source that fails at once has logged nothing, so its failure is logged only in the final error.
        let hasLogged = false;
        try {
            return await source.get((line) => {
                hasLogged = true;
                logWithTime(line);
            });
        } catch (error) {
            const reason = (error as Error).message.trim();
            reasons.push(`  - ${source.name}: ${reason.replaceAll("\n", "\n      ")}`);
            if (hasLogged) {
                logWithTime(`that failed: ${reason}`);
            }
        }
    }
    throw new Error(
        [
            "No Pulumi engine was found or fetched. Each source failed:",
            ...reasons,
            `Install Pulumi v${TESTED_VERSION} or later (https://www.pulumi.com/docs/install/), or install Go`,
            "(https://go.dev/doc/install) to build it here, and try again.",
        ].join("\n"),
    );
}

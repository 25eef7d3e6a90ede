import { setTimeout } from "node:timers/promises";
import { type Settings, sharedNumber } from "../config";
import { classifyError } from "../errors";

/** How often a throttled call is sent again, each time with the SDK's three attempts. */
const MAX_RETRIES = 4;

/** The longest wait before the first of them. It doubles each time, so all waits together take at most 15 seconds. */
const FIRST_BACKOFF_MS = 1_000;

const MIN_JITTER = 0.75;

/**
 * Sends a call to STS, and again if STS throttles it. The SDK alone gives up after three attempts, and all accounts of
 * an organization share its budget of retries. The user's own number of attempts applies instead, if there is one.
 *
 * @param signal stops the retries when it aborts.
 * @throws what the last call threw.
 */
export async function retryThrottled<T>(settings: Settings, signal: AbortSignal, send: () => Promise<T>): Promise<T> {
    for (let retries = 0; ; retries++) {
        try {
            return await send();
        } catch (thrown) {
            const isRetried = classifyError(thrown).kind === "throttled" && retries < MAX_RETRIES && !signal.aborted;
            if (!isRetried || (await hasOwnAttempts(settings))) {
                throw thrown;
            }
            const backoffMs = FIRST_BACKOFF_MS * 2 ** retries * (MIN_JITTER + (1 - MIN_JITTER) * Math.random());
            await setTimeout(backoffMs, undefined, { signal });
        }
    }
}

async function hasOwnAttempts(settings: Settings): Promise<boolean> {
    return settings.maxRetries !== undefined || (await sharedNumber(settings, "max_attempts")) !== undefined;
}

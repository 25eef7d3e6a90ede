import { faultOf } from "./fault";
import type { Time } from "./time";

/** How often, and for how long, a failed call is tried again. */
export interface RetryPolicy {
    /** How many times at the most; 0 for never. */
    maxRetries: number;
    time: Time;
}

/** What a call can do between two tries. */
export interface Between<T> {
    /** Looks up what became of a call whose answer was lost; `undefined` when it has to be made again. */
    lookUp?(): Promise<T | undefined>;
    /** Gets new credentials. */
    renewCredentials?(): Promise<void>;
    /** Whether calls like this one are getting through, so that waiting for one's turn is no failure. */
    othersGetThrough?(): boolean;
}

const longestWait = 20_000;
const timePerRetry = 6_000;

/**
 * Calls AWS, and again after the faults that may pass, with a jittered backoff: at most `maxRetries` times, and within
 * 6 seconds for each of them in all. Credentials that have expired are renewed once. A call whose answer was lost isn't
 * repeated blindly: what became of it is looked up first, where that can be done.
 *
 * @throws what the last try threw.
 */
export async function withRetries<T>(
    { maxRetries, time }: RetryPolicy,
    call: () => Promise<T>,
    { lookUp, renewCredentials, othersGetThrough }: Between<T> = {},
): Promise<T> {
    const deadline = time.now() + maxRetries * timePerRetry;
    let retries = 0;
    let renewed = false;
    let next: () => Promise<T | undefined> = call;
    for (;;) {
        try {
            const result = await next();
            if (result !== undefined || next === call) {
                return result as T;
            }
            next = call;
        } catch (thrown) {
            const { kind } = faultOf(thrown);
            if (kind === "expired" && !renewed && renewCredentials !== undefined) {
                renewed = true;
                await renewCredentials();
                continue;
            }
            // Where looking up isn't allowed, the call itself is safe to repeat, and tells.
            const final = (kind === "refused" || kind === "expired") && next === call;
            const counts = kind !== "throttled" || othersGetThrough?.() !== true;
            const exhausted = counts && (retries >= maxRetries || time.now() >= deadline);
            if (final || exhausted) {
                throw thrown;
            }
            if (counts) {
                retries++;
            }
            next = kind === "lost" ? (lookUp ?? call) : kind === "refused" ? call : next;
            await time.sleep(backoff(kind === "throttled" ? 500 : 100, retries, time));
        }
    }
}

function backoff(base: number, retries: number, { random }: Time): number {
    return random() * Math.min(longestWait, base * 2 ** retries);
}

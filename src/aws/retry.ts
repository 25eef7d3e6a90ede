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
    lookUp?(again: boolean): Promise<T | undefined>;
    /** Gets new credentials. */
    renewCredentials?(): Promise<void>;
    /** When a call like this one last got through: while others do, waiting for one's turn is no failure. */
    lastGotThrough?(): number;
}

const longestWait = 20_000;
const timePerRetry = 6_000;

/**
 * Calls AWS, and again after the faults that may pass, with a jittered backoff: at most `maxRetries` times, and for 6
 * seconds for each of them in all, counted from the first fault. Credentials that have expired are renewed once. A call
 * whose answer was lost isn't repeated blindly: what became of it is looked up first, where that can be done.
 *
 * @param call makes the call; it is told whether it was throttled before.
 * @throws what the last try threw.
 */
export async function withRetries<T>(
    { maxRetries, time }: RetryPolicy,
    call: (again: boolean) => Promise<T>,
    { lookUp, renewCredentials, lastGotThrough }: Between<T> = {},
): Promise<T> {
    let deadline: number | undefined;
    let retries = 0;
    let renewed = false;
    let again = false;
    let next: (again: boolean) => Promise<T | undefined> = call;
    for (;;) {
        const started = time.now();
        try {
            const result = await next(again);
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
            const othersGetThrough =
                kind === "throttled" && (lastGotThrough?.() ?? Number.NEGATIVE_INFINITY) >= started;
            deadline ??= time.now() + maxRetries * timePerRetry;
            const exhausted = !othersGetThrough && (retries >= maxRetries || time.now() >= deadline);
            if (final || exhausted) {
                throw thrown;
            }
            if (!othersGetThrough) {
                retries++;
            }
            if (kind === "lost") {
                next = lookUp ?? call;
            } else if (kind === "refused") {
                next = call;
            }
            again = true;
            // The pace makes a throttled call wait as long as AWS asks for.
            if (kind !== "throttled" || lastGotThrough === undefined) {
                await time.sleep(time.random() * Math.min(longestWait, 100 * 2 ** retries));
            }
        }
    }
}

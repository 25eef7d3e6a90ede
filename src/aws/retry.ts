import { Canceled } from "./cancellation";
import { faultOf } from "./fault";
import type { Waiting } from "./time";

/** How often, and for how long, a failed call is tried again. */
export interface RetryPolicy extends Waiting {
    /** How many times at the most; 0 for never. */
    maxRetries: number;
}

/**
 * One try of a call.
 *
 * @param first whether it goes before the calls that haven't been tried yet.
 * @param onTurn to be called when its turn has come.
 */
export type Attempt<T> = (first: boolean, onTurn: () => void) => Promise<T>;

/** What a call can do between two tries. */
export interface Between<T> {
    /** Looks up what became of a call whose answer was lost; `undefined` when it has to be made again. */
    lookUp?: Attempt<T | undefined>;
    /** Gets new credentials. */
    renewCredentials?(): Promise<void>;
    /** When a call like this one last got through: while others do, waiting for one's turn is no failure. */
    lastGotThrough?(): number;
}

const longestWait = 20_000;
const timePerRetry = 6_000;
/** An emulator that is just being started is there soon; one that isn't won't be. */
const timeForRefusedHere = 3_000;

/**
 * Calls AWS, and again after the faults that may pass, with a jittered backoff: at most `maxRetries` times, and for 6
 * seconds for each of them in all, counted from the first fault and without the waiting for its turn. Credentials that
 * have expired are renewed once. A call whose answer was lost isn't repeated blindly: what became of it is looked up
 * first, where that can be done. A throttled call queues up again behind the others, so that one of them getting through
 * shows that AWS lets calls through. Where this machine refuses the connection, three seconds are enough.
 *
 * @throws what the last try threw; Canceled when the operation was canceled before or during it.
 */
export async function withRetries<T>(
    { maxRetries, time, signal }: RetryPolicy,
    call: Attempt<T>,
    { lookUp, renewCredentials, lastGotThrough }: Between<T> = {},
): Promise<T> {
    let spent: number | undefined;
    let retries = 0;
    let renewed = false;
    let first = false;
    let lost = false;
    let next: Attempt<T | undefined> = call;
    for (;;) {
        const asked = time.now();
        let begun = asked;
        try {
            const result = await next(first, () => {
                begun = time.now();
            });
            if (result !== undefined || next === call) {
                return result as T;
            }
            next = call;
            lost = false;
        } catch (thrown) {
            if (thrown instanceof Canceled) {
                throw new Canceled(lost || thrown.mayHaveGotThrough);
            }
            const { kind, refusedHere } = faultOf(thrown);
            if (kind === "expired" && !renewed && renewCredentials !== undefined) {
                renewed = true;
                await renewCredentials();
                continue;
            }
            // Where looking up isn't allowed, the call itself is safe to repeat, and tells.
            const final = (kind === "refused" || kind === "expired") && next === call;
            const othersGetThrough = kind === "throttled" && (lastGotThrough?.() ?? Number.NEGATIVE_INFINITY) >= asked;
            spent = spent === undefined ? 0 : spent + time.now() - begun;
            const longest = refusedHere ? timeForRefusedHere : maxRetries * timePerRetry;
            const exhausted = !othersGetThrough && (retries >= maxRetries || spent >= longest);
            if (final || exhausted) {
                throw thrown;
            }
            retries = othersGetThrough ? 0 : retries + 1;
            if (kind === "lost") {
                lost = true;
                next = lookUp ?? call;
            } else if (kind === "refused") {
                next = call;
            }
            first = kind !== "throttled";
            // The pace makes a throttled call wait as long as AWS asks for.
            if (kind !== "throttled" || lastGotThrough === undefined) {
                const backoff = time.random() * Math.min(longestWait, 100 * 2 ** retries);
                const wait = refusedHere ? Math.min(backoff, longest - spent) : backoff;
                await time.sleep(wait, signal);
                spent += wait;
            }
        }
    }
}

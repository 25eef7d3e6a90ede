/** The operation was canceled. */
export class AbortError extends Error {
    override readonly name = "AbortError";

    /** @param isOutcomeUnknown whether AWS may have executed a call whose response did not arrive. */
    constructor(readonly isOutcomeUnknown = false) {
        super("canceled");
    }
}

/** How long a call in flight may continue after a cancel. Its response belongs in the state. */
export const GRACE_PERIOD_MS = 500;

/**
 * Waits for a promise until the signal aborts.
 *
 * @param start creates the promise. It is not called if the signal has already aborted.
 * @throws AbortError as soon as the signal aborts.
 */
export function raceAbort<T>(signal: AbortSignal, start: () => Promise<T>): Promise<T> {
    if (signal.aborted) {
        return Promise.reject(new AbortError());
    }
    return new Promise((resolve, reject) => {
        const cancel = () => reject(new AbortError());
        signal.addEventListener("abort", cancel, { once: true });
        start()
            .then(resolve, reject)
            .finally(() => signal.removeEventListener("abort", cancel));
    });
}

/**
 * Sends a call unless the operation is canceled. After a cancel, a call in flight has {@link GRACE_PERIOD_MS} to
 * finish.
 *
 * @param send sends the call. Its signal aborts when the grace period ends.
 * @throws AbortError if the call was not sent, or did not finish in the grace period.
 */
export function sendWithGracePeriod<T>(
    signal: AbortSignal,
    send: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
    if (signal.aborted) {
        return Promise.reject(new AbortError());
    }
    const controller = new AbortController();
    return new Promise((resolve, reject) => {
        let timer: NodeJS.Timeout | undefined;
        const giveUp = () => {
            reject(new AbortError(true));
            controller.abort();
        };
        const cancel = () => {
            timer = setTimeout(giveUp, GRACE_PERIOD_MS);
        };
        signal.addEventListener("abort", cancel, { once: true });
        send(controller.signal)
            .then(resolve, reject)
            .finally(() => {
                clearTimeout(timer);
                signal.removeEventListener("abort", cancel);
            });
    });
}

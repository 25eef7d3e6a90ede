/** The operation was canceled. */
export class Canceled extends Error {
    override readonly name = "Canceled";

    /** @param isOutcomeUnknown whether AWS may have carried out a call whose answer nobody has seen. */
    constructor(readonly isOutcomeUnknown = false) {
        super("canceled");
    }
}

/** How long a call in flight still has after a cancel: an answer that comes belongs in the state. */
export const GRACE_PERIOD_MS = 500;

/**
 * Waits for something, no longer than until the operation is canceled.
 *
 * @param start begins it; not called when the signal has aborted.
 * @throws Canceled as soon as the signal aborts.
 */
export function raceAbort<T>(signal: AbortSignal, start: () => Promise<T>): Promise<T> {
    if (signal.aborted) {
        return Promise.reject(new Canceled());
    }
    return new Promise((resolve, reject) => {
        const cancel = () => reject(new Canceled());
        signal.addEventListener("abort", cancel, { once: true });
        start()
            .then(resolve, reject)
            .finally(() => signal.removeEventListener("abort", cancel));
    });
}

/**
 * Sends a call unless the operation is canceled. A call in flight may still be answered for {@link GRACE_PERIOD_MS}.
 *
 * @param send gets a signal that aborts when the call is given up.
 * @throws Canceled when the call wasn't sent, or was given up.
 */
export function sendWithGracePeriod<T>(
    signal: AbortSignal,
    send: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
    if (signal.aborted) {
        return Promise.reject(new Canceled());
    }
    const controller = new AbortController();
    return new Promise((resolve, reject) => {
        let timer: NodeJS.Timeout | undefined;
        const giveUp = () => {
            reject(new Canceled(true));
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

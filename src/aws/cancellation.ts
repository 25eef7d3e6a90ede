import { setTimeout } from "node:timers/promises";

/** The operation was canceled. */
export class Canceled extends Error {
    /** @param mayHaveGotThrough whether a call was made whose answer nobody has seen. */
    constructor(readonly mayHaveGotThrough = false) {
        super("canceled");
    }
}

/** The milliseconds that a call under way still has after an abort: an answer that comes belongs in the state. */
const grace = 500;

/**
 * Does something unless the operation is canceled, and waits for it no longer than until then.
 *
 * @throws Canceled as soon as the signal aborts.
 */
export async function unlessCanceled<T>(signal: AbortSignal, begin: () => Promise<T>): Promise<T> {
    if (signal.aborted) {
        throw new Canceled();
    }
    let cancel = () => {};
    const canceled = new Promise<never>((_, reject) => {
        cancel = () => reject(new Canceled());
    });
    signal.addEventListener("abort", cancel);
    try {
        return await Promise.race([begin(), canceled]);
    } finally {
        signal.removeEventListener("abort", cancel);
    }
}

/**
 * Makes a call unless the operation is canceled. One that is under way then may still be answered, for half a second.
 *
 * @param call gets a signal that aborts when it is given up.
 * @throws Canceled when it wasn't made, or was given up.
 */
export async function answerUnlessCanceled<T>(
    signal: AbortSignal,
    call: (givenUp: AbortSignal) => Promise<T>,
): Promise<T> {
    if (signal.aborted) {
        throw new Canceled();
    }
    const givenUp = new AbortController();
    const over = new AbortController();
    const giveUpSoon = () =>
        setTimeout(grace, undefined, { signal: over.signal }).then(
            () => givenUp.abort(),
            () => undefined,
        );
    signal.addEventListener("abort", giveUpSoon);
    try {
        return await unlessCanceled(givenUp.signal, () => call(givenUp.signal));
    } catch (thrown) {
        throw givenUp.signal.aborted ? new Canceled(true) : thrown;
    } finally {
        // By an AbortSignal of its own Node.js doesn't take a listener away if garbage was collected meanwhile.
        signal.removeEventListener("abort", giveUpSoon);
        over.abort();
    }
}

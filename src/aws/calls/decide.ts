import type { ClassifiedError } from "../errors";

/** Where a call stands between two attempts. */
export interface CallState {
    /** What is sent next: the call itself, or a look-up of what became of it. */
    readonly step: "call" | "lookUp";
    /** Whether the next attempt goes before the calls that haven't been tried yet. */
    readonly priority: boolean;
    /** How many attempts failed. It starts anew when AWS throttles this call but lets others through. */
    readonly retries: number;
    /** Since the first error, without the waits for a slot and those after throttling; `undefined` before. */
    readonly retryTimeMs: number | undefined;
    /** Since when AWS throttles each attempt, in milliseconds of the clock. */
    readonly throttledSince: number | undefined;
    readonly hasRenewedCredentials: boolean;
    /** Whether AWS may have carried out an attempt whose answer was lost. */
    readonly isOutcomeUnknown: boolean;
}

/** The state of a call that hasn't been sent yet. */
export const initialState: CallState = {
    step: "call",
    priority: false,
    retries: 0,
    retryTimeMs: undefined,
    throttledSince: undefined,
    hasRenewedCredentials: false,
    isOutcomeUnknown: false,
};

/** An attempt that failed. */
export interface FailedAttempt extends Pick<ClassifiedError, "kind" | "isLocalConnectionRefused"> {
    /** When it began to wait for its slot, in milliseconds of the clock. */
    queuedAt: number;
    /** When its error came. */
    failedAt: number;
    /** How long it took without the wait for its slot. */
    durationMs: number;
    /** When a call of this operation last got through, in any account. */
    lastUnthrottledAt: number;
}

/** What decides besides the state and the error. */
export interface RetryPolicy {
    /** How many times a call is tried again at most. */
    maxRetries: number;
    /** Whether a call whose answer was lost can be looked up. */
    canLookUp: boolean;
    /** From 0 up to but not including 1, for jitter. */
    random: number;
}

/** What happens after a failed attempt. */
export type Decision =
    | { action: "fail" }
    | { action: "renewCredentials"; state: CallState }
    | { action: "retry" | "lookUp"; afterMs: number; state: CallState };

const MAX_BACKOFF_MS = 20_000;
const TIME_PER_RETRY_MS = 6_000;
/** An emulator that is being started is there soon; one that isn't won't be. */
const LOCAL_CONNECTION_TIMEOUT_MS = 3_000;
const MAX_THROTTLED_BACKOFF_MS = 8_000;
const MIN_JITTER = 0.75;
/** By default it takes 162 seconds in which no call of an operation gets through until one fails. */
const THROTTLED_TIME_PER_RETRY_MS = 18_000;

/**
 * Decides what happens after a failed attempt. It does no I/O.
 *
 * - A final error ends the call. Where a look-up ends with one, the call itself is sent again, which is safe: AWS refuses
 *   a second decline.
 * - Expired credentials are renewed once.
 * - A call whose answer was lost is looked up before it is sent again, where that is possible.
 * - A throttled call waits in line again and never fails while AWS lets any call of the operation through.
 * - Anything else is tried again with a jittered backoff: `maxRetries` times, and for 6 seconds per retry in all.
 */
export function decide(state: CallState, attempt: FailedAttempt, policy: RetryPolicy): Decision {
    const { kind } = attempt;
    if (kind === "expired" && !state.hasRenewedCredentials) {
        return { action: "renewCredentials", state: { ...state, hasRenewedCredentials: true } };
    }
    if ((kind === "nonRetryable" || kind === "expired") && state.step === "call") {
        return { action: "fail" };
    }
    return kind === "throttled" ? afterThrottling(state, attempt, policy) : afterError(state, attempt, policy);
}

function afterThrottling(state: CallState, attempt: FailedAttempt, { maxRetries, random }: RetryPolicy): Decision {
    const { queuedAt, failedAt, lastUnthrottledAt } = attempt;
    const action = state.step === "lookUp" ? "lookUp" : "retry";
    if (lastUnthrottledAt >= queuedAt) {
        return { action, afterMs: 0, state: { ...state, priority: false, retries: 0, throttledSince: undefined } };
    }
    const throttledSince = Math.max(state.throttledSince ?? failedAt, lastUnthrottledAt);
    const leftMs = (maxRetries - 1) * THROTTLED_TIME_PER_RETRY_MS - (failedAt - throttledSince);
    if (state.retries >= maxRetries && leftMs <= 0) {
        return { action: "fail" };
    }
    const backoff = Math.min(MAX_THROTTLED_BACKOFF_MS, 1_000 * 2 ** state.retries) * (MIN_JITTER + random / 4);
    const isLastRetry = state.retries === maxRetries - 1;
    return {
        action,
        // The last retry shows whether AWS throttles everything even after minutes.
        afterMs: isLastRetry ? Math.max(backoff, leftMs) : backoff,
        state: { ...state, priority: false, retries: state.retries + 1, throttledSince },
    };
}

function afterError(state: CallState, attempt: FailedAttempt, policy: RetryPolicy): Decision {
    const { kind, isLocalConnectionRefused, durationMs } = attempt;
    const { maxRetries, canLookUp, random } = policy;
    const retryTimeMs = state.retryTimeMs === undefined ? 0 : state.retryTimeMs + durationMs;
    const maxRetryTimeMs = isLocalConnectionRefused ? LOCAL_CONNECTION_TIMEOUT_MS : maxRetries * TIME_PER_RETRY_MS;
    if (state.retries >= maxRetries || retryTimeMs >= maxRetryTimeMs) {
        return { action: "fail" };
    }
    const retries = state.retries + 1;
    const backoff = random * Math.min(MAX_BACKOFF_MS, 100 * 2 ** retries);
    const afterMs = isLocalConnectionRefused ? Math.min(backoff, maxRetryTimeMs - retryTimeMs) : backoff;
    const isLost = kind === "outcomeUnknown";
    const mayLookUp = isLost ? canLookUp : state.step === "lookUp" && kind !== "nonRetryable";
    return {
        action: mayLookUp ? "lookUp" : "retry",
        afterMs,
        state: {
            ...state,
            step: mayLookUp ? "lookUp" : "call",
            priority: true,
            retries,
            retryTimeMs: retryTimeMs + afterMs,
            throttledSince: undefined,
            isOutcomeUnknown: state.isOutcomeUnknown || isLost,
        },
    };
}

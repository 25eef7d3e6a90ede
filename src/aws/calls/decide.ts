import type { ClassifiedError } from "../errors";

/** The state of a call between two attempts. */
export interface CallState {
    /** What to send next: the call itself, or a look-up of its result. */
    readonly step: "call" | "lookUp";
    /** Whether the next attempt goes before calls without a failed attempt. */
    readonly priority: boolean;
    /** The number of failed attempts. It restarts at 0 if AWS throttles this call but accepts other calls. */
    readonly retries: number;
    /**
     * The milliseconds since the first error, minus the waits for a slot and the waits after throttling; `undefined` before
     * an error.
     */
    readonly retryTimeMs: number | undefined;
    /** Since when AWS has throttled every attempt, in milliseconds of the clock. */
    readonly throttledSince: number | undefined;
    readonly hasRenewedCredentials: boolean;
    /** Whether AWS may have executed an attempt whose response was lost. */
    readonly isOutcomeUnknown: boolean;
}

/** The state of a call before its first attempt. */
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
    /** When it started to wait for its slot, in milliseconds of the clock. */
    queuedAt: number;
    /** When its error arrived, in milliseconds of the clock. */
    failedAt: number;
    /** How many milliseconds it took, without the wait for its slot. */
    durationMs: number;
    /** When AWS last accepted a call of this operation, in any account. */
    lastUnthrottledAt: number;
    /** Since when AWS has throttled all calls of this operation, in all accounts; `undefined` while it accepts calls. */
    operationThrottledSince: number | undefined;
}

/** What the decision depends on, besides the state and the error. */
export interface RetryPolicy {
    /** The maximum number of retries. */
    maxRetries: number;
    /** Whether the result of a call can be looked up if its response is lost. */
    canLookUp: boolean;
    /** A random number for jitter: at least 0 and less than 1. */
    random: number;
}

/** What happens after a failed attempt. */
export type Decision =
    | { action: "fail" }
    | { action: "renewCredentials"; state: CallState }
    | { action: "retry" | "lookUp"; afterMs: number; state: CallState };

const MAX_BACKOFF_MS = 20_000;
const TIME_PER_RETRY_MS = 6_000;
/** An emulator that starts now is ready within this time. */
const LOCAL_CONNECTION_TIMEOUT_MS = 3_000;
const MAX_THROTTLED_BACKOFF_MS = 8_000;
const MIN_JITTER = 0.75;
/** With the default retries, a call fails after 162 seconds in which AWS throttles every call of the operation. */
const THROTTLED_TIME_PER_RETRY_MS = 18_000;
/** The time for a call with one retry. */
const MIN_THROTTLED_TIME_MS = 1_000;

/**
 * Returns how long AWS may throttle all calls of an operation before the calls fail, in milliseconds.
 *
 * @param maxRetries the maximum number of retries.
 */
export function maxThrottledTimeMs(maxRetries: number): number {
    return maxRetries === 0 ? 0 : Math.max(MIN_THROTTLED_TIME_MS, (maxRetries - 1) * THROTTLED_TIME_PER_RETRY_MS);
}

/**
 * Decides what happens after a failed attempt. It does no I/O.
 *
 * - A final error of the call ends it. After a final error of a look-up, the call itself is sent again. That is safe,
 *   because AWS rejects a second decline.
 * - Expired credentials are renewed once.
 * - If the response of a call is lost, its result is looked up before the call is sent again, if a look-up is possible.
 * - A throttled call waits in the queue again. It never fails while AWS accepts any call of the operation. If AWS throttles
 *   all calls for {@link maxThrottledTimeMs}, it fails, whatever its number of retries.
 * - All other errors are retried with jittered backoff: at most `maxRetries` times, and for `maxRetries` × 6 seconds.
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
    const { queuedAt, failedAt, lastUnthrottledAt, operationThrottledSince = failedAt } = attempt;
    const action = state.step === "lookUp" ? "lookUp" : "retry";
    if (lastUnthrottledAt >= queuedAt) {
        return { action, afterMs: 0, state: { ...state, priority: false, retries: 0, throttledSince: undefined } };
    }
    const firstThrottledAt = Math.min(state.throttledSince ?? failedAt, operationThrottledSince);
    const throttledSince = Math.max(firstThrottledAt, lastUnthrottledAt);
    const leftMs = maxThrottledTimeMs(maxRetries) - (failedAt - throttledSince);
    if (leftMs <= 0) {
        return { action: "fail" };
    }
    const backoff = Math.min(MAX_THROTTLED_BACKOFF_MS, 1_000 * 2 ** state.retries) * (MIN_JITTER + random / 4);
    const isLastRetry = state.retries === maxRetries - 1;
    return {
        action,
        // The last retry waits, to see whether AWS throttles every call even after minutes.
        afterMs: isLastRetry ? leftMs : Math.min(backoff, leftMs),
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

import assert from "node:assert/strict";
import {
    type CallState,
    type Decision,
    decide,
    type FailedAttempt,
    initialState,
    type RetryPolicy,
} from "../../src/aws/calls/decide";

const policy: RetryPolicy = { maxRetries: 10, canLookUp: true, random: 0.5 };

/** An attempt that failed at once. No other call was accepted meanwhile. */
const attempt: FailedAttempt = {
    kind: "conflict",
    isLocalConnectionRefused: false,
    queuedAt: 0,
    failedAt: 0,
    durationMs: 0,
    lastUnthrottledAt: Number.NEGATIVE_INFINITY,
    operationThrottledSince: undefined,
};

const decideAfter = (
    state: Partial<CallState>,
    failed: Partial<FailedAttempt>,
    other: Partial<RetryPolicy> = {},
): Decision => decide({ ...initialState, ...state }, { ...attempt, ...failed }, { ...policy, ...other });

const stateOf = (decision: Decision): CallState => {
    if (decision.action === "fail") {
        throw new Error("It failed.");
    }
    return decision.state;
};

/** Fails a call until `decide` ends it. Returns the number of retries and the time in milliseconds. */
function exhaust(failed: Partial<FailedAttempt>, other: Partial<RetryPolicy> = {}): { retries: number; took: number } {
    let state = initialState;
    let now = 0;
    for (let retries = 0; ; retries++) {
        const decision = decideAfter(state, { queuedAt: now, failedAt: now, ...failed }, other);
        if (decision.action === "fail" || retries > 100) {
            return { retries, took: now };
        }
        now += decision.action === "renewCredentials" ? 0 : decision.afterMs;
        state = decision.state;
    }
}

describe("decide", () => {
    it("fails the call after a nonRetryable error", () => {
        assert.deepEqual(decideAfter({}, { kind: "nonRetryable" }), { action: "fail" });
    });

    it("sends the call again after a nonRetryable error of a look-up", () => {
        const decision = decideAfter({ step: "lookUp", isOutcomeUnknown: true }, { kind: "nonRetryable" });
        assert.equal(decision.action, "retry");
        assert.equal(stateOf(decision).step, "call");
        assert.equal(stateOf(decision).isOutcomeUnknown, true);
    });

    it("renews expired credentials once without counting a retry, and then fails", () => {
        const decision = decideAfter({}, { kind: "expired" });
        assert.equal(decision.action, "renewCredentials");
        assert.deepEqual(stateOf(decision), { ...initialState, hasRenewedCredentials: true });
        assert.deepEqual(decideAfter(stateOf(decision), { kind: "expired" }), { action: "fail" });
    });

    it("looks up a lost response with priority before it sends anything again", () => {
        const decision = decideAfter({}, { kind: "outcomeUnknown" });
        assert.equal(decision.action, "lookUp");
        const { step, priority, isOutcomeUnknown } = stateOf(decision);
        assert.deepEqual([step, priority, isOutcomeUnknown], ["lookUp", true, true]);
    });

    it("sends the call again after a lost response if the call has no look-up", () => {
        assert.equal(decideAfter({}, { kind: "outcomeUnknown" }, { canLookUp: false }).action, "retry");
    });

    for (const kind of ["conflict", "outcomeUnknown", "throttled"] as const) {
        it(`repeats a look-up that failed as ${kind}`, () => {
            const decision = decideAfter({ step: "lookUp" }, { kind });
            assert.equal(decision.action, "lookUp");
            assert.equal(stateOf(decision).step, "lookUp");
        });
    }

    it("doubles the wait before a retry up to 20 seconds, with jitter", () => {
        const waits = [0, 1, 2, 7, 8, 20].map((retries) => {
            const decision = decideAfter({ retries }, {}, { maxRetries: 30 });
            return decision.action === "retry" ? decision.afterMs : undefined;
        });
        assert.deepEqual(waits, [100, 200, 400, 10_000, 10_000, 10_000]);
        const none = decideAfter({}, {}, { random: 0 });
        assert.equal(none.action === "retry" && none.afterMs, 0);
    });

    it("fails the call after maxRetries retries of other errors", () => {
        assert.equal(exhaust({}, { maxRetries: 3 }).retries, 3);
        assert.equal(exhaust({}, { maxRetries: 0 }).retries, 0);
    });

    it("fails the call after 6 seconds per retry of other errors, not counting the waits for a slot", () => {
        assert.deepEqual(decideAfter({ retries: 1, retryTimeMs: 59_000 }, { durationMs: 1_000 }), { action: "fail" });
        assert.equal(
            decideAfter({ retries: 1, retryTimeMs: 59_000 }, { durationMs: 999, failedAt: 1e9 }).action,
            "retry",
        );
    });

    it("fails the call 3 seconds after a refused connection to this machine", () => {
        const { took } = exhaust({ kind: "outcomeUnknown", isLocalConnectionRefused: true, durationMs: 1 });
        assert.ok(took <= 3_000, `It took ${took} ms.`);
    });

    it("retries a throttled call at once as long as other calls get through", () => {
        const decision = decideAfter(
            { retries: 99, throttledSince: 0 },
            { kind: "throttled", queuedAt: 1_000, lastUnthrottledAt: 1_000, failedAt: 1e9 },
        );
        assert.equal(decision.action, "retry");
        assert.equal(decision.action === "retry" && decision.afterMs, 0);
        const { priority, retries, throttledSince } = stateOf(decision);
        assert.deepEqual([priority, retries, throttledSince], [false, 0, undefined]);
    });

    it("fails a throttled call only after AWS has throttled all calls for minutes", () => {
        const { retries, took } = exhaust({ kind: "throttled" });
        assert.equal(retries, 10);
        assert.ok(took >= 160_000 && took < 200_000, `It took ${took} ms.`);
    });

    it("waits longer before it fails a throttled call if maxRetries is higher", () => {
        assert.deepEqual(exhaust({ kind: "throttled" }, { maxRetries: 0 }), { retries: 0, took: 0 });
        assert.ok(exhaust({ kind: "throttled" }, { maxRetries: 1 }).took <= 1_000);
        assert.ok(exhaust({ kind: "throttled" }, { maxRetries: 20 }).took >= 340_000);
    });

    it("retries a throttled call without retries left if another call got through recently", () => {
        const decision = decideAfter(
            { retries: 10, throttledSince: 0 },
            { kind: "throttled", queuedAt: 290_000, failedAt: 300_000, lastUnthrottledAt: 200_000 },
        );
        assert.equal(decision.action, "retry");
    });

    it("fails a throttled call after the first attempt if AWS has throttled all calls of the operation for minutes", () => {
        const failed = { kind: "throttled", failedAt: 200_000, operationThrottledSince: 38_000 } as const;
        assert.deepEqual(decideAfter({}, failed), { action: "fail" });
        assert.equal(decideAfter({}, { ...failed, operationThrottledSince: 38_001 }).action, "retry");
        assert.equal(decideAfter({}, failed, { maxRetries: 11 }).action, "retry");
    });

    it("repeats a throttled call no later than the end of that time", () => {
        const decision = decideAfter(
            { retries: 5 },
            { kind: "throttled", failedAt: 160_000, operationThrottledSince: 0 },
        );
        assert.equal(decision.action === "retry" && decision.afterMs, 2_000);
    });

    it("does not count throttled calls in the time for other errors", () => {
        const { retryTimeMs } = stateOf(decideAfter({ retryTimeMs: 5 }, { kind: "throttled", durationMs: 1_000 }));
        assert.equal(retryTimeMs, 5);
    });
});

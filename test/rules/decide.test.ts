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

/** An attempt that failed at once, while no other call got through. */
const attempt: FailedAttempt = {
    kind: "conflict",
    isLocalConnectionRefused: false,
    queuedAt: 0,
    failedAt: 0,
    durationMs: 0,
    lastUnthrottledAt: Number.NEGATIVE_INFINITY,
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

/** Fails a call again and again; tells after how many retries, and how many milliseconds, it ends. */
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

describe("what is decided after a failed attempt", () => {
    it("a final error ends the call", () => {
        assert.deepEqual(decideAfter({}, { kind: "nonRetryable" }), { action: "fail" });
    });

    it("a final error of a look-up sends the call itself again", () => {
        const decision = decideAfter({ step: "lookUp", isOutcomeUnknown: true }, { kind: "nonRetryable" });
        assert.equal(decision.action, "retry");
        assert.equal(stateOf(decision).step, "call");
        assert.equal(stateOf(decision).isOutcomeUnknown, true);
    });

    it("expired credentials are renewed once, which is no retry, and then end the call", () => {
        const decision = decideAfter({}, { kind: "expired" });
        assert.equal(decision.action, "renewCredentials");
        assert.deepEqual(stateOf(decision), { ...initialState, hasRenewedCredentials: true });
        assert.deepEqual(decideAfter(stateOf(decision), { kind: "expired" }), { action: "fail" });
    });

    it("a lost answer is looked up before anything is sent again, in the first place of the line", () => {
        const decision = decideAfter({}, { kind: "outcomeUnknown" });
        assert.equal(decision.action, "lookUp");
        const { step, priority, isOutcomeUnknown } = stateOf(decision);
        assert.deepEqual([step, priority, isOutcomeUnknown], ["lookUp", true, true]);
    });

    it("a lost answer of a call that can't be looked up is sent again", () => {
        assert.equal(decideAfter({}, { kind: "outcomeUnknown" }, { canLookUp: false }).action, "retry");
    });

    for (const kind of ["conflict", "outcomeUnknown", "throttled"] as const) {
        it(`a look-up that fails as ${kind} is tried again as a look-up`, () => {
            const decision = decideAfter({ step: "lookUp" }, { kind });
            assert.equal(decision.action, "lookUp");
            assert.equal(stateOf(decision).step, "lookUp");
        });
    }

    it("the wait before a retry doubles up to 20 seconds, with jitter", () => {
        const waits = [0, 1, 2, 7, 8, 20].map((retries) => {
            const decision = decideAfter({ retries }, {}, { maxRetries: 30 });
            return decision.action === "retry" ? decision.afterMs : undefined;
        });
        assert.deepEqual(waits, [100, 200, 400, 10_000, 10_000, 10_000]);
        const none = decideAfter({}, {}, { random: 0 });
        assert.equal(none.action === "retry" && none.afterMs, 0);
    });

    it("other errors end the call after maxRetries retries", () => {
        assert.equal(exhaust({}, { maxRetries: 3 }).retries, 3);
        assert.equal(exhaust({}, { maxRetries: 0 }).retries, 0);
    });

    it("other errors end the call after 6 seconds for each retry, without the waits for a slot", () => {
        assert.deepEqual(decideAfter({ retries: 1, retryTimeMs: 59_000 }, { durationMs: 1_000 }), { action: "fail" });
        assert.equal(
            decideAfter({ retries: 1, retryTimeMs: 59_000 }, { durationMs: 999, failedAt: 1e9 }).action,
            "retry",
        );
    });

    it("a refused connection to this machine ends the call after 3 seconds", () => {
        const { took } = exhaust({ kind: "outcomeUnknown", isLocalConnectionRefused: true, durationMs: 1 });
        assert.ok(took <= 3_000, `It took ${took} ms.`);
    });

    it("a throttled call waits in line again at once while others get through, however often", () => {
        const decision = decideAfter(
            { retries: 99, throttledSince: 0 },
            { kind: "throttled", queuedAt: 1_000, lastUnthrottledAt: 1_000, failedAt: 1e9 },
        );
        assert.equal(decision.action, "retry");
        assert.equal(decision.action === "retry" && decision.afterMs, 0);
        const { priority, retries, throttledSince } = stateOf(decision);
        assert.deepEqual([priority, retries, throttledSince], [false, 0, undefined]);
    });

    it("a throttled call doesn't fail before AWS has throttled all others for minutes", () => {
        const { retries, took } = exhaust({ kind: "throttled" });
        assert.equal(retries, 10);
        assert.ok(took >= 160_000 && took < 200_000, `It took ${took} ms.`);
    });

    it("the time after which a throttled call fails grows with maxRetries", () => {
        assert.deepEqual(exhaust({ kind: "throttled" }, { maxRetries: 0 }), { retries: 0, took: 0 });
        assert.ok(exhaust({ kind: "throttled" }, { maxRetries: 1 }).took <= 1_000);
        assert.ok(exhaust({ kind: "throttled" }, { maxRetries: 20 }).took >= 340_000);
    });

    it("a throttled call that has used its retries goes on while others got through not long ago", () => {
        const decision = decideAfter(
            { retries: 10, throttledSince: 0 },
            { kind: "throttled", queuedAt: 290_000, failedAt: 300_000, lastUnthrottledAt: 200_000 },
        );
        assert.equal(decision.action, "retry");
    });

    it("throttling uses up none of the time for other errors", () => {
        const { retryTimeMs } = stateOf(decideAfter({ retryTimeMs: 5 }, { kind: "throttled", durationMs: 1_000 }));
        assert.equal(retryTimeMs, 5);
    });
});

import assert from "node:assert/strict";
import { adviceFor, classifyError } from "../../src/aws/errors";

/** An error as the SDK makes it from a response. */
function named(name: string, status = 400): Error {
    const $metadata = { httpStatusCode: status, requestId: "request-1" };
    return Object.assign(new Error("Rate exceeded"), { name, $fault: "client", $metadata });
}

describe("classifyError, with a name of throttling,", () => {
    for (const name of [
        "TooManyRequestsException",
        "TooManyRequests",
        "toomanyrequestsexception",
        "TOOMANYREQUESTS",
        "ThrottlingException",
        "throttlingException",
        "Throttling",
        "throttling",
    ]) {
        it(`returns throttled for ${name} with status 400`, () => {
            const error = classifyError(named(name));
            assert.deepEqual([error.kind, error.code], ["throttled", name]);
            assert.match(adviceFor("DeclineHandshake", error, "aws"), /^AWS throttled this call/);
        });
    }

    it("returns no other kind for a name that only begins or ends like one", () => {
        for (const name of ["TooManyRequestsInARow", "NoThrottling", "Exception", "exception"]) {
            assert.equal(classifyError(named(name)).kind, "nonRetryable", name);
        }
    });

    it("does not read the names of other errors in another case", () => {
        for (const name of ["concurrentmodificationexception", "ConcurrentModification", "expiredtoken"]) {
            assert.equal(classifyError(named(name)).kind, "nonRetryable", name);
        }
        assert.equal(classifyError(named("TooManyRequests", 501)).kind, "nonRetryable", "the operation does not exist");
    });
});

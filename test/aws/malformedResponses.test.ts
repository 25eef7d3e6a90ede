import assert from "node:assert/strict";
import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import { adviceFor } from "../../src/aws/errors/advice";
import { classifyError } from "../../src/aws/errors/classifyError";
import { handshakeInResponse, handshakesInResponse } from "../../src/aws/responses/handshakes";

const id = "h-examplehandshakeid111";
const $metadata = { httpStatusCode: 200 };

/** The SDK's error for a response with an error of this name. */
function named(name: string, httpStatusCode: number, message: unknown): Error {
    return Object.assign(new Error(), { name, message, $fault: "client", $metadata: { httpStatusCode } });
}

/** A handshake as the SDK returns it from an endpoint that does not follow AWS's model. */
function wire(members: object): WireHandshake {
    return members as WireHandshake;
}

describe("a malformed response", () => {
    it("is classified by its error's name if its message is no string", () => {
        for (const message of [{ a: 1 }, ["x"], 5, null, undefined]) {
            const throttled = classifyError(named("TooManyRequestsException", 400, message));
            assert.equal(throttled.kind, "throttled");
            assert.equal(throttled.code, "TooManyRequestsException");
            assert.equal(throttled.message, "no message");
            assert.equal(classifyError(named("ServiceException", 500, message)).kind, "outcomeUnknown");
        }
    });

    it("is final if the endpoint does not support the call, and the advice says so", () => {
        for (const [thrown, code] of [
            [named("InternalFailure", 501, "not yet implemented"), "HTTP 501"],
            [Object.assign(new Error("<html>"), { $metadata: { httpStatusCode: 501 } }), "HTTP 501"],
            [named("UnknownOperationException", 404, "no such thing"), "UnknownOperationException"],
        ] as const) {
            const fault = classifyError(thrown);
            assert.deepEqual([fault.kind, fault.code], ["nonRetryable", code]);
            assert.match(adviceFor("DeclineHandshake", fault, "aws"), /^The endpoint does not support this operation/);
        }
    });

    it("is never read as an empty list if its list is malformed", () => {
        for (const Handshakes of [{}, { 0: {} }, "", "none", 0]) {
            for (const NextToken of [undefined, "token"]) {
                const response = { $metadata, NextToken, Handshakes: Handshakes as WireHandshake[] };
                assert.throws(() => handshakesInResponse(response), /contains no list of handshakes/);
            }
        }
        assert.deepEqual(handshakesInResponse({ $metadata, NextToken: "token" }), {
            items: [],
            nextToken: "token",
        });
        assert.deepEqual(handshakesInResponse({ $metadata, Handshakes: [] }).items, []);
    });

    it("is read without the members that should be lists and are not", () => {
        for (const odd of [{}, "ACCOUNT", 5, null]) {
            const Handshake = wire({ Id: id, State: "DECLINED", Parties: odd, Resources: odd });
            const { state, parties, resources } = handshakeInResponse(id, { $metadata, Handshake });
            assert.deepEqual([state, parties, resources], ["DECLINED", undefined, undefined]);
        }
        const Resources = [{ Type: "ORGANIZATION", Resources: "NOTES" }, null];
        const { resources } = handshakeInResponse(id, { $metadata, Handshake: wire({ Id: id, Resources }) });
        assert.deepEqual(resources, [{ type: "ORGANIZATION", value: undefined, resources: undefined }]);
    });
});

import assert from "node:assert/strict";
import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import { describeCaller, failedMessage, notCalledMessage } from "../../src/aws/calls/messages";
import { adviceFor } from "../../src/aws/errors/advice";
import { classifyError, formatServiceError } from "../../src/aws/errors/classifyError";
import { roleMessage, webIdentityTokenMessage } from "../../src/aws/identity/messages";
import { handshakesOfAllPages } from "../../src/aws/responses/handshakePages";
import { handshakeInResponse, handshakesInResponse } from "../../src/aws/responses/handshakes";
import { readableBody } from "../../src/aws/responses/readableBody";
import { callerFromWire, handshakeFromWire } from "../../src/aws/responses/wire";
import { isSentBy, judge } from "../../src/handshake/guard";
import { isAccountId, isHandshakeId, isOrganizationId } from "../../src/handshake/ids";
import { printable } from "../../src/handshake/printable";
import { senderOf, sendersOf } from "../../src/handshake/sender";
import { categoryOf, isMoreDangerous, isSettled, unknownStateReason } from "../../src/handshake/stateCategory";
import { fromWire, maybeUnknownFromWire, toWire } from "../../src/pulumi/wire";
import { CallError } from "../../src/resources/callError";
import { messageOf } from "../../src/resources/handshakeError";
import {
    guardPreviewUnavailableMessage,
    missingIdMessage,
    unclearMessage,
    unwantedAcceptedMessage,
    unwantedMessage,
    willDeclineMessage,
} from "../../src/resources/invitationGuard/messages";
import { toGuardedHandshake } from "../../src/resources/invitationGuard/properties";
import {
    acceptedMessage,
    closedMessage,
    deletedMessage,
    invalidIdMessage,
    missingStateMessage,
    notFoundMessage,
    pendingMessage,
    previewUnavailableMessage,
    removedFromStateMessage,
    stillPendingMessage,
    unknownStateMessage,
} from "../../src/resources/receivedHandshake/messages";
import { desiredStateFor, outputsOf } from "../../src/resources/receivedHandshake/properties";
import { withoutReserved } from "../../src/resources/reservedStrings";

/*
 * The time of a function may grow in proportion to the length of its string, and not faster. Only this file asserts
 * time: a string of ten times the length may take fifteen times as long. A quadratic function takes a hundred times as
 * long.
 */

const short = 20_000;
const factor = 10;

/** Strings in which a regular expression searches for an end that does not come. */
const shapes: Record<string, (length: number) => string> = {
    "one letter": (length) => "a".repeat(length),
    spaces: (length) => `${" ".repeat(length)}x`,
    "full stops": (length) => `${".".repeat(length)}x`,
    "at signs": (length) => "@".repeat(length),
    "halves of addresses": (length) => "a@ ".repeat(length / 3),
    escapes: (length) => "\u001b".repeat(length),
    "halves of pairs": (length) => "\ud800".repeat(length),
    "an ARN": (length) => `arn:aws:organizations::111111111111:handshake/o-${"a".repeat(length)}`,
    colons: (length) => `arn${":".repeat(length)}`,
    slashes: (length) => `arn:aws:organizations::111111111111:handshake/o-a${"/a".repeat(length / 2)}`,
    "an id": (length) => `h-${"0".repeat(length)}`,
    configuration: (length) => "aws:a ".repeat(length / 6),
    "a canonical string": (length) => "The Canonical String for this ".repeat(length / 30),
};

function handshakeWith(text: string) {
    return {
        arn: text,
        action: text,
        state: text,
        parties: [{ type: "ORGANIZATION", id: text }],
        resources: [{ type: "MANAGEMENT_ACCOUNT", value: text }],
        expirationTimestamp: text,
    };
}

function wireWith(text: string): WireHandshake {
    const odd = { Id: text, Type: text, Value: text };
    return { Id: text, Arn: text, Action: text, State: text, Parties: [odd], Resources: [odd] } as WireHandshake;
}

function thrownWith(text: string): Error {
    const $metadata = { httpStatusCode: 400, requestId: text };
    return Object.assign(new Error(text), { name: text, $fault: "client", Reason: text, $metadata });
}

function guardedWith(text: string) {
    return { handshakeId: text, action: text, organizationId: text, senderAccountId: text };
}

const guard = { accountId: "222222222222", actions: ["INVITE"] };
const id = "h-examplehandshakeid111";
const details = (text: string) => ({ operation: text, code: text, serviceError: text, callerDescription: text });

/** Every exported function that takes an external string. */
const functions: Record<string, (text: string) => unknown> = {
    classifyError: (text) => classifyError(thrownWith(text)),
    "classifyError, without a response": (text) =>
        classifyError(Object.assign(new Error(text), { code: text, address: text })),
    formatServiceError: (text) =>
        formatServiceError(
            {
                kind: "outcomeUnknown",
                code: text,
                message: text,
                reason: text,
                requestId: text,
                isLocalConnectionRefused: false,
            },
            text,
        ),
    adviceFor: (text) => adviceFor("DeclineHandshake", classifyError(thrownWith(text)), "aws"),
    "adviceFor, with a reason": (text) =>
        adviceFor(
            text,
            {
                kind: "outcomeUnknown",
                code: "InvalidInputException",
                message: text,
                reason: text,
                isLocalConnectionRefused: false,
            },
            "a",
        ),
    handshakeFromWire: (text) => handshakeFromWire(wireWith(text)),
    callerFromWire: (text) => callerFromWire({ Account: "222222222222", Arn: text }),
    readableBody: (text) => readableBody(Buffer.from(JSON.stringify({ Handshakes: [wireWith(text)], message: text }))),
    "readableBody, not JSON": (text) => readableBody(Buffer.from(text)),
    handshakeInResponse: (text) => handshakeInResponse(text, { $metadata: {}, Handshake: wireWith(text) }),
    handshakesInResponse: (text) =>
        handshakesInResponse({ $metadata: {}, Handshakes: [wireWith(text)], NextToken: text }),
    handshakesOfAllPages: (text) =>
        handshakesOfAllPages(async () => ({ items: [handshakeWith(text)], nextToken: undefined })),
    describeCaller: (text) => describeCaller(text, text, text),
    failedMessage: (text) => failedMessage(text, text, text, text, text),
    notCalledMessage: (text) => notCalledMessage(text, text),
    roleMessage: (text) => [
        roleMessage(text, text, text, { tried: text }),
        roleMessage(text, text, text, { origin: text }),
    ],
    webIdentityTokenMessage: (text) => webIdentityTokenMessage(text, text, "webIdentityTokenFile"),
    printable: (text) => [printable(text), printable(text, 2_048)],
    ids: (text) => [isHandshakeId(text), isOrganizationId(text), isAccountId(text)],
    senderOf: (text) => senderOf(handshakeWith(text)),
    sendersOf: (text) => sendersOf(handshakeWith(text)),
    isSentBy: (text) => isSentBy("222222222222", { arn: text }),
    judge: (text) => judge(guard, { ...handshakeWith(text), action: "INVITE", state: "OPEN" }),
    "judge, of a new state": (text) => judge(guard, { ...handshakeWith(text), action: "INVITE" }),
    states: (text) => [categoryOf(text), isSettled(text), unknownStateReason(text), isMoreDangerous(text, text)],
    desiredStateFor,
    outputsOf: (text) => outputsOf({ handshakeId: id, desiredState: "declined" }, handshakeWith(text)),
    toGuardedHandshake: (text) => toGuardedHandshake(handshakeWith(text)),
    messageOf: (text) => messageOf(new Error(text)),
    acceptedMessage: (text) => acceptedMessage(id, handshakeWith(text)),
    closedMessage: (text) => closedMessage(id, handshakeWith(text)),
    removedFromStateMessage: (text) => removedFromStateMessage(text, handshakeWith(text)),
    invalidIdMessage,
    notFoundMessage: (text) => notFoundMessage(id, new CallError(text, details(text))),
    pendingMessage: (text) => pendingMessage(id, handshakeWith(text)),
    missingStateMessage,
    stillPendingMessage: (text) =>
        stillPendingMessage(id, handshakeWith(text), { refusal: new CallError(text, details(text)) }),
    unknownStateMessage: (text) => unknownStateMessage(id, handshakeWith(text)),
    previewUnavailableMessage: (text) => previewUnavailableMessage(id, text),
    deletedMessage,
    willDeclineMessage: (text) => willDeclineMessage("222222222222", [guardedWith(text)]),
    missingIdMessage: (text) => missingIdMessage(guardedWith(text), "222222222222"),
    unclearMessage: (text) => unclearMessage(guardedWith(text), "222222222222", text),
    guardPreviewUnavailableMessage,
    unwantedAcceptedMessage: (text) => unwantedAcceptedMessage(handshakeWith(text), "222222222222", text),
    unwantedMessage: (text) => unwantedMessage(guardedWith(text), "222222222222", text, text),
    withoutReserved,
    fromWire: (text) => fromWire({ text }),
    maybeUnknownFromWire: (text) => maybeUnknownFromWire({ text: [text] }),
    toWire: (text) => toWire({ text: [text] }),
};

/**
 * The shortest CPU time of some runs in milliseconds, because noise only adds time. On a busy machine the clock also
 * counts the turns of other processes, and a long run has to wait for more of them than a short one.
 */
function shortest(run: () => unknown): number {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5; round++) {
        const before = process.cpuUsage();
        run();
        const { user, system } = process.cpuUsage(before);
        best = Math.min(best, (user + system) / 1_000);
    }
    return best;
}

describe("with an external string of ten times the length,", function () {
    this.timeout(120_000);

    for (const [name, run] of Object.entries(functions)) {
        it(`${name} takes at most fifteen times as long`, () => {
            for (const [shape, text] of Object.entries(shapes)) {
                const [one, ten] = [text(short), text(short * factor)];
                const quietly = (given: string) => () => {
                    try {
                        return run(given);
                    } catch {
                        return undefined;
                    }
                };
                const measured = () => ({ one: shortest(quietly(one)), ten: shortest(quietly(ten)) });
                // Below 10 ms, garbage collection for other tests dominates. A quadratic function takes much longer.
                const isSlow = (times: { one: number; ten: number }) => times.ten > 15 * Math.max(times.one, 10);
                let times = measured();
                for (let again = 0; again < 3 && isSlow(times); again++) {
                    times = measured();
                }
                assert.ok(!isSlow(times), `${shape}: ${times.one.toFixed(2)} ms, then ${times.ten.toFixed(2)} ms`);
            }
        });
    }

    it("formatServiceError returns a short string", () => {
        for (const text of Object.values(shapes)) {
            const fault = classifyError(thrownWith(text(600_000)));
            assert.ok(formatServiceError(fault).length < 2_500);
        }
    });
});

import assert from "node:assert/strict";
import type { Fault } from "../../sandbox";
import { withSandbox } from "../support/withSandbox";
import { declineProgram } from "./support/programs";
import { type Result, TestStack } from "./support/stack";
import { STACK_TRACE } from "./support/stackTrace";

/**
 * The reasons of an InvalidInputException.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
const reasons = [
    "DUPLICATE_TAG_KEY",
    "IMMUTABLE_POLICY",
    "INPUT_REQUIRED",
    "INVALID_EMAIL_ADDRESS_TARGET",
    "INVALID_ENUM",
    "INVALID_ENUM_POLICY_TYPE",
    "INVALID_FULL_NAME_TARGET",
    "INVALID_LIST_MEMBER",
    "INVALID_PAGINATION_TOKEN",
    "INVALID_PARTY_TYPE_TARGET",
    "INVALID_PATTERN",
    "INVALID_PATTERN_TARGET_ID",
    "INVALID_ROLE_NAME",
    "INVALID_SYNTAX_ORGANIZATION_ARN",
    "INVALID_SYNTAX_POLICY_ID",
    "INVALID_SYSTEM_TAGS_PARAMETER",
    "MAX_FILTER_LIMIT_EXCEEDED",
    "MAX_LENGTH_EXCEEDED",
    "MAX_VALUE_EXCEEDED",
    "MIN_LENGTH_EXCEEDED",
    "MIN_VALUE_EXCEEDED",
    "MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS",
    "TARGET_NOT_SUPPORTED",
    "UNRECOGNIZED_SERVICE_PRINCIPAL",
];

/** AWS's errors for a handshake that is no longer pending. Here it is still pending. */
const contradicted = ["HandshakeAlreadyInStateException", "InvalidHandshakeTransitionException"];

/** AWS responds once with each error of the specification. HANDSHAKES_SHOW_ERRORS=1 prints the messages. */
describe("pulumi up of ReceivedHandshake, if AWS responds once to DeclineHandshake with an error,", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    /** An update of one handshake per error. */
    async function upWith(errors: { error: string; reason?: string }[]) {
        const ids = errors.map((_, index) => `h-handshake${String(index + 1).padStart(2, "0")}`);
        for (const [index, fault] of errors.entries()) {
            const handshakeId = ids[index];
            sandbox.invite({ id: handshakeId });
            sandbox.faults.add({ operation: "DeclineHandshake", handshakeId, fault: fault as Fault });
        }
        const stack = await TestStack.create({ "index.js": declineProgram(...ids) }, sandbox.environment());
        const result = await stack.up("--continue-on-error", "--parallel=64");
        const cases = errors.map((fault, index) => {
            const id = ids[index] as string;
            const text = errorOf(result, id);
            if (process.env.HANDSHAKES_SHOW_ERRORS === "1") {
                console.log(`\n${fault.error}${fault.reason ? ` ${fault.reason}` : ""}\n    ${text ?? "(success)"}`);
            }
            const calls = sandbox.requests.filter(({ handshakeId }) => handshakeId === id);
            return { ...fault, id, text, calls: calls.map(({ operation }) => operation) };
        });
        return { stack, result, cases };
    }

    it("repeats the call after a temporary error, and succeeds without a message", async () => {
        const { stack, result, cases } = await upWith([
            { error: "ConcurrentModificationException" },
            { error: "ServiceException" },
            { error: "TooManyRequestsException" },
        ]);
        assert.equal(result.code, 0, result.output);
        assert.doesNotMatch(result.output, /Exception|[Ww]arning|Diagnostics/);
        assert.deepEqual(
            cases.map(({ calls }) => calls),
            [
                ["DeclineHandshake", "DeclineHandshake"],
                // AWS may have declined it despite the error.
                ["DeclineHandshake", "DescribeHandshake", "DeclineHandshake"],
                ["DeclineHandshake", "DeclineHandshake"],
            ],
        );
        assert((await stack.resources()).every(({ outputs }) => outputs.state === "DECLINED"));
    });

    it("fails after one call for another error, with a message that stands alone", async () => {
        const advice: Record<string, RegExp> = {
            AccessDeniedException: /IAM action organizations:DeclineHandshake.*service control policy/,
            HandshakeNotFoundException: /mistyped.*another account.*30 days/,
            InvalidInputException: /.+/,
            UnrecognizedClientException: /aws sts get-caller-identity/,
            SomethingUnknownException: /Run the command again\. If it fails with the same error, look up the error/,
        };
        const { stack, result, cases } = await upWith(Object.keys(advice).map((error) => ({ error })));
        assert.notEqual(result.code, 0);
        for (const { error, id, text = "", calls } of cases) {
            assertIsComplete(text, id, error);
            assert.match(text, advice[error] as RegExp);
            assert.deepEqual(calls, ["DeclineHandshake"], error);
            assert.equal(sandbox.handshake(id)?.State, "OPEN");
        }
        assert.deepEqual(await stack.resources(), []);
        assert.doesNotMatch(result.output, STACK_TRACE);
    });

    it("fails if the handshake's state contradicts the error, and names both", async () => {
        const { stack, result, cases } = await upWith(contradicted.map((error) => ({ error })));
        assert.notEqual(result.code, 0);
        for (const { error, id, text = "", calls } of cases) {
            assertIsComplete(text, id, error);
            assert.match(text, /its state is OPEN/);
            assert.match(text, /Run pulumi up again/);
            assert.deepEqual(calls, ["DeclineHandshake", "DescribeHandshake"]);
        }
        assert.deepEqual(await stack.resources(), []);
        assert.doesNotMatch(result.output, STACK_TRACE);

        sandbox.clearRequests();
        await stack.succeed("up", "--yes", "--skip-preview");
        assert.deepEqual(
            sandbox.handshakes.map(({ State }) => State),
            ["DECLINED", "DECLINED"],
        );
    });

    it("names the reason of every InvalidInputException", async () => {
        const { stack, result, cases } = await upWith(
            reasons.map((reason) => ({ error: "InvalidInputException", reason })),
        );
        assert.notEqual(result.code, 0);
        for (const { reason = "", id, text = "", calls } of cases) {
            assertIsComplete(text, id, "InvalidInputException");
            assert(text.includes(reason), text);
            assert.deepEqual(calls, ["DeclineHandshake"], reason);
        }
        assert.deepEqual(await stack.resources(), []);
        assert.doesNotMatch(result.output, STACK_TRACE);
    });
});

/** The error message of one resource. */
function errorOf({ output }: Result, name: string): string | undefined {
    const [, diagnostics = ""] = output.split("\nDiagnostics:\n");
    return new RegExp(`ReceivedHandshake \\(${name}\\):\\n\\s+error: (.*)`).exec(diagnostics)?.[1];
}

function assertIsComplete(text: string, id: string, error: string): void {
    assert(text.includes(id), `names the handshake: ${text}`);
    assert(text.includes("DeclineHandshake"), `names the operation: ${text}`);
    assert(text.includes(error), `names AWS's error: ${text}`);
}

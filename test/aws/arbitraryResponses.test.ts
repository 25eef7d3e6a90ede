import assert from "node:assert/strict";
import fc from "fast-check";
import { isHandshakeId } from "../../src/handshake/ids";
import { toWire } from "../../src/pulumi/wire";
import { HandshakeError } from "../../src/resources/handshakeError";
import { guardAccount } from "../../src/resources/invitationGuard/guardAccount";
import { lookUpHandshakes } from "../../src/resources/lookUps/lookUpHandshakes";
import { decline } from "../../src/resources/receivedHandshake/decline";
import { readReceivedHandshake } from "../../src/resources/receivedHandshake/read";
import { withAwsTestBed } from "./support/awsTestBed";

const id = "h-examplehandshakeid111";
const account = "222222222222";
const settled = ["DECLINED", "CANCELED", "EXPIRED", "ACCEPTED"];
const closed = ["DECLINED", "CANCELED", "EXPIRED"];
const guarded = ["INVITE", "TRANSFER_RESPONSIBILITY"];
const always = Number.POSITIVE_INFINITY;

/** Characters that no terminal may receive. A line feed separates the lines of this package's messages. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const nested = fc.nat(100).map((depth) => {
    let value: object = { Type: "ORGANIZATION", Value: "o-deepestorgid" };
    for (let at = 0; at < depth; at++) {
        value = { Type: "NOTES", Value: "", Resources: [value] };
    }
    return value;
});
const names = fc.constantFrom(
    "toString",
    "constructor",
    "__proto__",
    "hasOwnProperty",
    "\u001b[2J",
    "\u202e",
    "\ud800",
);
const odd = fc.oneof(fc.jsonValue(), names, fc.string({ unit: "binary" }), fc.double(), nested);
const oneOf = (...right: string[]) => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...right) }, odd);
const times = fc.oneof(fc.double(), fc.constant(1_470_684_478.687), odd);

const handshake = fc.oneof(
    {
        weight: 5,
        arbitrary: fc.record(
            {
                Id: oneOf(id, "h-another00001", "h-$(reboot)", "H-EXAMPLE", ""),
                Arn: oneOf(
                    `arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/${id}`,
                    `arn:aws:organizations::${account}:handshake/o-exampleorgid/invite/${id}`,
                ),
                Action: oneOf("INVITE", "TRANSFER_RESPONSIBILITY"),
                State: oneOf("OPEN", "REQUESTED", ...settled, "declined", "NEW"),
                RequestedTimestamp: times,
                ExpirationTimestamp: times,
                Parties: fc.oneof(fc.array(fc.oneof(fc.record({ Id: odd, Type: oneOf("ORGANIZATION") }), odd)), odd),
                Resources: fc.oneof(fc.array(fc.oneof(nested, fc.record({ Type: odd, Value: odd }), odd)), odd),
            },
            { requiredKeys: [] },
        ),
    },
    odd,
);

const success = fc.oneof(
    {
        weight: 5,
        arbitrary: fc.record(
            {
                Handshake: handshake,
                Handshakes: fc.oneof({ weight: 5, arbitrary: fc.array(handshake, { maxLength: 4 }) }, odd),
                NextToken: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, odd),
            },
            { requiredKeys: [] },
        ),
    },
    odd,
);

const failure = fc.record(
    {
        __type: oneOf(
            "AccessDeniedException",
            "InvalidInputException",
            "HandshakeAlreadyInStateException",
            "InvalidSignatureException",
        ),
        message: odd,
        Reason: oneOf("INPUT_REQUIRED"),
        code: oneOf("ECONNREFUSED"),
        address: oneOf("127.0.0.1"),
        errors: odd,
        cause: odd,
        name: odd,
        $metadata: odd,
        $fault: odd,
        $retryable: odd,
    },
    { requiredKeys: [] },
);

type FakeResponse = { body: string; status: number };
const anyResponse: fc.Arbitrary<FakeResponse> = fc
    .oneof(
        { weight: 3, arbitrary: fc.tuple(success, fc.constant(200)) },
        fc.tuple(fc.oneof(failure, odd), fc.constantFrom(200, 400, 403, 404, 429, 500, 501, 503)),
    )
    .map(([value, status]) => ({ body: JSON.stringify(value), status }));

/** The members of an object, or none of another value. */
function membersOf(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

describe("arbitrary responses of an endpoint", function () {
    this.timeout(240_000);
    const bed = withAwsTestBed({}, "all tests");

    /** Runs an operation with these responses of AWS. Returns its result and all messages. */
    async function outcomeOf<T>(responses: Record<string, FakeResponse>, run: (context: Context) => Promise<T>) {
        bed.nextOperation();
        bed.sandbox.faults.clear();
        for (const [operation, fault] of Object.entries(responses)) {
            bed.sandbox.faults.add({ operation, times: always, fault });
        }
        const messages: string[] = [];
        const record = (message: string) => void messages.push(message);
        const client = bed.accountClient({ "aws:maxRetries": 0 });
        let result: T | undefined;
        try {
            result = await run({ client, warn: record, info: record, progress: record });
        } catch (error) {
            assert.ok(error instanceof HandshakeError, String((error as Error).stack));
            record(error.message);
        }
        for (const message of messages.flatMap((text) => text.split("\n"))) {
            assert.doesNotMatch(message, unprintable);
            assert.doesNotMatch(message, /\[object|TypeError|RangeError|Cannot read|is not a function/);
            assert.ok(message.length < 6_000, message);
        }
        for (const { operation, input } of bed.sandbox.requests) {
            const { HandshakeId } = membersOf(input);
            assert.ok(HandshakeId === undefined || isHandshakeId(HandshakeId), `${operation} ${HandshakeId}`);
        }
        // Pulumi's protocol has no value for half a surrogate pair.
        toWire(result);
        return { result, messages };
    }

    type Context = Parameters<typeof guardAccount>[0];

    it("make no decline succeed unless they say so, and crash nothing", async () => {
        await fc.assert(
            fc.asyncProperty(anyResponse, anyResponse, async (DeclineHandshake, DescribeHandshake) => {
                const { result } = await outcomeOf({ DeclineHandshake, DescribeHandshake }, (context) =>
                    decline(context, id),
                );
                if (result === undefined) {
                    return;
                }
                const closing = [DeclineHandshake, DescribeHandshake].filter(({ status, body }) => {
                    const { Id = id, State } = membersOf(membersOf(JSON.parse(body)).Handshake);
                    return status === 200 && (Id ?? id) === id && (State == null || closed.includes(String(State)));
                });
                assert.ok(
                    closing.length > 0,
                    "the decline succeeded, but no response says that the handshake is closed",
                );
                assert.ok(result.id === undefined || result.id === id);
            }),
            { numRuns: 100 },
        );
    });

    it("make no refresh find the handshake closed unless they say so, and crash nothing", async () => {
        await fc.assert(
            fc.asyncProperty(anyResponse, async (DescribeHandshake) => {
                const olds = { handshakeId: id, desiredState: "declined", state: "OPEN" };
                const { result, messages } = await outcomeOf({ DescribeHandshake }, (context) =>
                    readReceivedHandshake(context, id, olds),
                );
                if (result === undefined || result.unreachable !== undefined) {
                    assert.equal(messages.length, 1);
                    assert.doesNotMatch(result?.unreachable ?? "", unprintable);
                    return;
                }
                const { State } = membersOf(membersOf(JSON.parse(DescribeHandshake.body)).Handshake);
                assert.equal(result.desiredState === "declined", typeof State === "string" && closed.includes(State));
            }),
            { numRuns: 100 },
        );
    });

    it("hide no handshake that may be pending from a guard or a look-up, and crash nothing", async () => {
        await fc.assert(
            fc.asyncProperty(anyResponse, anyResponse, async (ListHandshakesForAccount, DeclineHandshake) => {
                const responses = { ListHandshakesForAccount, DeclineHandshake, DescribeHandshake: DeclineHandshake };
                const { result, messages } = await outcomeOf(responses, (context) => guardAccount(context, {}));
                const { Handshakes, NextToken } = membersOf(JSON.parse(ListHandshakesForAccount.body));
                const handshakes = (Array.isArray(Handshakes) ? Handshakes : []).map(membersOf);
                const own = `arn:aws:organizations::${account}:`;
                const mayBePending = handshakes.filter(
                    ({ State, Action, Arn }) =>
                        !(typeof State === "string" && settled.includes(State)) &&
                        !(
                            typeof Action === "string" &&
                            /^[A-Z][A-Z0-9_]*$/.test(Action) &&
                            !guarded.includes(Action)
                        ) &&
                        !(typeof Arn === "string" && Arn.startsWith(own)),
                );
                if (result !== undefined) {
                    assert.equal(ListHandshakesForAccount.status, 200);
                    assert.ok(Array.isArray(Handshakes) && !NextToken, "a part was used as the whole list");
                    const once = new Set(mayBePending.map((each) => (isHandshakeId(each.Id) ? each.Id : each)));
                    assert.ok(messages.length >= once.size, "no message names a handshake that may be pending");
                    const lookedUp = await outcomeOf(responses, ({ client }) => lookUpHandshakes(client, {}));
                    assert.ok((lookedUp.result?.length ?? 0) >= once.size, "a handshake was hidden");
                }
            }),
            { numRuns: 100 },
        );
    });
});

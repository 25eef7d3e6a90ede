import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import { adviceFor } from "../../src/aws/errors/advice";
import { classifyError, formatServiceError } from "../../src/aws/errors/classifyError";
import { handshakeInResponse, handshakesInResponse } from "../../src/aws/responses/handshakes";
import { callerFromWire, handshakeFromWire } from "../../src/aws/responses/wire";
import type { Handshake } from "../../src/handshake/handshake";
import { categoryOf } from "../../src/handshake/stateCategory";
import { guardAccount } from "../../src/resources/invitationGuard/guardAccount";
import { lookUpHandshakes } from "../../src/resources/lookUps/lookUpHandshakes";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { desiredStateFor } from "../../src/resources/receivedHandshake/properties";
import { RESERVED_STRINGS } from "../support/reservedStrings";
import { failureOf, withAwsTestBed } from "./support/awsTestBed";

const id = "h-examplehandshakeid111";
const arn = `arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/${id}`;
const pending = { Id: id, Arn: arn, State: "OPEN", Action: "INVITE" };
const list = "ListHandshakesForAccount";
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const prototypeNames = ["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"];

/** A handshake as the SDK returns it from an endpoint that does not follow AWS's model. */
function wire(members: object): WireHandshake {
    return members as WireHandshake;
}

/** The SDK's error with this name and all members of the response. */
function named(name: string, members: object = {}): Error {
    return Object.assign(
        new Error("AWS's words"),
        { $fault: "client", $metadata: { httpStatusCode: 400 }, name },
        members,
    );
}

describe("the parsers of a hostile response", () => {
    it("return the documented types for members of any type", () => {
        for (const odd of [5, true, {}, [], ["DECLINED"], { a: 1 }, Symbol("x"), () => "DECLINED"]) {
            const members = { Id: odd, Arn: odd, Action: odd, State: odd, RequestedTimestamp: odd, Parties: [odd] };
            const handshake = handshakeFromWire(
                wire({ ...members, Resources: [{ Type: odd, Value: odd, Resources: odd }] }),
            );
            const { state, parties, resources, ...others } = handshake;
            assert.deepEqual([...new Set(Object.values(others))], [undefined]);
            assert.equal(state, "(not a string)");
            assert.deepEqual(parties, [{ id: undefined, type: undefined }]);
            assert.equal(resources?.[0]?.type, undefined);
            assert.equal(resources?.[0]?.value, undefined);
        }
        for (const nothing of [null, undefined, 5, "DECLINED", []]) {
            assert.equal(handshakeFromWire(nothing as null).state, undefined);
        }
    });

    it("do not accept another spelling of a state", () => {
        for (const State of ["declined", "Declined", "DECLINEd"]) {
            const { state } = handshakeFromWire(wire({ State }));
            assert.equal(categoryOf(state), "unknown");
            assert.notEqual(desiredStateFor(state), "declined");
        }
    });

    it("drop a time that RFC 3339 cannot express", () => {
        const resultOf = (time: unknown) => handshakeFromWire(wire({ ExpirationTimestamp: time })).expirationTimestamp;
        for (const time of [
            new Date(Number.NaN),
            new Date(253402300800000),
            new Date(-62167219200001),
            "2026-01-01",
            5,
        ]) {
            assert.equal(resultOf(time), undefined);
        }
        assert.equal(resultOf(new Date(0)), "1970-01-01T00:00:00.000Z");
    });

    it("reject an invalid ID", () => {
        for (const Id of ["", "h-", "h-$(reboot)00", "H-EXAMPLEHANDSHAKE", `${id}\n`, `${id}\u001b`, "x".repeat(1e6)]) {
            assert.equal(handshakeFromWire(wire({ Id })).id, undefined);
            const response = { $metadata: {}, Handshake: wire({ Id, State: "DECLINED" }) };
            assert.throws(() => handshakeInResponse(id, response), /describes another handshake/);
        }
        for (const Id of [5, {}, [id], true]) {
            const response = { $metadata: {}, Handshake: wire({ Id, State: "DECLINED" }) };
            assert.throws(() => handshakeInResponse(id, response), /describes another handshake/);
        }
    });

    it("make the states and types printable, and keep the names and notes that people wrote", () => {
        const odd = "a\u001b[2J\u202eb";
        const { arn, action, state, parties, resources } = handshakeFromWire(
            wire({
                Arn: odd,
                Action: odd,
                State: odd,
                Parties: [{ Id: odd, Type: odd }],
                Resources: [{ Type: odd, Value: "עברית\u200f\n\ud800", Resources: [{ Value: odd }] }],
            }),
        );
        const shown = "a\\u{1b}[2J\\u{202e}b";
        assert.deepEqual([arn, action, state], [shown, shown, shown]);
        assert.deepEqual(parties, [{ id: odd, type: shown }]);
        assert.deepEqual(resources, [
            {
                type: shown,
                value: "עברית\u200f\n\ufffd",
                resources: [{ type: undefined, value: odd, resources: undefined }],
            },
        ]);
    });

    it("replace a string that Pulumi's protocol reserves", () => {
        for (const marker of RESERVED_STRINGS) {
            const members = { Arn: marker, Action: marker, State: marker, Parties: [{ Id: marker, Type: marker }] };
            const inner = { Type: marker, Value: marker, Resources: [{ Type: marker, Value: marker }] };
            const handshake = handshakeFromWire(wire({ ...members, Resources: [inner] }));
            assert.doesNotMatch(JSON.stringify(handshake), new RegExp(marker));
            assert.equal(handshake.resources?.[0]?.value, "(a string that Pulumi reserves)");
            // In a longer string it has no special meaning.
            assert.equal(
                handshakeFromWire(wire({ Resources: [{ Value: `${marker}.` }] })).resources?.[0]?.value,
                `${marker}.`,
            );
        }
    });

    it("reject a page token that is no string", () => {
        for (const NextToken of [5, {}, ["token"], true, 0, false]) {
            const response = { $metadata: {}, Handshakes: [], NextToken: NextToken as unknown as string };
            assert.throws(() => handshakesInResponse(response), /contains no list of handshakes/);
        }
    });

    it("reject a caller without a valid account", () => {
        for (const Account of [
            "",
            "22222222222",
            "2222222222222",
            "22222222222x",
            "222222222222\u001b",
            222222222222,
            {},
        ]) {
            assert.equal(callerFromWire({ Account, Arn: "arn" }), undefined);
        }
        assert.deepEqual(callerFromWire({ Account: "222222222222", Arn: {} }), { account: "222222222222", arn: "" });
        assert.equal(callerFromWire({ Account: "222222222222", Arn: "a\u001b" })?.arn, "a\\u{1b}");
    });
});

describe("classifyError and adviceFor", () => {
    it("return advice for an error or a reason with the name of a member of Object.prototype", () => {
        for (const name of prototypeNames) {
            for (const operation of ["DeclineHandshake", "GetCallerIdentity", "AssumeRole", ...prototypeNames]) {
                assert.match(
                    adviceFor(operation, classifyError(named(name)), "aws"),
                    /Run the command again|Check that/,
                );
                const invalid = classifyError(named("InvalidInputException", { Reason: name }));
                assert.match(adviceFor(operation, invalid, "aws"), /AWS rejected a value of the call/);
                assert.doesNotMatch(
                    adviceFor(operation, classifyError(named("AccessDenied")), "aws"),
                    /native code|\[object/,
                );
            }
        }
    });

    it("use only the name of an error, whatever its other members are", () => {
        const lie = {
            code: "ECONNREFUSED",
            address: "127.0.0.1",
            errors: [],
            cause: null,
            $retryable: { throttling: true },
        };
        for (const members of [
            lie,
            { errors: 5, cause: null },
            { errors: [null, 5] },
            { Reason: {} },
            { Reason: ["a"] },
        ]) {
            const fault = classifyError(named("AnError", members));
            assert.deepEqual(
                [fault.kind, fault.code, fault.isLocalConnectionRefused],
                ["nonRetryable", "AnError", false],
            );
            assert.equal(fault.reason, undefined);
        }
        for (const name of [5, {}, ["x"], null, undefined, ""]) {
            assert.equal(classifyError(named(name as string)).code, "HTTP 400");
        }
        for (const nothing of [undefined, null, 5, {}, Object.create(null), Symbol("x"), () => "x"]) {
            assert.equal(classifyError(nothing).message, "no message");
        }
    });

    it("return short and printable strings", () => {
        const odd = "a\u001b[2J\u009b\u202e\u2028\u200b\ud800b\r\nc";
        for (const text of [odd, odd.repeat(1e4), "\u001b".repeat(1e5), "x".repeat(6e5)]) {
            const fault = classifyError(
                named(text, { message: text, Reason: text, $metadata: { httpStatusCode: 400, requestId: text } }),
            );
            const line = formatServiceError({ ...fault, kind: "outcomeUnknown" }, `http://${text}`);
            assert.doesNotMatch(line, unprintable);
            assert.doesNotMatch(adviceFor("DeclineHandshake", fault, "aws"), unprintable);
            assert.ok(line.length < 3_500, String(line.length));
        }
    });

    it("show no part of an e-mail address where a message is cut", () => {
        const address = "anaya.with.a.long.name@example.com";
        for (let before = 950; before <= 1_001; before++) {
            const { message } = classifyError(
                named("AnError", { message: `${"x".repeat(before - 1)} ${address} more` }),
            );
            assert.doesNotMatch(message, /anaya|@|example\.com/);
        }
    });
});

describe("ConnectionPool, with a hostile endpoint,", function () {
    this.timeout(120_000);
    const bed = withAwsTestBed();
    let server: Server | undefined;

    afterEach(async () => {
        server?.closeAllConnections();
        server?.close();
        server = undefined;
    });

    const respondWith = (body: unknown, operation = list) =>
        bed.sandbox.faults.add({
            operation,
            times: Number.POSITIVE_INFINITY,
            fault: { body: JSON.stringify(body), status: 200 },
        });

    async function guard(): Promise<string[]> {
        const messages: string[] = [];
        const record = (message: string) => void messages.push(message);
        await guardAccount({ client: bed.accountClient(), warn: record, info: record, progress: record }, {}).catch(
            (error: unknown) => {
                assert.ok(error instanceof PartialFailureError, String(error));
                messages.push(...error.reasons);
            },
        );
        return messages;
    }

    /** AWS Organizations at another server. */
    async function clientAt(listener: RequestListener) {
        server = createServer(listener);
        await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
        const { port } = server.address() as AddressInfo;
        const endpoints = [{ organizations: `http://127.0.0.1:${port}`, sts: bed.sandbox.url }];
        return bed.accountClient({ "aws:endpoints": endpoints, "aws:maxRetries": 0 });
    }

    it("shows a guard every handshake, even beside a malformed one", async () => {
        const depth = 20_000;
        const deep = `${'{"Resources":['.repeat(depth)}${"]}".repeat(depth)}`;
        const { Id } = bed.sandbox.invite();
        const other = { ...pending, Id };
        for (const malformed of [
            { ...pending, RequestedTimestamp: "yesterday" },
            { ...pending, ExpirationTimestamp: { a: [1] } },
            { ...pending, ExpirationTimestamp: true },
            { ...pending, Resources: ["deep"] },
            { ...pending, Arn: 5, Parties: 5, Resources: 5 },
            { ...pending, State: ["DECLINED"] },
            { ...pending, Action: {} },
            { ...pending, Id: {} },
            { ...pending, Id: "h-$(reboot)" },
            "DECLINED",
            5,
            [],
            null,
        ]) {
            bed.nextOperation();
            bed.sandbox.faults.clear();
            const body = JSON.stringify({ Handshakes: [malformed, other] }).replace('"deep"', deep);
            bed.sandbox.faults.add({ operation: list, fault: { body, status: 200 } });
            respondWith({ Handshake: other }, "DescribeHandshake");
            respondWith({ Handshake: { ...other, State: "DECLINED" } }, "DeclineHandshake");
            const messages = await guard();
            assert.equal(
                messages.filter((message) => message.includes(`Handshake ${Id} `)).length,
                1,
                JSON.stringify(malformed)?.slice(0, 100),
            );
            assert.ok(messages.length >= 2, messages.join("\n"));
            assert.deepEqual(
                [...new Set(bed.sandbox.calls("DeclineHandshake").map((call) => call.split(" ")[1]))].filter(
                    (call) => call !== Id && call !== id,
                ),
                [],
            );
        }
    });

    it("makes no call for an invalid ID of a handshake, and puts it into no message", async () => {
        respondWith({ Handshakes: [{ ...pending, Id: "h-$(reboot)\u001b" }] });
        const messages = await guard();
        assert.equal(messages.length, 1);
        assert.match(messages[0] ?? "", /without its id, so it can't be declined/);
        assert.doesNotMatch(messages[0] ?? "", /reboot/);
        assert.deepEqual(bed.operations(), ["GetCallerIdentity", list]);
        const [found] = await lookUpHandshakes(bed.accountClient(), {});
        assert.equal(found?.handshakeId, "");
    });

    for (const [what, page] of [
        ["always have a new handshake", (at: number) => [{ ...pending, Id: `h-${String(at).padStart(12, "0")}` }]],
        ["have handshakes without an ID", () => [{ State: "DECLINED" }]],
    ] as const) {
        it(`ends a list whose pages ${what}`, async () => {
            let pages = 0;
            const client = await clientAt((_request, response) => {
                pages++;
                response.end(JSON.stringify({ Handshakes: page(pages), NextToken: `token ${pages}` }));
            });
            const { message } = await failureOf(client.listHandshakes());
            assert.match(
                message,
                /returned more than 1,000 pages, and no account can have that many\. The list was not used/,
            );
            assert.equal(pages, 1_000);
        });
    }

    it("reads as many handshakes on a page as a body may hold", async () => {
        const Handshakes = Array.from({ length: 200_000 }, (_, at) => ({
            Id: `h-${String(at).padStart(8, "0")}`,
            State: "DECLINED",
        }));
        respondWith({ Handshakes });
        assert.equal((await bed.accountClient().listHandshakes()).length, 200_000);
    });

    it("keeps the most dangerous state of a handshake that is listed twice, on one page or two", async () => {
        const states = [["OPEN"], ["NEW", undefined], ["ACCEPTED"], ["DECLINED", "CANCELED"]];
        const resultOf = async (...pages: Handshake["state"][][]) => {
            bed.nextOperation();
            bed.sandbox.faults.clear();
            for (const [at, page] of pages.entries()) {
                const Handshakes = page.map((State) => ({ ...pending, State }));
                const NextToken = at < pages.length - 1 ? `token ${at}` : undefined;
                bed.sandbox.faults.add({
                    operation: list,
                    fault: { body: JSON.stringify({ Handshakes, NextToken }), status: 200 },
                });
            }
            return (await bed.accountClient().listHandshakes()).map(({ state }) => state);
        };
        for (const [at, [worse]] of states.entries()) {
            for (const better of states.slice(at + 1).flat()) {
                assert.deepEqual(await resultOf([worse, better]), [worse]);
                assert.deepEqual(await resultOf([better, worse]), [worse]);
                assert.deepEqual(await resultOf([better], [worse]), [worse]);
                assert.deepEqual(await resultOf([worse], [better]), [worse]);
            }
        }
    });

    it("reads at most 16 MB of a response", async () => {
        const padded = (bytes: number) => JSON.stringify({ Handshakes: [], padding: "x".repeat(bytes) });
        bed.sandbox.faults.add({ operation: list, fault: { body: padded(15 * 1024 * 1024), status: 200 } });
        assert.deepEqual(await bed.accountClient().listHandshakes(), []);
        bed.sandbox.faults.add({ operation: list, fault: { body: padded(17 * 1024 * 1024), status: 200 } });
        const { message } = await failureOf(bed.accountClient({ "aws:maxRetries": 0 }).listHandshakes());
        assert.match(message, /HTTP 200 at .*: the response is not from AWS Organizations/);
    });

    it("stops reading a response without an end", async () => {
        let sent = 0;
        let closed: Promise<void> | undefined;
        const client = await clientAt((_request, response) => {
            closed = new Promise((resolve) => response.once("close", resolve));
            const chunk = Buffer.alloc(65_536, " ");
            const send = () => {
                while (!response.destroyed && response.write(chunk)) {
                    sent += chunk.length;
                }
                sent += chunk.length;
            };
            response.on("drain", send);
            send();
        });
        const { message } = await failureOf(client.listHandshakes());
        assert.match(message, /HTTP 200 at .*: the response is not from AWS Organizations/);
        await closed;
        assert.ok(sent < 64 * 1024 * 1024, String(sent));
    });

    it("removes control characters of a request ID from messages", async () => {
        const client = await clientAt((_request, response) => {
            response.setHeader("x-amzn-requestid", "a\u009b2Jb");
            response.statusCode = 400;
            response.end(JSON.stringify({ __type: "An\u001bError", message: "\u001b]0;x\u0007" }));
        });
        const { message } = await failureOf(client.listHandshakes());
        assert.doesNotMatch(message, unprintable);
        assert.match(message, /An\\u\{1b\}Error: \\u\{1b\}\]0;x\\u\{7\}, request id a.?\\u\{9b\}2Jb/);
    });

    it("rejects an invalid account from STS", async () => {
        const body = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn</Arn><Account>x&#x1b;</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
        bed.sandbox.faults.add({
            operation: "GetCallerIdentity",
            times: 9,
            fault: { body, status: 200, contentType: "text/xml" },
        });
        const { message } = await failureOf(bed.accountClient().accountId());
        assert.match(message, /the response contains no account/);
    });
});

import assert from "node:assert/strict";
import type { Fault } from "../../sandbox";
import { codeOf, failureOf, withAwsTestBed } from "./support/awsTestBed";

const decline = "DeclineHandshake";
const describeIt = "DescribeHandshake";
const list = "ListHandshakesForAccount";

/** The temporary faults, and if AWS may have carried out the call, so that a look-up is needed. */
const passing: [name: string, fault: Fault, needsLookUp: boolean, carriedOut?: boolean][] = [
    ["ConcurrentModificationException", { error: "ConcurrentModificationException" }, false],
    ["TooManyRequestsException", { throttle: true }, false],
    ["an expired token", { expiredToken: true }, false],
    ["ServiceException", { error: "ServiceException" }, true],
    ["HTML with status 502", { body: "<html>Bad Gateway</html>" }, true],
    ["HTML with status 503", { body: "<html>Unavailable</html>", status: 503 }, true],
    ["HTML with status 520", { body: "<html>Unknown</html>", status: 520 }, true],
    ["an empty response with status 500", { body: "", status: 500 }, true],
    ["InternalFailure", { error: "InternalFailure" }, true],
    ["a connection reset before the operation", { lostResponse: "before" }, true],
    ["a connection reset after the operation", { lostResponse: "after" }, true, true],
    ["a truncated response", { truncated: true }, true, true],
    ["a response that stalls", { stalled: true }, true, true],
    ["HTML with status 200", { body: "<html>Log in</html>", status: 200 }, true],
    [
        "half a JSON body with status 200",
        { body: '{"Handshake":{"State":"DECLI', status: 200, contentType: "application/x-amz-json-1.1" },
        true,
    ],
    ["an empty response with status 200", { body: "", status: 200 }, true],
    ["a response without a handshake", { body: "{}", status: 200 }, true],
    ["a response with an empty handshake", { body: '{"Handshake":{},"Handshakes":null}', status: 200 }, true],
    [
        "a response about another handshake",
        { body: '{"Handshake":{"Id":"h-anotherhandshake1","State":"DECLINED"}}', status: 200 },
        true,
    ],
    ["a hanging endpoint", { hang: true }, true],
];

describe("ConnectionPool, after one fault,", () => {
    const bed = withAwsTestBed();

    for (const [name, fault, needsLookUp, carriedOut] of passing) {
        const calls = !needsLookUp
            ? [decline, decline]
            : carriedOut
              ? [decline, describeIt]
              : [decline, describeIt, decline];
        it(`calls ${calls.slice(1).join(" and ")} after a decline that failed with ${name}`, async () => {
            const [id = ""] = bed.invite(1);
            bed.sandbox.faults.add({ operation: decline, fault });
            const declined = await bed.clock.withTimeouts(() => bed.accountClient().declineHandshake(id));
            assert.equal(declined.state, "DECLINED");
            assert.equal(declined.id, id);
            assert.deepEqual(
                bed.sandbox.calls(),
                calls.map((operation) => `${operation} ${id}`),
            );
        });

        it(`repeats a DescribeHandshake that failed with ${name}`, async () => {
            const [id = ""] = bed.invite(1);
            bed.sandbox.faults.add({ operation: describeIt, fault });
            assert.equal((await bed.clock.withTimeouts(() => bed.accountClient().describeHandshake(id))).state, "OPEN");
            assert.deepEqual(bed.operations(), [describeIt, describeIt]);
        });

        it(`repeats a listing that failed with ${name}, and describes nothing instead`, async () => {
            const ids = bed.invite(4);
            bed.sandbox.faults.add({ operation: list, fault });
            const client = bed.accountClient();
            const read = await bed.clock.withTimeouts(() => Promise.all(ids.map((id) => client.readHandshake(id))));
            assert.deepEqual(
                read.map(({ id }) => id),
                ids,
            );
            assert.deepEqual(bed.operations().sort(), [describeIt, describeIt, list, list]);
        });
    }

    it("repeats the look-up of a lost decline until it succeeds, before it declines again", async () => {
        const [carriedOut = "", not = ""] = bed.invite(2);
        bed.sandbox.faults.add({ handshakeId: carriedOut, operation: decline, fault: { lostResponse: "after" } });
        bed.sandbox.faults.add({ handshakeId: not, operation: decline, fault: { lostResponse: "before" } });
        const lookUps: Fault[] = [
            { throttle: true },
            { lostResponse: "after" },
            { truncated: true },
            { error: "ServiceException" },
            { body: "no" },
        ];
        for (const handshakeId of [carriedOut, not]) {
            for (const fault of lookUps) {
                bed.sandbox.faults.add({ handshakeId, operation: describeIt, fault });
            }
        }
        for (const [id, calls] of [
            [carriedOut, [decline, ...Array(6).fill(describeIt)]],
            [not, [decline, ...Array(6).fill(describeIt), decline]],
        ] as const) {
            bed.nextOperation();
            assert.equal((await bed.accountClient().declineHandshake(id)).state, "DECLINED");
            assert.deepEqual(bed.operations(), calls);
        }
    });

    it("returns the state of a handshake that was settled elsewhere after a lost decline", async () => {
        for (const state of ["CANCELED", "ACCEPTED", "EXPIRED"]) {
            bed.nextOperation();
            const [id = ""] = bed.invite(1, { state });
            bed.sandbox.faults.add({ operation: decline, fault: { lostResponse: "before" } });
            assert.equal((await bed.accountClient().declineHandshake(id)).state, state);
            assert.deepEqual(bed.operations(), [decline, describeIt]);
        }
    });

    it("declines again after a lost decline if the look-up is denied", async () => {
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ operation: decline, fault: { lostResponse: "before" } });
        bed.sandbox.faults.add({
            operation: describeIt,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDeniedException" },
        });
        assert.equal((await bed.accountClient().declineHandshake(id)).state, "DECLINED");
        assert.deepEqual(bed.operations(), [decline, describeIt, decline]);
    });

    it("does not retry a decline that AWS rejects as not pending, and does not ask STS for the caller", async () => {
        for (const [state, code] of [
            ["DECLINED", "HandshakeAlreadyInStateException"],
            ["ACCEPTED", "InvalidHandshakeTransitionException"],
        ] as const) {
            bed.nextOperation();
            const [id = ""] = bed.invite(1, { state });
            assert.equal(await codeOf(bed.accountClient().declineHandshake(id)), code);
            assert.deepEqual(bed.operations(), [decline]);
        }
    });

    const final: [code: string, fault: Fault][] = [
        ["AccessDeniedException", { error: "AccessDeniedException" }],
        ["InvalidInputException", { error: "InvalidInputException", reason: "INVALID_PATTERN" }],
        ["HandshakeNotFoundException", { error: "HandshakeNotFoundException" }],
        ["HandshakeNotFoundException", { error: "HandshakeNotFoundException", status: 500 }],
        ["AccessDeniedException", { error: "AccessDeniedException", status: 503 }],
        ["UnrecognizedClientException", { error: "UnrecognizedClientException" }],
        ["SomethingNewException", { error: "SomethingNewException" }],
        [
            "AccessDeniedException",
            { body: '{"__type":"AccessDeniedException","code":"HandshakeNotFoundException"}', status: 400 },
        ],
        ["400", { body: '{"code":400,"message":"Bad Request"}', status: 400 }],
        ["HTTP 403", { body: "<html>Forbidden</html>", status: 403 }],
    ];
    for (const [code, fault] of final) {
        const details =
            "body" in fault ? `, as ${fault.body}` : "status" in fault ? ` with status ${fault.status}` : "";
        it(`does not retry ${code}${details}`, async () => {
            const [id = ""] = bed.invite(1);
            bed.sandbox.faults.add({ fault, operation: decline, times: Number.POSITIVE_INFINITY });
            bed.sandbox.faults.add({ fault, operation: describeIt, times: Number.POSITIVE_INFINITY });
            assert.equal(await codeOf(bed.accountClient().declineHandshake(id)), code);
            assert.equal(await codeOf(bed.accountClient().describeHandshake(id)), code);
            assert.deepEqual(
                bed.operations().filter((operation) => operation !== "GetCallerIdentity"),
                [decline, describeIt],
            );
        });
    }
});

describe("ConnectionPool, during a permanent fault,", () => {
    const bed = withAwsTestBed();

    const declines = () => bed.operations().filter((operation) => operation === decline).length;

    for (const [name, fault] of passing) {
        if ("expiredToken" in fault) {
            continue;
        }
        it(`makes one call with aws:maxRetries 0 and ${name}`, async () => {
            const [id = ""] = bed.invite(1);
            bed.sandbox.faults.add({ fault, operation: decline, times: Number.POSITIVE_INFINITY });
            await bed.clock.withTimeouts(() =>
                failureOf(bed.accountClient({ "aws:maxRetries": 0 }).declineHandshake(id)),
            );
            assert.equal(declines(), 1);
            assert.ok(!bed.operations().includes(describeIt));
        });
    }

    it("fails after aws:maxRetries retries, by default after ten", async () => {
        for (const [configuration, calls] of [
            [{ "aws:maxRetries": 3 }, 4],
            [{}, 11],
        ] as const) {
            for (const fault of [{ error: "ConcurrentModificationException" }, { throttle: true }] as Fault[]) {
                bed.nextOperation();
                bed.sandbox.faults.clear();
                const [id = ""] = bed.invite(1);
                bed.sandbox.faults.add({ fault, operation: decline, times: Number.POSITIVE_INFINITY });
                await codeOf(bed.accountClient(configuration).declineHandshake(id));
                assert.equal(declines(), calls, JSON.stringify(fault));
            }
        }
    });

    it("uses a connection's maxRetries instead of the stack's", async () => {
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({
            operation: decline,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "ConcurrentModificationException" },
        });
        await codeOf(bed.accountClient({ "aws:maxRetries": 9 }, { maxRetries: 1 }).declineHandshake(id));
        assert.equal(declines(), 2);
    });

    it("doubles the wait between the tries up to a limit", async () => {
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({
            operation: decline,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "ConcurrentModificationException" },
        });
        await codeOf(bed.accountClient({ "aws:maxRetries": 40 }).declineHandshake(id));
        const at = bed.sandbox.requests.filter(({ operation }) => operation === decline).map((request) => request.at);
        const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
        // Half of 200 ms, of 400 ms and so on up to half of 20 s.
        for (const [index, expected] of [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000].entries()) {
            assert.ok(Math.abs((waits[index] ?? 0) - expected) < 200, `wait ${index} took ${waits[index]} ms`);
        }
        assert.ok((at.at(-1) ?? 0) - (at[0] ?? 0) <= 240_000 + 20_000);
    });

    it("fails within six seconds per retry, counted from the first fault", async () => {
        const [id = ""] = bed.invite(1);
        const fault = { error: "ServiceException" };
        bed.sandbox.faults.add({ operation: decline, times: Number.POSITIVE_INFINITY, fault });
        bed.sandbox.faults.add({ operation: describeIt, times: Number.POSITIVE_INFINITY, fault });
        const startedAt = bed.clock.now();
        await codeOf(bed.accountClient({ "aws:maxRetries": 10 }).declineHandshake(id));
        assert.ok(bed.clock.now() - startedAt <= 60_000 + 20_000);
    });

    it("waits for a stalled response of STS no longer than for others", async () => {
        bed.sandbox.faults.add({ operation: "GetCallerIdentity", times: 100, fault: { stalled: true } });
        const { message } = await bed.clock.withTimeouts(() => failureOf(bed.accountClient().accountId()));
        assert.match(message, /GetCallerIdentity/);
    });

    it("names the endpoint that does not respond", async () => {
        const [id = ""] = bed.invite(1);
        for (const fault of [{ hang: true }, { lostResponse: "before" }] as Fault[]) {
            bed.sandbox.faults.clear();
            bed.sandbox.faults.add({ fault, times: Number.POSITIVE_INFINITY });
            const { message } = await bed.clock.withTimeouts(() =>
                failureOf(bed.accountClient({ "aws:maxRetries": 0 }).declineHandshake(id)),
            );
            assert.ok(message.includes(` at ${bed.sandbox.url}: `), message);
            bed.nextOperation();
        }
    });

    it("gives up on a hanging endpoint after ten seconds of the real clock", async function () {
        this.timeout(20_000);
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ operation: decline, fault: { hang: true } });
        const startedAt = performance.now();
        const { message } = await failureOf(bed.accountClient({ "aws:maxRetries": 0 }).declineHandshake(id));
        const took = performance.now() - startedAt;
        assert.ok(took > 9_000 && took < 13_000, `It took ${took} ms.`);
        assert.match(message, /10000 ms requestTimeout.*The endpoint did not respond/);
    });

    it("reports a refused connection", async () => {
        const url = bed.sandbox.url;
        const client = bed.accountClient({
            "aws:maxRetries": 1,
            "aws:endpoints": [{ organizations: "http://127.0.0.1:1", sts: url }],
        });
        const { message } = await failureOf(client.declineHandshake("h-examplehandshakeid111"));
        assert.match(message, /ECONNREFUSED at http:\/\/127\.0\.0\.1:1: .*No program listens at this address/);
    });
});

describe("ConnectionPool, with expired credentials,", () => {
    const bed = withAwsTestBed();
    const assumeRoles = [{ roleArn: "arn:aws:iam::333333333333:role/Decliner" }];

    it("renews them once: it assumes the role again", async () => {
        const [first = "", second = ""] = bed.invite(2, { recipient: "333333333333" });
        const client = bed.accountClient({}, { assumeRoles });
        await client.declineHandshake(first);
        bed.sandbox.clock.advance({ hours: 2 });
        await client.declineHandshake(second);
        assert.deepEqual(bed.operations(), ["AssumeRole", decline, decline, "AssumeRole", decline]);
        assert.deepEqual(bed.states([first, second]), ["DECLINED"]);
    });

    it("renews them once for all calls in flight", async () => {
        const ids = bed.invite(30, { recipient: "333333333333" });
        const client = bed.accountClient({}, { assumeRoles });
        await Promise.all(ids.slice(0, 10).map((id) => client.declineHandshake(id)));
        bed.sandbox.clock.advance({ hours: 2 });
        await Promise.all(ids.slice(10).map((id) => client.declineHandshake(id)));
        assert.equal(bed.sandbox.calls("AssumeRole").length, 2);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
    });

    it("fails if they stay expired, and says so", async () => {
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        bed.sandbox.faults.add({ operation: decline, times: Number.POSITIVE_INFINITY, fault: { expiredToken: true } });
        const { message } = await failureOf(bed.accountClient({}, { assumeRoles }).declineHandshake(id));
        assert.match(message, /ExpiredTokenException.*have expired, and the SDK could not renew them: log in again/);
        assert.equal(bed.sandbox.calls("AssumeRole").length, 2);
        assert.equal(bed.sandbox.calls(decline).length, 2);
    });
});

import assert from "node:assert/strict";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { Fault } from "../../sandbox";
import { RECIPIENT, SENDER, withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("with a fault", () => {
        const attempt = async (fault: Fault, by?: OrganizationsClient) => {
            const { Id } = bed.sandbox.invite();
            bed.sandbox.faults.add({ operation: "DeclineHandshake", fault });
            const error: unknown = await bed.decline(Id, by).then(
                () => undefined,
                (thrown: unknown) => thrown,
            );
            return { error, state: bed.sandbox.handshake(Id)?.State, logged: bed.sandbox.requests.at(-1) };
        };

        it("responds with any error, its reason and its status", async () => {
            const { error, state, logged } = await attempt({
                error: "InvalidInputException",
                message: "why not",
                reason: "TARGET_NOT_SUPPORTED",
                status: 418,
            });
            assert.ok(error instanceof Error);
            assert.deepEqual(
                [error.name, error.message, Reflect.get(error, "Reason"), state, logged?.status, logged?.fault],
                ["InvalidInputException", "why not", "TARGET_NOT_SUPPORTED", "OPEN", 418, "InvalidInputException"],
            );
        });

        it("loses the response before or after it carries out the operation", async () => {
            const before = await attempt({ lostResponse: "before" });
            const after = await attempt({ lostResponse: "after" });
            for (const { error } of [before, after]) {
                assert.equal(Reflect.get(Object(error), "code"), "ECONNRESET");
            }
            assert.deepEqual([before.state, after.state], ["OPEN", "DECLINED"]);
            assert.deepEqual([after.logged?.status, after.logged?.fault], [0, "lostResponse after"]);
        });

        it("loses a response whose retry by the client finds the handshake declined", async () => {
            const { error } = await attempt({ lostResponse: "after" }, bed.client(undefined, 3));
            assert.equal(Reflect.get(Object(error), "name"), "HandshakeAlreadyInStateException");
            assert.equal(bed.sandbox.calls("DeclineHandshake").length, 2);
        });

        it("truncates the response after it carries out the operation", async () => {
            const { error, state } = await attempt({ truncated: true });
            assert.ok(error instanceof Error);
            assert.equal(state, "DECLINED");
        });

        it("responds with a body that is not JSON, and does not carry out the operation", async () => {
            const { error, state, logged } = await attempt({ body: "<html>Bad Gateway</html>" });
            assert.equal(Reflect.get(Object(error), "$response").statusCode, 502);
            assert.deepEqual([state, logged?.status], ["OPEN", 502]);
        });

        it("does not respond until it stops", async () => {
            const { error, state } = await attempt({ hang: true }, bed.client(undefined, 1, 100));
            assert.equal(Reflect.get(Object(error), "name"), "TimeoutError");
            assert.equal(state, "OPEN");
            bed.sandbox.faults.add({ fault: { hang: true } });
            const hanging = assert.rejects(bed.list());
            while (bed.sandbox.calls("ListHandshakesForAccount").length === 0) {
                await new Promise(setImmediate);
            }
            await bed.sandbox.stop();
            await hanging;
        });

        it("delays the operation and its response", async () => {
            const started = performance.now();
            const { error, state } = await attempt({ delay: 80 });
            assert.deepEqual([error, state], [undefined, "DECLINED"]);
            assert.ok(performance.now() - started >= 79);
        });

        it("rejects credentials as expired, or a request as throttled", async () => {
            const expired = await attempt({ expiredToken: true });
            const throttled = await attempt({ throttle: true });
            assert.equal(Reflect.get(Object(expired.error), "name"), "ExpiredTokenException");
            assert.equal(Reflect.get(Object(throttled.error), "name"), "TooManyRequestsException");
            assert.equal(throttled.logged?.throttled, true);
        });

        it("applies the fault to a number of requests, after a number of requests, of one handshake and account", async () => {
            const target = bed.sandbox.invite();
            const other = bed.sandbox.invite();
            bed.sandbox.faults.add({
                handshakeId: target.Id,
                accountId: RECIPIENT,
                after: 1,
                times: 2,
                fault: { error: "ServiceException" },
            });
            const statuses = [];
            await bed.describeHandshake(other.Id);
            await bed.describeHandshake(target.Id, bed.client(bed.key(SENDER)));
            for (let request = 0; request < 4; request++) {
                await bed.describeHandshake(target.Id).catch(() => undefined);
                statuses.push(bed.sandbox.requests.at(-1)?.status);
            }
            assert.deepEqual(statuses, [200, 500, 500, 200]);
            bed.sandbox.faults.add({ times: Number.POSITIVE_INFINITY, fault: { error: "ServiceException" } });
            await assert.rejects(bed.describeHandshake(target.Id), { name: "ServiceException" });
            bed.sandbox.faults.clear();
            await bed.describeHandshake(target.Id);
        });
    });
});

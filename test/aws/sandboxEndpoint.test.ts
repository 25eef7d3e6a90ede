import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { element, RECIPIENT, withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("at its endpoint", () => {
        it("recognizes access keys", async () => {
            const stranger = { accessKeyId: "AKIAUNKNOWN", secretAccessKey: "any" };
            await assert.rejects(bed.list({}, bed.client(stranger)), { name: "UnrecognizedClientException" });
            assert.equal(bed.sandbox.requests.at(-1)?.status, 400);
            assert.equal(
                element(await bed.sts({ Action: "GetCallerIdentity" }, stranger), "Code"),
                "InvalidClientTokenId",
            );
            const { sessionToken, ...withoutToken } = await bed.assume();
            assert.notEqual(sessionToken, undefined);
            await assert.rejects(bed.list({}, bed.client(withoutToken)), { name: "UnrecognizedClientException" });
            bed.sandbox.account("333333333333", { accessKeyId: "AKIAUNKNOWN" });
            await bed.list({}, bed.client(stranger));
            assert.equal(bed.sandbox.environment("333333333333").AWS_ACCESS_KEY_ID, "AKIAUNKNOWN");
        });

        it("rejects unknown operations and malformed requests", async () => {
            await assert.rejects(bed.client().send(new LeaveOrganizationCommand({})), {
                name: "UnknownOperationException",
            });
            const response = await fetch(bed.sandbox.url, {
                method: "POST",
                headers: { "X-Amz-Target": "AWSOrganizationsV20161128.DeclineHandshake" },
                body: "no JSON",
            });
            assert.equal(response.headers.get("x-amzn-errortype"), "SerializationException");
            assert.match(String(response.headers.get("x-amzn-requestid")), /^[0-9a-f-]{36}$/);
        });

        it("logs the requests in order", async () => {
            const { Id } = bed.sandbox.invite();
            await bed.list();
            await bed.decline(Id);
            await bed.decline(Id).catch(() => undefined);
            assert.deepEqual(bed.sandbox.calls(), [
                "ListHandshakesForAccount",
                `DeclineHandshake ${Id}`,
                `DeclineHandshake ${Id}`,
            ]);
            const [, , last] = bed.sandbox.requests;
            assert.ok(last !== undefined && Math.abs(last.at - Date.now()) < 5000);
            const { at: _, userAgent, ...rest } = last;
            assert.match(String(userAgent), /^aws-sdk-js\//);
            assert.deepEqual(rest, {
                operation: "DeclineHandshake",
                accountId: RECIPIENT,
                accessKeyId: "AKIASANDBOX222222222222",
                handshakeId: Id,
                input: { HandshakeId: Id },
                status: 409,
                error: "HandshakeAlreadyInStateException",
                throttled: false,
            });
            bed.sandbox.clearRequests();
            assert.deepEqual(bed.sandbox.requests, []);
        });

        it("responds after the latency, and at once without one", async () => {
            const by = bed.client();
            await bed.list({}, by);
            const started = performance.now();
            for (let request = 0; request < 10; request++) {
                await bed.list({}, by);
            }
            assert.ok(performance.now() - started < 300);
            bed.sandbox.latencyMs = 60;
            const slow = performance.now();
            await bed.list({}, by);
            await assert.rejects(bed.describeHandshake("h-nosuchhandshake", by));
            assert.ok(performance.now() - slow >= 118);
        });

        it("stops at once, even with calls in flight", async () => {
            bed.sandbox.latencyMs = 200;
            const { Id } = bed.sandbox.invite();
            const waiting = assert.rejects(bed.decline(Id));
            while (bed.sandbox.requests.length === 0) {
                await new Promise(setImmediate);
            }
            const socket = connect(Number(new URL(bed.sandbox.url).port), "127.0.0.1");
            await once(socket, "connect");
            const closed = once(socket, "close");
            await bed.sandbox.stop();
            await Promise.all([waiting, closed]);
            await sleep(250);
            assert.equal(bed.sandbox.handshake(Id)?.State, "OPEN");
        });

        it("is controlled over HTTP from other processes", async () => {
            const control = async (path: string, body?: object) => {
                const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
                const response = await fetch(`${bed.sandbox.url}/_sandbox/${path}`, request);
                return { status: response.status, body: await response.json() };
            };
            await control("invite", { id: "h-bycontrol" });
            await control("faults", { times: "always", fault: { error: "ServiceException" } });
            await assert.rejects(bed.decline("h-bycontrol"), { name: "ServiceException" });
            await assert.rejects(bed.decline("h-bycontrol"), { name: "ServiceException" });
            await fetch(`${bed.sandbox.url}/_sandbox/faults`, { method: "DELETE" });
            await control("clock", { days: 16 });
            await assert.rejects(bed.decline("h-bycontrol"), { name: "InvalidHandshakeTransitionException" });
            await control("state", { id: "h-bycontrol", state: "DECLINED" });
            assert.equal((await control("handshakes")).body[0].State, "DECLINED");
            assert.equal((await control("requests")).body.length, 3);
            assert.equal((await control("state", { id: "h-unknown", state: "OPEN" })).status, 400);
            assert.equal((await control("state", { id: "h-bycontrol", state: "accepted" })).status, 400);
            assert.equal((await control("nowhere")).status, 404);
        });
    });
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { getEventListeners, setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { SandboxOptions } from "../../sandbox";
import { ConnectionPool, settingsOf } from "../../src/aws";
import { AbortError, raceAbort, sendWithGracePeriod } from "../../src/aws/calls/cancellation";
import { systemClock } from "../../src/aws/calls/clock";
import type { Connection } from "../../src/resources/connection/properties";
import { CanceledError } from "../../src/resources/handshakeError";
import { AwsTestBed, failureOf } from "./support/awsTestBed";

const decline = "DeclineHandshake";
const describeIt = "DescribeHandshake";
const list = "ListHandshakesForAccount";
const roleArn = "arn:aws:iam::333333333333:role/Decliner";
const always = Number.POSITIVE_INFINITY;

/** The limit for what must not wait. */
const atOnceMs = 200;

describe("a canceled operation", () => {
    let bed: AwsTestBed;
    let canceling: AbortController;
    let pool: ConnectionPool;
    let messages: string[];
    let clockOffsetMs: number;

    async function start(options?: SandboxOptions): Promise<void> {
        bed = await AwsTestBed.start(options);
        canceling = new AbortController();
        messages = [];
        clockOffsetMs = 0;
        const clock = { ...systemClock, now: () => systemClock.now() + clockOffsetMs, random: () => 0.99 };
        const progress = (message: string) => void messages.push(message);
        pool = new ConnectionPool(
            settingsOf(() => undefined),
            { clock, signal: canceling.signal, progress },
        );
    }

    afterEach(() => bed.stop());

    const organizations = (connection?: Connection) => pool.accountClient(connection);

    /** Cancels the operation. Returns the error and the time in milliseconds until it occurred. */
    async function ending(inFlight: Promise<unknown>): Promise<{ error: Error; took: number }> {
        const startedAt = performance.now();
        canceling.abort();
        const error = await failureOf(inFlight);
        return { error, took: performance.now() - startedAt };
    }

    async function until(isSo: () => boolean): Promise<void> {
        for (const startedAt = performance.now(); !isSo(); await setTimeout(5)) {
            assert.ok(performance.now() - startedAt < 5_000, "It took too long.");
        }
    }

    const arrived = (operation: string) => until(() => bed.operations().includes(operation));
    const responded = (operation: string) =>
        until(() => bed.sandbox.requests.some((request) => request.operation === operation && request.status));

    const wasNotCalled = (operation: string, subject: string) =>
        `${operation} of ${subject} wasn't called: the operation was canceled. Run the command again.`;
    const isUnknown = (id: string) =>
        `${decline} of handshake ${id} was in progress when the operation was canceled, and its result is unknown. Run the command again: a decline that took effect is recognized.`;

    it("ends a hundred declines that wait for a slot at once, and sends none of them", async () => {
        await start({ rates: "aws" });
        const ids = bed.invite(100);
        const all = ids.map((id) => organizations().declineHandshake(id));
        await until(() => bed.throttled > 0 && messages.length > 0);
        // By now the number of waiting calls would be reported again.
        clockOffsetMs = 60_000;
        const startedAt = performance.now();
        canceling.abort();
        const results = await Promise.allSettled(all);
        const took = performance.now() - startedAt;
        assert.ok(took < atOnceMs, `It took ${took} ms.`);
        assert.equal(messages.length, 1);

        const failed = ids.flatMap((id, index) => {
            const result = results[index];
            return result?.status === "rejected" ? [{ id, error: result.reason as unknown }] : [];
        });
        assert.ok(failed.length > 80);
        for (const { id, error } of failed) {
            assert.ok(error instanceof CanceledError, "a look that was canceled says nothing about the resource");
            assert.equal(error.message, wasNotCalled(decline, `handshake ${id}`));
        }
        assert.deepEqual(bed.states(failed.map(({ id }) => id)), ["OPEN"]);

        const before = bed.sandbox.requests.length;
        await setTimeout(1_200);
        assert.equal(bed.sandbox.requests.length, before);
    });

    it("ends calls that wait for a call in flight, even if none was throttled", async () => {
        await start({ latencyMs: 450 });
        const ids = bed.invite(3);
        const [first, ...others] = ids.map((id) => organizations().declineHandshake(id));
        await setTimeout(100);
        for (const ended of others.map(ending)) {
            const { error, took } = await ended;
            assert.match(error.message, /wasn't called: the operation was canceled/);
            assert.ok(took < atOnceMs, `It took ${took} ms.`);
        }
        assert.equal((await first)?.state, "DECLINED");
        await setTimeout(200);
        assert.deepEqual(bed.sandbox.calls(), [`${decline} ${ids[0]}`]);
    });

    it("does not wait for a retry", async () => {
        await start();
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ times: always, fault: { error: "ConcurrentModificationException" } });
        const declining = organizations().declineHandshake(id);
        await until(() => bed.operations().length === 3);
        await setTimeout(100);
        const { error, took } = await ending(declining);
        assert.equal(error.message, wasNotCalled(decline, `handshake ${id}`));
        assert.ok(took < atOnceMs, `It took ${took} ms.`);
        assert.deepEqual(bed.operations(), [decline, decline, decline]);
    });

    it("reports an unknown result of a decline with a lost response, and does not look it up", async () => {
        await start();
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ operation: decline, fault: { lostResponse: "after" } });
        const declining = organizations().declineHandshake(id);
        await arrived(decline);
        await setTimeout(50);
        const { error } = await ending(declining);
        assert.equal(error.message, isUnknown(id));
        assert.deepEqual(bed.operations(), [decline]);
    });

    it("reports that a decline was not called after a look-up found the handshake pending", async () => {
        await start();
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ operation: decline, fault: { lostResponse: "before" } });
        bed.sandbox.faults.add({
            operation: decline,
            times: always,
            fault: { error: "ConcurrentModificationException" },
        });
        const declining = organizations().declineHandshake(id);
        await until(() => bed.operations().length === 3);
        await setTimeout(50);
        const { error } = await ending(declining);
        assert.equal(error.message, wasNotCalled(decline, `handshake ${id}`));
        assert.deepEqual(bed.operations(), [decline, describeIt, decline]);
    });

    it("uses a response that arrives within half a second", async () => {
        await start();
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ fault: { delay: 400 } });
        const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
        const before = timers();
        const declining = organizations().declineHandshake(id);
        await arrived(decline);
        canceling.abort();
        assert.equal((await declining).state, "DECLINED");
        assert.deepEqual(bed.operations(), [decline]);
        assert.ok(timers() <= before, "A timer is left.");
    });

    for (const [name, fault] of [
        ["a retryable error", { throttle: true }],
        ["a final error", { error: "AccessDeniedException" }],
    ] as const) {
        it(`makes no call after ${name} that arrives within half a second, not even to STS`, async () => {
            await start({ latencyMs: 200 });
            const [id = ""] = bed.invite(1);
            bed.sandbox.faults.add({ fault });
            const declining = organizations().declineHandshake(id);
            await setTimeout(100);
            const { error, took } = await ending(declining);
            assert.match(
                error.message,
                "throttle" in fault
                    ? /wasn't called: the operation was canceled/
                    : /failed in an unknown account \(region us-east-1\): AccessDeniedException/,
            );
            assert.ok(took < 300, `It took ${took} ms.`);
            await setTimeout(100);
            assert.deepEqual(bed.operations(), [decline]);
        });
    }

    for (const [name, begin, expected] of [
        ["decline", (id: string) => organizations().declineHandshake(id), isUnknown],
        [
            "description",
            (id: string) => organizations().describeHandshake(id),
            (id: string) =>
                `${describeIt} of handshake ${id} was stopped, because the operation was canceled. Run the command again.`,
        ],
        [
            "listing",
            () => organizations().listHandshakes(),
            () => `${list} of the account was stopped, because the operation was canceled. Run the command again.`,
        ],
    ] as const) {
        it(`ends a ${name} in flight after half a second without a response`, async () => {
            await start();
            const [id = ""] = bed.invite(1);
            bed.sandbox.faults.add({ fault: { hang: true } });
            const inFlight = begin(id);
            await until(() => bed.operations().length === 1);
            const { error, took } = await ending(inFlight);
            assert.equal(error.message, expected(id));
            assert.ok(took > 450 && took < 500 + atOnceMs, `It took ${took} ms.`);
            assert.equal(bed.operations().length, 1);
        });
    }

    it("lists no further page", async () => {
        await start({ latencyMs: 100 });
        bed.invite(50);
        const listing = organizations().listHandshakes();
        await responded(list);
        const { error, took } = await ending(listing);
        assert.equal(error.message, wasNotCalled(list, "the account"));
        assert.ok(took < atOnceMs + 100, `It took ${took} ms.`);
        await setTimeout(150);
        assert.ok(bed.operations().length < 3);
    });

    it("does not describe handshakes one by one after a canceled listing", async () => {
        await start();
        const ids = bed.invite(10);
        bed.sandbox.faults.add({ operation: list, fault: { hang: true } });
        const reads = ids.map((id) => organizations().readHandshake(id));
        await arrived(list);
        await Promise.all(reads.slice(0, 2));
        const before = bed.operations().length;
        const { error } = await ending(reads[9] as Promise<unknown>);
        assert.equal(error.message, wasNotCalled(describeIt, `handshake ${ids[9]}`));
        await Promise.allSettled(reads);
        assert.equal(bed.operations().length, before);
    });

    it("does not wait for credentials, and makes no call when they arrive later", async () => {
        await start();
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        bed.sandbox.faults.add({ operation: "AssumeRole", fault: { delay: 400 } });
        const declining = organizations({ assumeRoles: [{ roleArn }] }).declineHandshake(id);
        await arrived("AssumeRole");
        const { error, took } = await ending(declining);
        assert.equal(error.message, wasNotCalled(decline, `handshake ${id}`));
        assert.ok(took < atOnceMs, `It took ${took} ms.`);
        await setTimeout(500);
        assert.deepEqual(bed.operations(), ["AssumeRole"]);
    });

    for (const operation of ["AssumeRole", "GetCallerIdentity"]) {
        it(`does not wait for the account check by ${operation}, and makes no call when its response arrives later`, async () => {
            await start();
            const [id = ""] = bed.invite(1, { recipient: "333333333333" });
            bed.sandbox.faults.add({ operation, fault: { delay: 400 } });
            const connection = { assumeRoles: [{ roleArn }], allowedAccountIds: ["333333333333"] };
            const declining = organizations(connection).declineHandshake(id);
            const request = organizations(connection).accountId();
            await arrived(operation);
            const { error, took } = await ending(declining);
            assert.equal(error.message, wasNotCalled(decline, `handshake ${id}`));
            assert.ok(took < atOnceMs, `It took ${took} ms.`);
            assert.equal(
                (await failureOf(request)).message,
                "GetCallerIdentity of the credentials was stopped, because the operation was canceled. Run the command again.",
            );
            await setTimeout(500);
            assert.deepEqual(bed.sandbox.calls(decline), []);
        });
    }

    it("does not wait for the account of a second connection", async () => {
        await start();
        const [id = "", other = ""] = bed.invite(2);
        bed.sandbox.faults.add({ operation: "GetCallerIdentity", times: always, fault: { hang: true } });
        await organizations().declineHandshake(id);
        const declining = organizations({ region: "eu-west-1" }).declineHandshake(other);
        await arrived("GetCallerIdentity");
        const { error, took } = await ending(declining);
        assert.equal(error.message, wasNotCalled(decline, `handshake ${other}`));
        assert.ok(took < atOnceMs, `It took ${took} ms.`);
        assert.deepEqual(bed.sandbox.calls(decline), [`${decline} ${id}`]);
    });

    it("does not wait for the caller that an error message names", async () => {
        await start();
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({ operation: "GetCallerIdentity", times: always, fault: { hang: true } });
        bed.sandbox.faults.add({ operation: decline, fault: { error: "AccessDeniedException" } });
        const declining = organizations().declineHandshake(id);
        await arrived("GetCallerIdentity");
        const { error, took } = await ending(declining);
        assert.match(error.message, /failed in an unknown account.*AccessDeniedException/);
        assert.ok(took < atOnceMs, `It took ${took} ms.`);
    });

    it("makes no call that starts later", async () => {
        await start();
        const [id = ""] = bed.invite(1);
        canceling.abort();
        const all = organizations({ assumeRoles: [{ roleArn }], forbiddenAccountIds: ["111111111111"] });
        for (const startedAt of [
            all.declineHandshake(id),
            all.describeHandshake(id),
            all.readHandshake(id),
            all.listHandshakes(),
            all.accountId(),
        ]) {
            assert.match((await failureOf(startedAt)).message, /the operation was canceled\. Run the command again\.$/);
        }
        assert.deepEqual(bed.operations(), []);
    });

    it("starts no call if its credentials arrive at the same moment", async () => {
        let calls = 0;
        const call = async () => ++calls;
        await assert.rejects(sendWithGracePeriod(AbortSignal.abort(), call), AbortError);
        assert.equal(calls, 0);
    });

    it("has no listener of a finished call", async () => {
        await start();
        const ids = bed.invite(20);
        const listeners = () => getEventListeners(canceling.signal, "abort").length;
        await organizations().declineHandshake(ids[0] ?? "");
        const before = listeners();
        await Promise.all(ids.map((id) => organizations().describeHandshake(id)));
        assert.equal(listeners(), before);
    });

    it("has no listener of a finished call even after garbage collection", async () => {
        await start();
        setFlagsFromString("--expose-gc");
        const collectGarbage = runInNewContext("gc") as () => void;
        const { signal } = canceling;
        setMaxListeners(0, signal);
        const calls = Array.from({ length: 20 }, () =>
            Promise.all([raceAbort(signal, () => setTimeout(20)), sendWithGracePeriod(signal, () => setTimeout(20))]),
        );
        await setTimeout(1);
        collectGarbage();
        await Promise.all(calls);
        assert.deepEqual(getEventListeners(signal, "abort"), []);
    });

    it("leaves no timer, socket, rejection or leak warning", async function () {
        this.timeout(30_000);
        await start({ rates: "aws" });
        bed.sandbox.faults.add({ operation: list, fault: { hang: true } });
        for (const operation of ["AssumeRole", "GetCallerIdentity"]) {
            bed.sandbox.faults.add({ operation, times: always, fault: { hang: true } });
        }
        const script = ["--import", "tsx", "--unhandled-rejections=strict", `${__dirname}/support/canceledProcess.ts`];
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [
            ...script,
            roleArn,
            ...bed.invite(100),
        ]);
        assert.equal(stderr, "");
        const [, calls, ended] = /^calls (\d+)\nprocess (\d+)\n$/.exec(stdout) ?? [];
        assert.ok(Number(calls) < 1_000, stdout);
        assert.ok(Number(ended) < 1_500, stdout);
    });
});

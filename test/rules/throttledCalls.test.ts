import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { callWithRetries } from "../../src/aws/calls/callWithRetries";
import { OperationLimiters } from "../../src/aws/calls/limiters";
import { waitingMessage } from "../../src/aws/calls/messages";
import type { AwsConnection } from "../../src/aws/connection";
import { concurrently } from "../../src/resources/concurrently";
import { FakeClock } from "../support/fakeClock";

const LATENCY_MS = 20;

const credentials = async () => ({ accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" });
const connection = { credentials, client: { config: { credentials } } } as unknown as AwsConnection;

/** Many accounts that call at the same time while AWS throttles calls. */
class ThrottledAccounts {
    readonly clock = new FakeClock();
    readonly canceling = new AbortController();
    /** The time in seconds of each failed call. */
    readonly failedAt: number[] = [];
    readonly errors = new Set<unknown>();
    /** The progress messages, with the time in seconds of each. */
    readonly progress: { at: number; message: string }[] = [];
    calls = 0;
    private readonly limiters = new OperationLimiters({ clock: this.clock, signal: this.canceling.signal }, (wait) =>
        this.progress.push({ at: this.clock.now() / 1_000, message: waitingMessage(wait) }),
    );

    /** @param isThrottled whether AWS throttles a call that arrives at a time in seconds. */
    constructor(private readonly isThrottled: (seconds: number) => boolean) {
        setMaxListeners(0, this.canceling.signal);
    }

    async list(accounts: number, options: { atOnce?: number; maxRetries?: number; callsEach?: number } = {}) {
        const { atOnce = accounts, maxRetries = 10, callsEach = 1 } = options;
        const listAccount = async () => {
            const limiters = this.limiters.addAccount();
            const target = { connection, limiters, maxRetries };
            await Promise.all(Array.from({ length: callsEach }, () => this.call(target)));
        };
        await this.clock.run(concurrently(Array.from({ length: accounts }), atOnce, listAccount));
    }

    private async call(target: Parameters<typeof callWithRetries>[1]) {
        const send = async () => {
            this.calls++;
            await this.clock.sleep(LATENCY_MS);
            if (this.isThrottled(this.clock.now() / 1_000)) {
                throw Object.assign(new Error("Rate exceeded"), {
                    name: "TooManyRequestsException",
                    $fault: "client",
                    $metadata: { httpStatusCode: 429 },
                });
            }
            return {};
        };
        const context = { clock: this.clock, signal: this.canceling.signal };
        try {
            await callWithRetries({ operation: "ListHandshakesForAccount", send }, target, context);
        } catch (thrown) {
            this.errors.add((thrown as Error).name);
            this.failedAt.push(this.clock.now() / 1_000);
        }
    }
}

describe("callWithRetries, while AWS throttles all calls,", () => {
    for (const [maxRetries, limit] of [
        [0, 0],
        [1, 1],
        [10, 162],
        [25, 432],
    ] as const) {
        it(`fails all calls of 300 accounts, 32 at a time, after ${limit} s with maxRetries ${maxRetries}`, async () => {
            const accounts = new ThrottledAccounts(() => true);
            await accounts.list(300, { atOnce: 32, maxRetries });
            assert.equal(accounts.failedAt.length, 300);
            assert.deepEqual([...accounts.errors], ["TooManyRequestsException"]);
            const [first, last] = [Math.min(...accounts.failedAt), Math.max(...accounts.failedAt)];
            assert.ok(first >= limit && first <= limit + 9, `The first failed after ${first} s.`);
            assert.ok(last <= limit + 30, `The last failed after ${last} s.`);
        });
    }

    it("fails the calls of one account together", async () => {
        const accounts = new ThrottledAccounts(() => true);
        await accounts.list(1, { callsEach: 50 });
        assert.equal(accounts.failedAt.length, 50);
        assert.ok(Math.max(...accounts.failedAt) <= 162 + 15, `The last failed after ${accounts.failedAt.at(-1)} s.`);
    });

    it("counts the time again after AWS accepts a call", async () => {
        const accounts = new ThrottledAccounts((seconds) => seconds < 150 || (seconds > 165 && seconds < 300));
        await accounts.list(200);
        assert.deepEqual(accounts.failedAt, []);
    });

    for (const count of [1, 8, 50]) {
        it(`reports every 30 seconds that ${count} accounts wait, how long at most, and why`, async () => {
            const accounts = new ThrottledAccounts((seconds) => seconds < 150);
            await accounts.list(count);
            assert.deepEqual(accounts.failedAt, []);
            const times = accounts.progress.map(({ at }) => at);
            assert.ok(times.length >= 4 && times.length <= 6, `${times}`);
            for (const [index, at] of times.entries()) {
                const before = times[index - 1] ?? -20;
                assert.ok(at - before >= 20 && at - before <= 36, `${times}`);
            }
            const words =
                /^AWS has throttled all calls of ListHandshakesForAccount for (\d+) s\. Another tool probably makes these calls too\. (\d+) more calls wait, for at most (\d+) s\.$/;
            const [, throttled, calls, left] = words.exec(accounts.progress[1]?.message ?? "") ?? [];
            assert.ok(Math.abs(Number(throttled) - (times[1] ?? 0)) <= 1.5, accounts.progress[1]?.message);
            assert.ok(Number(calls) >= count - 5 && Number(calls) <= count && Number(calls) > 0, calls);
            assert.ok(Math.abs(Number(throttled) + Number(left) - 172) <= 2, left);
        });
    }

    it("ends a wait at once if the operation is canceled", async () => {
        const accounts = new ThrottledAccounts(() => true);
        void accounts.clock.sleep(100_000).then(() => accounts.canceling.abort());
        await accounts.list(8);
        assert.deepEqual(accounts.failedAt, Array(8).fill(100));
        assert.deepEqual([...accounts.errors], ["AbortError"]);
        assert.equal(accounts.clock.sleeping, 0);
    });

    it("leaves no timer and no listener", async () => {
        const accounts = new ThrottledAccounts(() => true);
        await accounts.list(100);
        assert.equal(accounts.clock.sleeping, 0);
    });
});

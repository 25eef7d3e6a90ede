import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { AbortError } from "../../src/aws/calls/cancellation";
import type { Wait } from "../../src/aws/calls/messages";
import { OperationLimiter } from "../../src/aws/calls/operationLimiter";
import { RateLimiter, type Slot } from "../../src/aws/calls/rateLimiter";
import { TokenBucket } from "../../src/aws/calls/tokenBucket";
import { type BucketQuota, type Operation, QUOTAS } from "../../src/aws/quotas";
import { FakeClock } from "../support/fakeClock";

const list = "ListHandshakesForAccount";
const decline = "DeclineHandshake";

/** An organization as AWS limits it. */
const organization = (quota: BucketQuota = QUOTAS[list].organization) => new TokenBucket(quota);
const raised = { perSecond: 30, burst: 50 };

interface Run {
    operation?: Operation;
    /** The bucket of each account's organization; `undefined` for an account without an organization. */
    accounts: (TokenBucket | undefined)[];
    callsPerAccount?: number;
    /** Another tool that calls in an organization at a fixed rate. */
    other?: { organization: TokenBucket; perSecond: number };
    latencyMs?: number;
    /** Whether another tool uses the bucket of an account at a time in milliseconds. */
    isBusy?(account: number, now: number): boolean;
}

/** Many accounts that call at the same time, against AWS's two buckets. Each retries its throttled calls. */
class Simulation {
    readonly clock = new FakeClock();
    readonly canceling = new AbortController();
    readonly waits: Wait[] = [];
    /** The time in milliseconds at which each account finished. */
    readonly doneAt: number[] = [];
    calls = 0;
    throttled = 0;

    constructor(private readonly options: Run) {
        setMaxListeners(0, this.canceling.signal);
    }

    /** Runs the simulation and returns its duration in seconds. */
    async run(): Promise<number> {
        const { operation = list, accounts, other } = this.options;
        const { clock, canceling } = this;
        const limiter = new OperationLimiter(operation, { clock, signal: canceling.signal }, (wait) =>
            this.waits.push(wait),
        );
        const done = new AbortController();
        if (other !== undefined) {
            void this.callElsewhere(other, done.signal);
        }
        await clock.run(Promise.all(accounts.map((bucket, index) => this.account(index, operation, limiter, bucket))));
        done.abort();
        return clock.now() / 1_000;
    }

    get throttledPart(): number {
        return this.throttled / this.calls;
    }

    private async account(
        index: number,
        operation: Operation,
        limiter: OperationLimiter,
        shared: TokenBucket | undefined,
    ) {
        const account = limiter.addAccount();
        const own = new TokenBucket(QUOTAS[operation].account);
        const { callsPerAccount = 1, latencyMs = 20, isBusy } = this.options;
        const call = async () => {
            for (;;) {
                const slot = await account.acquire({ priority: false, signal: this.canceling.signal });
                this.calls++;
                await this.clock.sleep(latencyMs / 2);
                const now = this.clock.now();
                const isAllowed = !isBusy?.(index, now) && own.take(now) && (shared?.take(now) ?? true);
                await this.clock.sleep(latencyMs / 2);
                slot.release(isAllowed ? "unthrottled" : "throttled");
                if (isAllowed) {
                    return;
                }
                this.throttled++;
            }
        };
        await Promise.all(Array.from({ length: callsPerAccount }, call));
        this.doneAt.push(this.clock.now());
    }

    private async callElsewhere(other: { organization: TokenBucket; perSecond: number }, signal: AbortSignal) {
        while (!signal.aborted) {
            await this.clock.sleep(1_000 / other.perSecond, signal);
            other.organization.take(this.clock.now());
        }
    }
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe("OperationLimiter", function () {
    this.timeout(20_000);

    async function simulate(run: Run): Promise<{ took: number; simulation: Simulation }> {
        const simulation = new Simulation(run);
        return { took: await simulation.run(), simulation };
    }

    for (const latencyMs of [20, 200]) {
        describe(`with responses that take ${latencyMs} ms`, () => {
            const cases: [name: string, run: () => Run, most: { took: number; throttled: number }][] = [
                [
                    "200 accounts of one organization",
                    () => ({ accounts: times(200, organization()) }),
                    { took: 33, throttled: 0.06 },
                ],
                [
                    "1,000 accounts of one organization",
                    () => ({ accounts: times(1_000, organization()) }),
                    { took: 167, throttled: 0.045 },
                ],
                [
                    "200 accounts of an organization whose bucket was just emptied",
                    () => {
                        const empty = organization();
                        while (empty.take(0)) {}
                        return { accounts: times(200, empty) };
                    },
                    { took: 35, throttled: 0.08 },
                ],
                [
                    "1,000 accounts of an organization with a raised quota",
                    () => ({ accounts: times(1_000, organization(raised)) }),
                    { took: 48, throttled: 0.08 },
                ],
                [
                    "two organizations of 100 accounts",
                    () => {
                        const [one, other] = [organization(), organization()];
                        return { accounts: times(100, [one, other]).flat() };
                    },
                    { took: 22, throttled: 0.14 },
                ],
                [
                    "100 accounts of an organization and 100 without one",
                    () => {
                        const one = organization();
                        return { accounts: times(100, [one, undefined]).flat() };
                    },
                    { took: 22, throttled: 0.12 },
                ],
                [
                    "two declines in each of 50 accounts of one organization",
                    () => ({
                        operation: decline,
                        callsPerAccount: 2,
                        accounts: times(50, organization(QUOTAS[decline].organization)),
                    }),
                    { took: 22, throttled: 0.1 },
                ],
                [
                    "200 accounts of an organization whose limit another tool shares",
                    () => {
                        const shared = organization();
                        return { accounts: times(200, shared), other: { organization: shared, perSecond: 3 } };
                    },
                    { took: 66, throttled: 0.14 },
                ],
            ];
            for (const [name, run, most] of cases) {
                it(`serves ${name} in ${most.took} s, with at most ${(most.throttled * 100).toFixed(1)} % of the calls throttled`, async () => {
                    const { took, simulation } = await simulate({ latencyMs, ...run() });
                    assert.equal(simulation.doneAt.length, run().accounts.length);
                    assert.ok(took <= most.took, `It took ${took} s.`);
                    assert.ok(simulation.throttledPart <= most.throttled, `${simulation.throttledPart} were throttled`);
                });
            }

            it("serves 200 accounts without an organization within 12 responses, and none is throttled", async () => {
                const { took, simulation } = await simulate({ latencyMs, accounts: times(200, undefined) });
                assert.equal(simulation.throttled, 0);
                assert.ok(took <= (12 * latencyMs) / 1_000, `It took ${took} s.`);
            });

            it("limits accounts without an organization by their own limit only", async () => {
                const { took, simulation } = await simulate({
                    latencyMs,
                    operation: decline,
                    callsPerAccount: 5,
                    accounts: times(20, undefined),
                });
                // Each account's bucket throttles one or two calls.
                assert.ok(simulation.throttled <= 30, `${simulation.throttled} were throttled`);
                assert.ok(took <= 7, `It took ${took} s.`);
            });
        });
    }

    it("uses a RateLimiter that starts the documented burst, then one call, and one more per response", async () => {
        const { signal } = new AbortController();
        setMaxListeners(0, signal);
        const limiter = new RateLimiter({
            clock: new FakeClock(),
            quota: { perSecond: 1, burst: 2 },
            limitedMode: "fixed",
            initialConcurrency: 2,
        });
        const slots: Slot[] = [];
        for (const _ of times(20, undefined)) {
            void limiter.acquire({ priority: false, signal }).then((slot) => slots.push(slot));
        }
        const inFlight: number[] = [];
        for (let responses = 0; responses < 6; responses++) {
            await new Promise(setImmediate);
            inFlight.push(slots.length - responses);
            slots[responses]?.release("unthrottled");
        }
        assert.deepEqual(inFlight, [2, 1, 1, 2, 3, 4]);
    });

    it("starts calls with priority first", async () => {
        const clock = new FakeClock();
        const { signal } = new AbortController();
        const limiter = new OperationLimiter(decline, { clock, signal }, () => undefined).addAccount();
        const first = await limiter.acquire({ priority: false, signal });
        const order: string[] = [];
        for (const [name, priority] of [
            ["second", false],
            ["third", false],
            ["retry", true],
        ] as const) {
            void limiter.acquire({ priority, signal }).then((slot) => {
                order.push(name);
                slot.release("unthrottled");
            });
        }
        first.release("unthrottled");
        await new Promise(setImmediate);
        assert.deepEqual(order, ["retry", "second", "third"]);
    });

    it("lets no account starve: the slowest of 200 with three calls each ends within 1.5 times the mean", async () => {
        const shared = organization();
        const simulation = new Simulation({ accounts: times(200, shared), callsPerAccount: 3 });
        await simulation.run();
        const mean = simulation.doneAt.reduce((sum, at) => sum + at, 0) / simulation.doneAt.length;
        assert.ok(Math.max(...simulation.doneAt) <= 1.5 * mean, `${Math.max(...simulation.doneAt) / mean}`);
    });

    it("limits only the account whose own limit another tool uses", async () => {
        const isBusy = (account: number, now: number) => account === 7 && now < 20_000;
        const { simulation } = await simulate({ accounts: times(200, undefined), isBusy });
        const [last = 0, ...others] = [...simulation.doneAt].reverse();
        assert.ok(last > 20_000 && last < 22_000, `The limited account ended after ${last} ms.`);
        assert.ok(Math.max(...others) <= 400, `The others ended after ${Math.max(...others)} ms.`);
        assert.ok(simulation.throttled <= 40, `${simulation.throttled} were throttled`);
    });

    it("adapts to the rate that another tool leaves of a single account's own limit", async () => {
        let tokens = 0;
        const isBusy = () => ++tokens % 2 === 0;
        const simulation = new Simulation({ operation: decline, callsPerAccount: 20, accounts: [undefined], isBusy });
        const took = await simulation.run();
        assert.ok(simulation.throttled <= 25, `${simulation.throttled} were throttled`);
        assert.ok(took < 80, `It took ${took} s.`);
    });

    it("limits a single account by its own limit only", async () => {
        const simulation = new Simulation({ operation: decline, callsPerAccount: 20, accounts: [undefined] });
        const took = await simulation.run();
        assert.equal(simulation.throttled, 1);
        assert.ok(took > 18 && took < 21, `It took ${took} s.`);
    });

    it("reports every 30 seconds how many calls wait for the organization's limit and about how long", async () => {
        const simulation = new Simulation({ accounts: times(1_000, organization()) });
        const took = await simulation.run();
        assert.equal(simulation.waits.length, 6);
        for (const [index, wait] of simulation.waits.entries()) {
            assert.equal(wait.limit, "organization");
            assert.equal(wait.operation, list);
            const left = took - index * 30;
            assert.ok(Math.abs(wait.seconds - left) < 0.35 * left, `${wait.seconds} s instead of ${left} s`);
            assert.ok(Math.abs(wait.calls - left * 6) < 30, `${wait.calls} calls, ${left} s before the end`);
        }
    });

    it("reports that calls wait for the account's own limit", async () => {
        const simulation = new Simulation({ operation: decline, callsPerAccount: 50, accounts: [undefined] });
        await simulation.run();
        assert.deepEqual(
            simulation.waits.map(({ limit, calls, perSecond }) => [limit, calls, perSecond]),
            [
                ["account", 48, 1],
                ["account", simulation.waits[1]?.calls, 1],
            ],
        );
    });

    it("reports no short wait", async () => {
        const simulation = new Simulation({ accounts: times(60, organization()) });
        await simulation.run();
        assert.deepEqual(simulation.waits, []);
    });

    it("ends all waits if the operation is canceled, starts no further call and leaves no timer", async () => {
        const simulation = new Simulation({ accounts: times(200, organization()) });
        const { clock, canceling } = simulation;
        let before = 0;
        void clock.sleep(5_000).then(() => {
            before = simulation.calls;
            canceling.abort();
        });
        await assert.rejects(simulation.run(), AbortError);
        await new Promise(setImmediate);
        assert.ok(clock.now() <= 5_000, `It ended after ${clock.now()} ms.`);
        assert.equal(simulation.calls, before);
        assert.ok(simulation.calls < 60);
        // Only the calls in flight sleep.
        assert.ok(clock.sleeping <= 1, `${clock.sleeping} sleep`);
    });
});

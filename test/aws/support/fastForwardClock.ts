import type { Sandbox } from "../../../sandbox";
import type { Clock } from "../../../src/aws/calls/clock";

/** After this many rounds of the event loop without activity, everything waits for time to pass. */
const QUIET_ROUNDS = 25;

/** A timer of the SDK, such as its connection timeout. */
class FakeTimer {
    constructor(readonly sleeper: Sleeper) {}

    ref(): this {
        return this;
    }

    unref(): this {
        return this;
    }
}

interface Sleeper {
    due: number;
    wake(): void;
}

/**
 * A clock that skips every wait: once all pending work sleeps, it advances the sandbox's clock to the first wake-up.
 * Sleepers wake in the order in which a real clock would wake them.
 */
export class FastForwardClock implements Clock {
    /** The sum of all sleeps, in milliseconds. */
    sleptMs = 0;
    private readonly sleepers = new Set<Sleeper>();
    private isAdvancing = false;

    constructor(
        private readonly sandbox: Sandbox,
        readonly random: () => number = () => 0.5,
    ) {}

    now(): number {
        return this.sandbox.clock.time();
    }

    sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
        this.sleptMs += milliseconds;
        return new Promise((wake) => {
            const sleeper = { due: this.now() + milliseconds, wake };
            this.add(sleeper);
            signal.addEventListener("abort", () => this.sleepers.delete(sleeper) && wake(), { once: true });
        });
    }

    /** Runs `run` with timeouts of a second and more on this clock, so that a hanging endpoint costs no test time. */
    async withTimeouts<T>(run: () => Promise<T>): Promise<T> {
        const { setTimeout, clearTimeout } = globalThis;
        const fakeSetTimeout = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
            if (milliseconds < 1_000) {
                return setTimeout(callback, milliseconds, ...args);
            }
            const sleeper = { due: this.now() + milliseconds, wake: () => callback(...args) };
            this.add(sleeper);
            return new FakeTimer(sleeper);
        };
        const fakeClearTimeout = (timer: unknown) =>
            timer instanceof FakeTimer ? this.sleepers.delete(timer.sleeper) : clearTimeout(timer as number);
        Object.assign(globalThis, { setTimeout: fakeSetTimeout, clearTimeout: fakeClearTimeout });
        try {
            return await run();
        } finally {
            Object.assign(globalThis, { setTimeout, clearTimeout });
        }
    }

    private add(sleeper: Sleeper): void {
        this.sleepers.add(sleeper);
        if (!this.isAdvancing) {
            this.isAdvancing = true;
            void this.advance();
        }
    }

    private async advance(): Promise<void> {
        while (this.sleepers.size > 0) {
            await this.waitForQuiet();
            const first = this.next();
            if (first !== undefined) {
                this.sleepers.delete(first);
                // Round up to a whole millisecond, so that a bucket that refills every second has refilled.
                this.sandbox.clock.advance({ ms: Math.max(0, Math.ceil(first.due - this.now())) });
                first.wake();
            }
        }
        this.isAdvancing = false;
    }

    /** The sleeper that is due first; of several, the one that fell asleep first. */
    private next(): Sleeper | undefined {
        let first: Sleeper | undefined;
        for (const sleeper of this.sleepers) {
            if (first === undefined || sleeper.due < first.due) {
                first = sleeper;
            }
        }
        return first;
    }

    private async waitForQuiet(): Promise<void> {
        let before = -1;
        for (let round = 0; round < QUIET_ROUNDS; round++) {
            await new Promise(setImmediate);
            const now = this.activity();
            if (now !== before) {
                before = now;
                round = 0;
            }
        }
    }

    /** A number that changes with every activity. */
    private activity(): number {
        const { requests } = this.sandbox;
        const last = requests.at(-1);
        return requests.length * 1000 + (last?.status ?? 0) + this.sleepers.size * 1e9;
    }
}

/** Pseudorandom numbers in [0, 1). The same seed gives the same sequence. */
export function seeded(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        // mulberry32
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

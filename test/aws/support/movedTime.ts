import type { Sandbox } from "../../../sandbox";
import type { Clock } from "../../../src/aws/calls/clock";

/** So many rounds of the event loop in which nothing happens mean that all wait for time to pass. */
const quietRounds = 25;

/** A timer of the SDK's, such as the one that gives up a connection. */
class MovedTimer {
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
 * The time of a sandbox, which a test moves: as soon as all that is under way waits for time to pass, it has passed.
 * Those who sleep at the same time wake in the right order, as they would by a real clock.
 */
export class MovedTime implements Clock {
    /** For how many milliseconds anybody has slept, all together. */
    slept = 0;
    private readonly sleepers = new Set<Sleeper>();
    private moving = false;

    constructor(
        private readonly sandbox: Sandbox,
        readonly random: () => number = () => 0.5,
    ) {}

    now(): number {
        return this.sandbox.clock.time();
    }

    sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
        this.slept += milliseconds;
        return new Promise((wake) => {
            const sleeper = { due: this.now() + milliseconds, wake };
            this.add(sleeper);
            signal.addEventListener("abort", () => this.sleepers.delete(sleeper) && wake(), { once: true });
        });
    }

    /** Runs something whose time-outs of a second and more go by this time too: a hanging endpoint costs no test time. */
    async withTimeouts<T>(run: () => Promise<T>): Promise<T> {
        const { setTimeout, clearTimeout } = globalThis;
        const moved = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
            if (milliseconds < 1_000) {
                return setTimeout(callback, milliseconds, ...args);
            }
            const sleeper = { due: this.now() + milliseconds, wake: () => callback(...args) };
            this.add(sleeper);
            return new MovedTimer(sleeper);
        };
        const clear = (timer: unknown) =>
            timer instanceof MovedTimer ? this.sleepers.delete(timer.sleeper) : clearTimeout(timer as number);
        Object.assign(globalThis, { setTimeout: moved, clearTimeout: clear });
        try {
            return await run();
        } finally {
            Object.assign(globalThis, { setTimeout, clearTimeout });
        }
    }

    private add(sleeper: Sleeper): void {
        this.sleepers.add(sleeper);
        if (!this.moving) {
            this.moving = true;
            void this.move();
        }
    }

    private async move(): Promise<void> {
        while (this.sleepers.size > 0) {
            await this.quiet();
            const [first] = [...this.sleepers].sort((one, other) => one.due - other.due);
            if (first !== undefined) {
                this.sleepers.delete(first);
                // A whole millisecond, so that a bucket that fills by the second has filled.
                this.sandbox.clock.advance({ ms: Math.max(0, Math.ceil(first.due - this.now())) });
                first.wake();
            }
        }
        this.moving = false;
    }

    private async quiet(): Promise<void> {
        let before = -1;
        for (let round = 0; round < quietRounds; round++) {
            await new Promise(setImmediate);
            const now = this.activity();
            if (now !== before) {
                before = now;
                round = 0;
            }
        }
    }

    /** A number that changes whenever something happens. */
    private activity(): number {
        const { requests } = this.sandbox;
        const last = requests.at(-1);
        return requests.length * 1000 + (last?.status ?? 0) + this.sleepers.size * 1e9;
    }
}

/** Numbers from 0 up to but not including 1 that are the same for the same seed. */
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

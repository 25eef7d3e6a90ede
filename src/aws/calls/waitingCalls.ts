import { AbortError } from "./cancellation";

/** How a call waits for a slot of a rate limiter. */
export interface WaitOptions {
    /** Whether the call goes before all calls without priority. */
    priority: boolean;
    /** Ends the wait. */
    signal: AbortSignal;
    /**
     * How long AWS may throttle all calls of the operation before this call fails, in milliseconds; no limit by
     * default.
     */
    maxThrottledMs?: number;
}

interface WaitingCall<Slot> extends Pick<WaitOptions, "maxThrottledMs"> {
    start(slot: Slot): void;
    fail(error: unknown): void;
}

/** The calls that wait for a slot, in order. Those with priority are first. */
export class WaitingCalls<Slot> {
    private readonly priorityQueue = new Set<WaitingCall<Slot>>();
    private readonly queue = new Set<WaitingCall<Slot>>();

    /** @param onLeave runs when a call has left without a slot. */
    constructor(private readonly onLeave: () => void) {}

    /** The number of calls. */
    get size(): number {
        return this.priorityQueue.size + this.queue.size;
    }

    /**
     * Adds a call, and returns the slot that it gets.
     *
     * @throws AbortError when the signal aborts; the error of {@link failOverdue}.
     */
    add({ priority, signal, maxThrottledMs }: WaitOptions): Promise<Slot> {
        if (signal.aborted) {
            return Promise.reject(new AbortError());
        }
        const queue = priority ? this.priorityQueue : this.queue;
        return new Promise((resolve, reject) => {
            const start = (slot: Slot) => {
                signal.removeEventListener("abort", cancel);
                resolve(slot);
            };
            const fail = (error: unknown) => {
                signal.removeEventListener("abort", cancel);
                queue.delete(call);
                this.onLeave();
                reject(error);
            };
            const cancel = () => fail(new AbortError());
            const call: WaitingCall<Slot> = { start, fail, maxThrottledMs };
            signal.addEventListener("abort", cancel, { once: true });
            queue.add(call);
        });
    }

    /** Removes the first call. Returns the function that gives it its slot; `undefined` if no call waits. */
    takeFirst(): ((slot: Slot) => void) | undefined {
        for (const queue of [this.priorityQueue, this.queue]) {
            for (const call of queue) {
                queue.delete(call);
                return call.start;
            }
        }
        return undefined;
    }

    /**
     * Fails the calls whose time is over.
     *
     * @param throttledMs how long AWS has throttled all calls of the operation, in milliseconds.
     * @param error AWS's last error.
     */
    failOverdue(throttledMs: number, error: unknown): void {
        for (const call of [...this.priorityQueue, ...this.queue]) {
            if (throttledMs >= (call.maxThrottledMs ?? Number.POSITIVE_INFINITY)) {
                call.fail(error);
            }
        }
    }
}

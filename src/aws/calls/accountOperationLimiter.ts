import type { Quota } from "../quotas";
import type { CallContext } from "./clock";
import type { OperationLimiter } from "./operationLimiter";
import { MAX_CONCURRENCY, type Outcome, RateLimiter, type Slot } from "./rateLimiter";
import { TokenBucket } from "./tokenBucket";
import type { WaitOptions } from "./waitingCalls";

/** The right to make one call of an operation. */
export interface OperationSlot extends Slot {
    /**
     * Ends the call. It must be called once.
     *
     * @param error AWS's error, for a throttled call.
     */
    release(outcome: Outcome, error?: unknown): void;
}

/** The limits of one operation in one account. A call needs a slot of its account and a shared slot. */
export class AccountOperationLimiter {
    /** The limit of the account alone. */
    readonly accountOnly: RateLimiter;
    private readonly bucket: TokenBucket;

    constructor(
        quota: Quota,
        private readonly shared: RateLimiter,
        private readonly context: CallContext,
        private readonly operation: OperationLimiter,
    ) {
        this.accountOnly = new RateLimiter({
            clock: context.clock,
            quota: quota.account,
            limitedMode: "fixed",
            initialConcurrency: 1,
            // While accounts wait for the shared limit, each queues one call, so that no account waits behind all calls
            // of another.
            maxConcurrency: () => (shared.perSecond === undefined ? MAX_CONCURRENCY : 1),
        });
        this.bucket = new TokenBucket(quota.account);
    }

    /** When AWS last accepted a call of any account, in milliseconds of the clock. */
    get lastUnthrottledAt(): number {
        return this.shared.lastUnthrottledAt;
    }

    /** Waits before a throttled call queues again. */
    async backOff(milliseconds: number, signal: AbortSignal): Promise<void> {
        await this.operation.backOff(milliseconds, signal);
    }

    /** Since when AWS has throttled all calls of all accounts; `undefined` while it accepts calls. */
    get operationThrottledSince(): number | undefined {
        return this.operation.throttledSince;
    }

    /**
     * Waits for a slot.
     *
     * @throws AbortError when the signal aborts; AWS's last error if AWS has throttled all calls for `maxThrottledMs`.
     */
    async acquire(options: WaitOptions): Promise<OperationSlot> {
        this.operation.recordMaxThrottledTime(options.maxThrottledMs);
        const ownSlot = await this.accountOnly.acquire(options);
        const sharedSlot = await this.shared.acquire(options).catch((thrown) => {
            ownSlot.release("other");
            throw thrown;
        });
        this.operation.reportWait();
        const hadToken = this.bucket.take(this.context.clock.now());
        return {
            release: (outcome, error) => {
                const isThrottled = outcome === "throttled";
                // If the account's bucket had a token, others caused the throttling: accounts of its organization, or a
                // tool that calls in the account.
                const isEarly = isThrottled && hadToken;
                const isShared = isEarly && this.operation.recordThrottledEarly(this);
                ownSlot.release(isShared ? "other" : isEarly ? "throttledEarly" : outcome);
                sharedSlot.release(isThrottled && !isShared ? "other" : outcome);
                this.operation.recordResponse(outcome, error);
            },
        };
    }
}

import { type Operation, QUOTAS, type Quota } from "../quotas";
import type { CallContext } from "./clock";
import type { Wait } from "./messages";
import { type AcquireOptions, MAX_CONCURRENCY, RateLimiter, type Slot } from "./rateLimiter";
import { TokenBucket } from "./tokenBucket";

const LONG_WAIT_MS = 10_000;
const REPORT_INTERVAL_MS = 30_000;
/** Adding up the queues of many accounts takes a while. */
const LOOK_INTERVAL_MS = 1_000;

/**
 * The limits of one operation of AWS Organizations: one for each account, and one that all accounts share. Which
 * accounts belong to one organization isn't known, so the shared limit is that of all organizations together. It applies
 * from the first throttled call on that its account's own limit doesn't explain.
 */
export class OperationLimiter {
    private readonly quota: Quota;
    private readonly shared: RateLimiter;
    private readonly accounts: AccountLimiter[] = [];
    private reportedAt = Number.NEGATIVE_INFINITY;
    private lookedAt = Number.NEGATIVE_INFINITY;

    /** @param onLongWait called once every 30 seconds while calls have to wait for long. */
    constructor(
        private readonly operation: Operation,
        private readonly context: CallContext,
        private readonly onLongWait: (wait: Wait) => void,
    ) {
        this.quota = QUOTAS[operation];
        const quota = this.quota.organization;
        this.shared = new RateLimiter({
            clock: context.clock,
            quota,
            limitedMode: "adaptive",
            // Half of the bucket: an operation before this one may have used some of it.
            initialConcurrency: Math.ceil(quota.burst / 2),
        });
    }

    /** The limiter of one more account. */
    addAccount(): AccountLimiter {
        const account = new AccountLimiter(this.quota, this.shared, this.context, () => this.reportWait());
        this.accounts.push(account);
        return account;
    }

    private reportWait(): void {
        const now = this.context.clock.now();
        if (now - this.reportedAt < REPORT_INTERVAL_MS || now - this.lookedAt < LOOK_INTERVAL_MS) {
            return;
        }
        this.lookedAt = now;
        const wait = this.longestWait();
        if (wait.seconds * 1_000 > LONG_WAIT_MS && !this.context.signal.aborted) {
            this.reportedAt = now;
            this.onLongWait(wait);
        }
    }

    private longestWait(): Wait {
        const { operation, quota, shared } = this;
        let calls = shared.waiting;
        let seconds = 0;
        for (const { own: limiter } of this.accounts) {
            calls += limiter.waiting;
            seconds = Math.max(seconds, limiter.perSecond === undefined ? 0 : limiter.waiting / limiter.perSecond);
        }
        const sharedSeconds = shared.perSecond === undefined ? 0 : calls / shared.perSecond;
        return shared.perSecond !== undefined && sharedSeconds >= seconds
            ? { operation, calls, seconds: sharedSeconds, limit: "organization", perSecond: shared.perSecond }
            : { operation, calls, seconds, limit: "account", perSecond: quota.account.perSecond };
    }
}

/** The limits of one operation for one account: a call needs a slot of its own account and a shared one. */
export class AccountLimiter {
    /** The limit of the account alone. */
    readonly own: RateLimiter;
    private readonly bucket: TokenBucket;

    constructor(
        quota: Quota,
        private readonly shared: RateLimiter,
        private readonly context: CallContext,
        private readonly onChange: () => void,
    ) {
        this.own = new RateLimiter({
            clock: context.clock,
            quota: quota.account,
            limitedMode: "fixed",
            initialConcurrency: 1,
            // Where accounts wait for a shared limit, each has one call in line: none waits behind all calls of another.
            maxConcurrency: () => (shared.perSecond === undefined ? MAX_CONCURRENCY : 1),
        });
        this.bucket = new TokenBucket(quota.account);
    }

    /** When a call of any account that AWS didn't throttle was last answered, in milliseconds. */
    get lastUnthrottledAt(): number {
        return this.shared.lastUnthrottledAt;
    }

    /**
     * Waits for a slot.
     *
     * @throws Canceled as soon as the signal aborts.
     */
    async acquire(options: AcquireOptions): Promise<Slot> {
        const own = await this.own.acquire(options);
        const shared = await this.shared.acquire(options).catch((thrown) => {
            own.release("other");
            throw thrown;
        });
        this.onChange();
        const hadToken = this.bucket.take(this.context.clock.now());
        return {
            release: (outcome) => {
                const isThrottled = outcome === "throttled";
                // An account whose bucket had a token is throttled for the calls of others in its organization.
                own.release(isThrottled && hadToken ? "other" : outcome);
                shared.release(isThrottled && !hadToken ? "other" : outcome);
                this.onChange();
            },
        };
    }
}

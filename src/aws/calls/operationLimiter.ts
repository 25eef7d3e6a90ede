import { type Operation, QUOTAS, type Quota } from "../quotas";
import { AccountOperationLimiter } from "./accountOperationLimiter";
import type { CallContext } from "./clock";
import type { Wait } from "./messages";
import { type Outcome, RateLimiter } from "./rateLimiter";

const LONG_WAIT_MS = 10_000;
const REPORT_INTERVAL_MS = 30_000;
/** How often a throttled call that backs off checks whether to report the wait. */
const BACK_OFF_CHECK_INTERVAL_MS = 5_000;
/** The minimum interval between two checks, because each sums the queues of all accounts. */
const CHECK_INTERVAL_MS = 1_000;

/**
 * The limits of one operation of AWS Organizations: one for each account, and one that all accounts share. The package
 * does not know which accounts belong to one organization, so all organizations share one limit. It applies after AWS
 * throttled two accounts that had not used up their own limits. For one account alone, another tool may be the cause.
 */
export class OperationLimiter {
    private readonly quota: Quota;
    private readonly shared: RateLimiter;
    private readonly accounts: AccountOperationLimiter[] = [];
    /** When AWS began to throttle all calls; `undefined` while it accepts calls. */
    private throttledAt: number | undefined;
    /** The number of throttled calls that wait before they queue again. */
    private backingOff = 0;
    /** The first account with a throttled call that its own limit does not explain. */
    private throttledEarly: AccountOperationLimiter | undefined;
    private maxThrottledMs = 0;
    private reportedAt = Number.NEGATIVE_INFINITY;
    private checkedAt = Number.NEGATIVE_INFINITY;

    /** @param onLongWait is called at most every 30 seconds while calls wait for more than 10 seconds. */
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
            // Half of the bucket, because an earlier operation may have used a part of it.
            initialConcurrency: Math.ceil(quota.burst / 2),
        });
    }

    /** Returns the limiter of a new account. */
    addAccount(): AccountOperationLimiter {
        const account = new AccountOperationLimiter(this.quota, this.shared, this.context, this);
        this.accounts.push(account);
        return account;
    }

    /** Since when AWS has throttled all calls, in milliseconds of the clock; `undefined` while it accepts calls. */
    get throttledSince(): number | undefined {
        return this.throttledAt;
    }

    /**
     * Records a response. If AWS has throttled all calls for long, calls that wait for a slot fail too.
     *
     * @param error AWS's error, for a throttled call.
     */
    recordResponse(outcome: Outcome, error: unknown): void {
        if (outcome === "unthrottled") {
            this.throttledAt = undefined;
        } else if (outcome === "throttled") {
            const now = this.context.clock.now();
            this.throttledAt ??= now;
            for (const limiter of [this.shared, ...this.accounts.map(({ accountOnly }) => accountOnly)]) {
                limiter.failWaiting(now - this.throttledAt, error);
            }
        }
        this.reportWait();
    }

    /**
     * Records a throttled call that the account's own limit does not explain. Returns whether all accounts share a
     * limit.
     */
    recordThrottledEarly(account: AccountOperationLimiter): boolean {
        this.throttledEarly ??= account;
        return this.throttledEarly !== account || this.shared.perSecond !== undefined;
    }

    /**
     * Waits before a throttled call queues again. Meanwhile, the call counts as a waiting one.
     *
     * @param signal ends the wait.
     */
    async backOff(milliseconds: number, signal: AbortSignal): Promise<void> {
        const { clock } = this.context;
        const endsAt = clock.now() + milliseconds;
        this.backingOff++;
        // No response may come for minutes, so the waiting call itself reports the wait.
        for (let leftMs = milliseconds; leftMs > 0 && !signal.aborted; leftMs = endsAt - clock.now()) {
            await clock.sleep(Math.min(leftMs, BACK_OFF_CHECK_INTERVAL_MS), signal);
            this.reportWait();
        }
        this.backingOff--;
    }

    /** Records how long AWS may throttle all calls until a call fails, in milliseconds. */
    recordMaxThrottledTime(maxThrottledMs = 0): void {
        this.maxThrottledMs = Math.max(this.maxThrottledMs, maxThrottledMs);
    }

    /** Reports a long wait, at most every 30 seconds. */
    reportWait(): void {
        const now = this.context.clock.now();
        if (now - this.reportedAt < REPORT_INTERVAL_MS || now - this.checkedAt < CHECK_INTERVAL_MS) {
            return;
        }
        this.checkedAt = now;
        const wait = this.longestWait();
        const throttledMs = this.throttledAt === undefined ? 0 : now - this.throttledAt;
        const isLong = Math.max(wait.seconds * 1_000, throttledMs) > LONG_WAIT_MS;
        if (isLong && wait.calls > 0 && !this.context.signal.aborted) {
            this.reportedAt = now;
            this.onLongWait(throttledMs > LONG_WAIT_MS ? this.whileThrottled(wait, throttledMs) : wait);
        }
    }

    private whileThrottled(wait: Wait, throttledMs: number): Wait {
        const seconds = Math.max(0, this.maxThrottledMs - throttledMs) / 1_000;
        return { ...wait, seconds, throttledSeconds: throttledMs / 1_000 };
    }

    private longestWait(): Wait {
        const { operation, quota, shared } = this;
        let calls = shared.waiting + this.backingOff;
        let seconds = 0;
        for (const { accountOnly: limiter } of this.accounts) {
            calls += limiter.waiting;
            seconds = Math.max(seconds, limiter.perSecond === undefined ? 0 : limiter.waiting / limiter.perSecond);
        }
        const sharedSeconds = shared.perSecond === undefined ? 0 : calls / shared.perSecond;
        return shared.perSecond !== undefined && sharedSeconds >= seconds
            ? { operation, calls, seconds: sharedSeconds, limit: "organization", perSecond: shared.perSecond }
            : { operation, calls, seconds, limit: "account", perSecond: quota.account.perSecond };
    }
}

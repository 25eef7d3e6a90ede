import type { Operation } from "../quotas";

/*
 * Messages about responses of AWS. Each message stands alone.
 */

/** For pages that go in a circle. */
export const ENDLESS_LIST_MESSAGE =
    "ListHandshakesForAccount names a next page again and again without anything new, so its list has no end. Nothing was concluded from it; run the command again.";

/** For more pages than an account can have. */
export function tooManyPagesMessage(most: number, operation: Operation = "ListHandshakesForAccount"): string {
    return `${operation} has more than ${most.toLocaleString("en-US")} pages, which no account can have. Nothing was concluded from it. If an endpoint of your own stands for AWS, look at what it answers; otherwise run the command again.`;
}

/** For pages of accounts, units or transfers that go in a circle. */
export function repeatedPageMessage(operation: Operation): string {
    return `${operation} names the same next page twice, so its list has no end. Nothing was concluded from it; run the command again.`;
}

import type { Operation } from "../quotas";

/*
 * Messages about responses of AWS. Each message is complete by itself.
 */

/** For pages of handshakes without an end. */
export const ENDLESS_LIST_MESSAGE =
    "Pagination of ListHandshakesForAccount did not terminate: AWS returned the same page token twice, or too many pages without a new handshake. The list was not used. Run the command again.";

/** For more pages of handshakes than an account can have. */
export function tooManyPagesMessage(most: number, operation: Operation = "ListHandshakesForAccount"): string {
    return `${operation} returned more than ${most.toLocaleString("en-US")} pages, and no account can have that many. The list was not used. If you use your own endpoint for AWS, check its responses. Otherwise run the command again.`;
}

/** For pages of accounts, units or transfers that do not end. */
export function repeatedPageMessage(operation: Operation): string {
    return `${operation} returned the same page token twice, so pagination did not terminate. The list was not used. Run the command again.`;
}

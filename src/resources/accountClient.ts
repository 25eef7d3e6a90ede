import type { Handshake } from "../handshake/handshake";
import type { CallError } from "./callError";

/**
 * The calls of a resource to AWS Organizations, made in the account that received the handshakes. An implementation
 * retries what may be retried. It throws every other failure as a {@link CallError}.
 */
export interface HandshakeClient {
    /**
     * Calls DeclineHandshake. If a response is lost, it looks up the handshake before it retries. If the handshake is
     * already settled, it returns the handshake as found.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
     */
    declineHandshake(handshakeId: string): Promise<Handshake>;

    /**
     * Returns the current handshake.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
     */
    describeHandshake(handshakeId: string): Promise<Handshake>;

    /**
     * Returns the handshake from a listing that is at most a few seconds old, or describes it. Many reads share one
     * listing.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
     */
    readHandshake(handshakeId: string): Promise<Handshake>;
}

/** The calls of a guard in addition: all handshakes of the account, and the account's id. */
export interface AccountClient extends HandshakeClient {
    /**
     * Lists all handshakes of the account, from all pages.
     *
     * @param options.maxAgeMs the maximum age in milliseconds of a listing of the same operation that may be used
     *   again; 0, the default, for a new listing.
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
     */
    listHandshakes(options?: { maxAgeMs?: number }): Promise<Handshake[]>;

    /**
     * Returns the 12-digit id of the account of the credentials.
     *
     * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
     */
    accountId(): Promise<string>;
}

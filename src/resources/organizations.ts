import type { Handshake } from "../handshake/handshake";
import { HandshakeError } from "./handshakeError";

/**
 * The calls of a resource to AWS Organizations, made in the account that received the handshakes. An implementation
 * retries what may be retried. It throws every other failure as a {@link CallError}.
 */
export interface Organizations {
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
export interface AccountOrganizations extends Organizations {
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

/** A call to AWS that failed after all retries. Its message names the call, the account, AWS's error and the remedy. */
export class CallError extends HandshakeError {
    /** The operation that was called, such as `DescribeHandshake`. */
    readonly operation: string;
    /** AWS's name of the error, such as `HandshakeNotFoundException`. */
    readonly code: string;
    /** AWS's error in one line: its name, its message and the id of the request. */
    readonly serviceError: string;
    /** The account, the region and the caller of the call, as far as they are known. */
    readonly callerDescription: string;

    constructor(
        message: string,
        details: { operation: string; code: string; serviceError: string; callerDescription: string },
        options?: ErrorOptions,
    ) {
        super(message, options);
        this.operation = details.operation;
        this.code = details.code;
        this.serviceError = details.serviceError;
        this.callerDescription = details.callerDescription;
    }
}

/** Whether AWS does not know the handshake. Denied access is another error. */
export function isNotFound(error: unknown): error is CallError {
    return error instanceof CallError && error.code === "HandshakeNotFoundException";
}

/**
 * Whether the handshake is no longer pending. AWS and its emulators use both errors for a declined handshake, so only
 * its state shows whether it was declined.
 */
export function isNoLongerPending(error: unknown): error is CallError {
    return (
        error instanceof CallError &&
        (error.code === "HandshakeAlreadyInStateException" || error.code === "InvalidHandshakeTransitionException")
    );
}

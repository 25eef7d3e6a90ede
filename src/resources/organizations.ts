import type { Handshake } from "../handshake/handshake";
import { HandshakeError } from "./handshakeError";

/**
 * What a resource needs of AWS Organizations, in the account that received the handshakes. An implementation retries
 * what may be retried. It throws every other failure as a {@link CallError}.
 */
export interface Organizations {
    /**
     * Calls DeclineHandshake. Where the answer was lost, the truth is looked up first: then the handshake comes back in
     * whatever state it was found.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
     */
    declineHandshake(handshakeId: string): Promise<Handshake>;

    /**
     * Tells what AWS knows of a handshake at this moment.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
     */
    describeHandshake(handshakeId: string): Promise<Handshake>;

    /**
     * Tells what AWS knew of a handshake a few seconds ago at the most: where many are read, one listing answers for
     * all.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
     */
    readHandshake(handshakeId: string): Promise<Handshake>;
}

/** What a guard needs in addition: all handshakes of the account, and the account's id. */
export interface AccountOrganizations extends Organizations {
    /**
     * Lists all handshakes of the account, of every page.
     *
     * @param options.maxAgeMs how old a listing of the same operation may be that is used again; 0, the default, for
     *   none.
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
    /** What AWS answered: its name of the error, its message and the id of the request. */
    readonly answer: string;
    /** The account, region and caller of the call, as far as they are known. */
    readonly callerDescription: string;

    constructor(
        message: string,
        details: { operation: string; code: string; answer: string; where: string },
        options?: ErrorOptions,
    ) {
        super(message, options);
        this.operation = details.operation;
        this.code = details.code;
        this.answer = details.answer;
        this.callerDescription = details.where;
    }
}

/** Whether an error is AWS's answer that there is no such handshake; access denied is not. */
export function isNotFound(error: unknown): error is CallError {
    return error instanceof CallError && error.code === "HandshakeNotFoundException";
}

/**
 * Whether an error is AWS's answer that the handshake is no longer pending. Implementations differ on which of the two
 * they give for one already declined, so only the state found tells.
 */
export function isNoLongerPending(error: unknown): error is CallError {
    return (
        error instanceof CallError &&
        (error.code === "HandshakeAlreadyInStateException" || error.code === "InvalidHandshakeTransitionException")
    );
}

import type { Handshake } from "../handshake/handshake";
import { HandshakeError } from "./handshakeError";

/**
 * What a resource needs of AWS Organizations, in the account that received the handshakes. Whoever implements it
 * retries what may be retried; every failure that is left is a {@link CallError}.
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

/** What a guard needs of AWS besides: all handshakes of the account, and whose account it is. */
export interface AccountOrganizations extends Organizations {
    /**
     * Lists all handshakes of the account, of every page.
     *
     * @param options.maxAgeMs how old a listing of the same operation may be that is used again; 0, the default, for none.
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
     */
    listHandshakes(options?: { maxAgeMs?: number }): Promise<Handshake[]>;

    /**
     * Tells the 12-digit id of the account whose credentials are used.
     *
     * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
     */
    accountId(): Promise<string>;
}

/** A call to AWS that failed for good. Its message tells what was called, where, AWS's answer and what to do. */
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

import { HandshakeError } from "./handshakeError";

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

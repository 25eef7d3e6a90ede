/** The HTTP status of each error by the service's model (the reference says 400 for nearly all; clients go by name). */
const STATUS: Readonly<Record<string, number>> = {
    AWSOrganizationsNotInUseException: 404,
    AccessDenied: 403,
    AccessDeniedException: 403,
    ConcurrentModificationException: 409,
    ExpiredToken: 403,
    HandshakeAlreadyInStateException: 409,
    HandshakeNotFoundException: 404,
    InternalFailure: 500,
    InvalidClientTokenId: 403,
    InvalidHandshakeTransitionException: 409,
    ParentNotFoundException: 404,
    ServiceException: 500,
    ServiceUnavailableException: 503,
    // The SDK's model says 429, AWS Organizations answers 400: https://github.com/boto/botocore/pull/1498
    TooManyRequestsException: 400,
    UnknownOperationException: 404,
};

/** A refusal as the service words it; each protocol writes it in its own way. */
export class ServiceError extends Error {
    constructor(
        override readonly name: string,
        message: string,
        readonly reason?: string,
        private readonly ownStatus?: number,
    ) {
        super(message);
    }

    /** The HTTP status to answer with, under the name that `name` goes by in the answer. */
    status(name = this.name): number {
        return this.ownStatus ?? STATUS[name] ?? 400;
    }
}

/** InvalidInputException with the Reason that tells its kinds apart. */
export function invalidInput(reason: string, message: string): ServiceError {
    return new ServiceError("InvalidInputException", message, reason);
}

/** The refusal of a session that is over. */
export function expiredToken(): ServiceError {
    return new ServiceError("ExpiredTokenException", "The security token included in the request is expired");
}

/** The refusal of one request too many. */
export function tooManyRequests(): ServiceError {
    return new ServiceError(
        "TooManyRequestsException",
        "You have sent too many requests in too short a period of time. Try again later.",
    );
}

/** The refusal of a request that collides with another. */
export function concurrentModification(): ServiceError {
    return new ServiceError(
        "ConcurrentModificationException",
        "The target of the operation is currently being modified by a different request. Try again later.",
    );
}

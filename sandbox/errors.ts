/** The HTTP status of each error in the service's model. The API reference says 400 for nearly all; clients use the name. */
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
    ResponsibilityTransferNotFoundException: 404,
    ServiceException: 500,
    ServiceUnavailableException: 503,
    // The SDK's model says 429; AWS Organizations returns 400: https://github.com/boto/botocore/pull/1498
    TooManyRequestsException: 400,
    UnknownOperationException: 404,
};

/** An error of the service. Each protocol serializes it in its own format. */
export class ServiceError extends Error {
    constructor(
        override readonly name: string,
        message: string,
        readonly reason?: string,
        private readonly statusOverride?: number,
    ) {
        super(message);
    }

    /** The HTTP status of the response. `name` is the error's name in that protocol. */
    status(name = this.name): number {
        return this.statusOverride ?? STATUS[name] ?? 400;
    }
}

/** An InvalidInputException with its Reason. */
export function invalidInput(reason: string, message: string): ServiceError {
    return new ServiceError("InvalidInputException", message, reason);
}

/** The error for expired credentials. */
export function expiredToken(): ServiceError {
    return new ServiceError("ExpiredTokenException", "The security token included in the request is expired");
}

/** The throttling error. */
export function tooManyRequests(): ServiceError {
    return new ServiceError(
        "TooManyRequestsException",
        "You have sent too many requests in too short a period of time. Try again later.",
    );
}

/** The error for a request that conflicts with another one. */
export function concurrentModification(): ServiceError {
    return new ServiceError(
        "ConcurrentModificationException",
        "The target of the operation is currently being modified by a different request. Try again later.",
    );
}

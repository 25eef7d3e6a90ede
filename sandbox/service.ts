import type { Caller } from "./credentials";
import type { ServiceError } from "./errors";

/** An HTTP request. */
export interface ServiceRequest {
    method: string;
    path: string;
    /** A header by its lowercase name. */
    header(name: string): string | undefined;
    body: string;
}

/** An HTTP response. */
export interface ServiceResponse {
    status: number;
    contentType: string;
    headers?: Record<string, string>;
    body: string;
    /** The name of the error in the response. */
    error?: string;
}

/** The parsed input of a request. */
export interface ServiceCall {
    input: Readonly<Record<string, unknown>>;
    handshakeId?: string;
    /** The role to assume. */
    roleArn?: string;
}

/** One service of the endpoint: parses requests, executes operations and builds responses. */
export interface Service {
    /** The operation of a request. Each protocol names it in a different place. */
    operation(request: ServiceRequest): string;
    /** Whether the operation accepts unsigned requests. */
    isAnonymous(operation: string): boolean;
    /**
     * Parses the input of a request.
     *
     * @throws ServiceError if the input is malformed.
     */
    read(request: ServiceRequest): ServiceCall;
    /**
     * Executes an operation.
     *
     * @throws ServiceError if the operation fails.
     */
    execute(operation: string, call: ServiceCall, caller: Caller | undefined): ServiceResponse;
    /** Builds the response for an error. */
    toErrorResponse(error: ServiceError): ServiceResponse;
}

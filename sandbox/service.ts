import type { Caller } from "./credentials";
import type { ServiceError } from "./errors";

/** A request as it came in. */
export interface Request {
    method: string;
    path: string;
    /** A header by its name in lower case. */
    header(name: string): string | undefined;
    body: string;
}

/** An answer as it goes out. */
export interface Answer {
    status: number;
    contentType: string;
    headers?: Record<string, string>;
    body: string;
    /** The name of the error that it tells of. */
    error?: string;
}

/** What a request asks for. */
export interface Call {
    input: Readonly<Record<string, unknown>>;
    handshakeId?: string;
    /** The role that temporary credentials are asked for. */
    roleArn?: string;
}

/** One of the services at the endpoint: how it reads requests, carries them out and words its answers. */
export interface Service {
    /** The operation asked for, taken from where the protocol names it. */
    operation(request: Request): string;
    /** Whether the operation takes requests that nobody signed. */
    anonymous(operation: string): boolean;
    /** What is asked for; throws a ServiceError when that can't be read. */
    read(request: Request): Call;
    /** Carries out an operation, or throws a ServiceError. */
    carryOut(operation: string, call: Call, caller: Caller | undefined): Answer;
    /** Words a refusal. */
    refuse(error: ServiceError): Answer;
}

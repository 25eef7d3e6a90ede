import { isThrottlingError, isTransientError } from "@smithy/core/retry";
import { printable } from "../../handshake/printable";
import { errorEntry } from "./errorTable";
import { MAX_MESSAGE_LENGTH, shownMessage } from "./shownMessage";
import { type Thrown, toThrown } from "./thrown";
import { UnexpectedResponseError } from "./unexpectedResponseError";

/**
 * What a failed call to AWS means for the next one:
 *
 * - `throttled`: AWS changed nothing, because it received too many calls. The next call must wait.
 * - `conflict`: AWS changed nothing, because another caller changes the same handshake.
 * - `outcomeUnknown`: no readable response came, so AWS may have executed the call.
 * - `expired`: AWS changed nothing, because the credentials have expired.
 * - `nonRetryable`: a final error of AWS.
 */
export type ErrorKind = "throttled" | "conflict" | "outcomeUnknown" | "expired" | "nonRetryable";

/** The error of a call to AWS, read from what the SDK throws. */
export interface ClassifiedError {
    kind: ErrorKind;
    /** AWS's name of the error. Without one: the system's or the SDK's name, or the HTTP status. */
    code: string;
    /** The message of AWS, the SDK or the system. */
    message: string;
    /** The `Reason` of an InvalidInputException. */
    reason?: string;
    /** The id of the request, for AWS Support. */
    requestId?: string;
    /** Whether an address of this machine refused the connection. Then a long wait does not help. */
    isLocalConnectionRefused: boolean;
}

/** An emulator returns this status for an unsupported operation, with any error name. */
const NOT_IMPLEMENTED = 501;

/**
 * Classifies what the SDK throws. The name of an error counts before its HTTP status, because AWS's reference and the
 * SDK's model disagree on the status.
 */
export function classifyError(thrown: unknown): ClassifiedError {
    const error = toThrown(thrown);
    return {
        kind: kindOf(error),
        code: printable(codeOf(error)),
        message: thrown instanceof UnexpectedResponseError ? thrown.message : messageOf(error),
        reason: error.reason && printable(error.reason),
        requestId: error.requestId && printable(error.requestId),
        isLocalConnectionRefused: isLocalRefusal(error),
    };
}

/** Whether no credentials were found to sign the call. Then STS can't be asked for the caller either. */
export function isCredentialsError({ code }: ClassifiedError): boolean {
    return code === "CredentialsProviderError" || code === "TokenProviderError";
}

/**
 * Returns the error in one line, for a message.
 *
 * @param endpoint the URL that was called, or an empty string. The line names it if no usable response came.
 */
export function formatServiceError({ kind, code, reason, message, requestId }: ClassifiedError, endpoint = ""): string {
    const why = reason === undefined ? "" : ` (${reason})`;
    const at = kind === "outcomeUnknown" && endpoint !== "" ? ` at ${printable(endpoint, MAX_MESSAGE_LENGTH)}` : "";
    const request = requestId === undefined ? "" : `, request id ${requestId}`;
    return `${code}${why}${at}: ${message}${request}`;
}

function isLocalRefusal({ code, address, errors }: Thrown): boolean {
    return errors.length > 0 ? errors.every(isLocalRefusal) : code === "ECONNREFUSED" && /^(127\.|::1$)/.test(address);
}

function kindOf({ name, status = 0, forSdk }: Thrown): ErrorKind {
    const { kind } = errorEntry(name) ?? {};
    if (kind === "nonRetryable" || kind === "expired") {
        return kind;
    }
    if (status === NOT_IMPLEMENTED) {
        return "nonRetryable";
    }
    if (kind !== undefined) {
        return kind;
    }
    if (isThrottlingError(forSdk)) {
        return "throttled";
    }
    // The SDK throws an error with the status of a success for a truncated or invalid response.
    const garbled = status >= 200 && status < 300;
    const lost = garbled || status >= 500 || isTransientError(forSdk);
    return lost ? "outcomeUnknown" : "nonRetryable";
}

/** Whether AWS named the error. Otherwise the SDK or the system could not read the response. */
function isNamedByAws({ isResponse, name }: Thrown): boolean {
    return isResponse && name !== "Unknown";
}

function codeOf(error: Thrown): string {
    if (isNamedByAws(error) && error.status !== NOT_IMPLEMENTED) {
        return error.name;
    }
    const { status, code, name } = error;
    return status === undefined ? (code ?? (name === "Unknown" ? "Error" : name)) : `HTTP ${status}`;
}

function messageOf(error: Thrown): string {
    if (error.name === "CredentialsProviderError" && /^Command failed\b/.test(error.message)) {
        // Node.js repeats the command and its output. Both may contain a secret.
        return "the credential_process command of the profile failed: run the command in a shell to see its error";
    }
    if (isNamedByAws(error) || error.status === undefined) {
        const message = error.message || error.errors.map((each) => each.message).join(", ");
        return shownMessage(message) || "no message";
    }
    // The SDK's message would quote the response, which may contain a secret.
    return "the response is not from AWS Organizations: it is empty, truncated, not JSON, or has a value of an unexpected type";
}

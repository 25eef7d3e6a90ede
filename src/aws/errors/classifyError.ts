import { isThrottlingError, isTransientError } from "@smithy/core/retry";
import { printable } from "../../handshake/printable";
import { errorEntry } from "./errorTable";
import { UnexpectedResponseError } from "./unexpectedResponseError";

/**
 * What a failed call to AWS means for the next one:
 *
 * - `throttled`: AWS did nothing; wait, since there are too many calls;
 * - `conflict`: AWS did nothing; somebody else is changing the same handshake;
 * - `outcomeUnknown`: no readable answer came, so AWS may have carried the call out;
 * - `expired`: AWS did nothing; the credentials are too old;
 * - `nonRetryable`: AWS's final error.
 */
export type ErrorKind = "throttled" | "conflict" | "outcomeUnknown" | "expired" | "nonRetryable";

/** A failed call to AWS, read from what the SDK throws. */
export interface ClassifiedError {
    kind: ErrorKind;
    /** AWS's name of the error; failing that, the system's or the SDK's, or the HTTP status. */
    code: string;
    /** What AWS, the SDK or the system says. */
    message: string;
    /** The `Reason` of an InvalidInputException. */
    reason?: string;
    /** AWS's id of the request, for its support. */
    requestId?: string;
    /** Whether nothing listens at an address of this very machine, so that waiting is of little use. */
    isLocalConnectionRefused: boolean;
}

/** What the SDK throws. What it made out of an answer has every member that the answer has, of any type. */
interface ThrownBySdk {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    /** The address of a connection that couldn't be made. */
    address?: unknown;
    /** One for each address of a name. */
    errors?: unknown;
    Reason?: unknown;
    $metadata?: { httpStatusCode?: number; requestId?: string };
    $fault?: "client" | "server";
}

/** The same, checked. */
interface Thrown {
    name: string;
    code?: string;
    message: string;
    address: string;
    /** None where there is one cause only. */
    errors: Thrown[];
    reason?: string;
    status?: number;
    requestId?: string;
    /** Whether the SDK made it out of an answer. */
    isAnswer: boolean;
    /** What is safe to hand to the SDK's own functions. */
    forSdk: SdkError;
}

type SdkError = Parameters<typeof isThrottlingError>[0];

/** So many characters of a message are looked at, and shown. AWS's are shorter. */
const MAX_MESSAGE_LENGTH = 1_000;

/** The status by which an emulator says that it doesn't have a call, under any name. */
const NOT_IMPLEMENTED = 501;

/**
 * Reads what the SDK throws. Errors are told by their name before their HTTP status, on which AWS's reference and the
 * SDK's model disagree.
 */
export function classifyError(thrown: unknown): ClassifiedError {
    const error = checked(thrown);
    return {
        kind: kindOf(error),
        code: printable(codeOf(error)),
        message: thrown instanceof UnexpectedResponseError ? thrown.message : messageOf(error),
        reason: error.reason && printable(error.reason),
        requestId: error.requestId && printable(error.requestId),
        isLocalConnectionRefused: isLocalRefusal(error),
    };
}

/** Whether nobody could be found to sign the call: then nobody can ask STS who calls, either. */
export function isOfCredentials({ code }: ClassifiedError): boolean {
    return code === "CredentialsProviderError" || code === "TokenProviderError";
}

/**
 * What was answered, in one line for a message.
 *
 * @param endpoint the host that was called, or an empty text; it is told where the answer never came.
 */
export function formatServiceError({ kind, code, reason, message, requestId }: ClassifiedError, endpoint = ""): string {
    const why = reason === undefined ? "" : ` (${reason})`;
    const at = kind === "outcomeUnknown" && endpoint !== "" ? ` at ${printable(endpoint, MAX_MESSAGE_LENGTH)}` : "";
    const request = requestId === undefined ? "" : `, request id ${requestId}`;
    return `${code}${why}${at}: ${message}${request}`;
}

function checked(thrown: unknown): Thrown {
    const { name, code, message, address, errors, Reason, $metadata, $fault }: ThrownBySdk =
        thrown instanceof Error ? thrown : { message: typeof thrown === "string" ? thrown : undefined };
    // An answer may name a code, an address and a cause as well, of any type: these count from the system only.
    const isAnswer = $fault !== undefined;
    const ofSystem = isAnswer ? {} : { code, address, errors };
    const texts = { name: textOf(name) ?? "Unknown", message: textOf(message) ?? "" };
    return {
        ...texts,
        code: textOf(ofSystem.code),
        address: textOf(ofSystem.address) ?? "",
        errors: Array.isArray(ofSystem.errors) ? ofSystem.errors.map(checked) : [],
        reason: textOf(Reason),
        status: $metadata?.httpStatusCode,
        requestId: textOf($metadata?.requestId),
        isAnswer,
        forSdk: (isAnswer || !(thrown instanceof Error) ? { ...texts, $metadata } : thrown) as SdkError,
    };
}

/** A text, unless it is empty. */
function textOf(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
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
    // A truncated or garbled answer reaches the caller as an error with the status of a success.
    const garbled = status >= 200 && status < 300;
    const lost = garbled || status >= 500 || isTransientError(forSdk);
    return lost ? "outcomeUnknown" : "nonRetryable";
}

/** Whether the error is AWS's own, and not the SDK's or the system's complaint about an answer it couldn't read. */
function isNamedByAws({ isAnswer, name }: Thrown): boolean {
    return isAnswer && name !== "Unknown";
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
        // Node.js repeats the command and what it printed. Either may hold a secret.
        return "the command of the profile's credential_process failed: run it by itself to see why";
    }
    if (isNamedByAws(error) || error.status === undefined) {
        const message = error.message || error.errors.map((each) => each.message).join(", ");
        return shownMessage(message) || "no message";
    }
    // The SDK's message would quote the answer, which may hold what has to stay secret.
    return "the answer isn't one of AWS Organizations: it is empty, cut short, not JSON, or has a value in a form that AWS doesn't use";
}

/**
 * The beginning of a message in one line, without secrets. AWS's messages may name the e-mail address that a handshake
 * went to, and for a wrong signature they repeat what was to be signed, with the session token.
 *
 * Only the beginning is looked at, and each character of it a fixed number of times: the message may be of any length.
 */
function shownMessage(message: string): string {
    const line = message.slice(0, MAX_MESSAGE_LENGTH).replaceAll(/\s+/g, " ").trim();
    const [safe = ""] = line.split(/The Canonical String for this request/);
    const isCut = message.length > MAX_MESSAGE_LENGTH;
    const words = safe.replaceAll(/[^\s"'<>(),;:]+/g, (word, at: number) => {
        if (isCut && at + word.length === line.length) {
            // It may be the first half of an e-mail address.
            return "…";
        }
        return word.slice(1, -1).includes("@") ? "(e-mail address)" : word;
    });
    return withoutPeriod(printable(words, MAX_MESSAGE_LENGTH));
}

/** The text without the periods and spaces at its end: the sentence goes on. */
function withoutPeriod(text: string): string {
    let end = text.length;
    while (end > 0 && ". ".includes(text.charAt(end - 1))) {
        end--;
    }
    return text.slice(0, end);
}

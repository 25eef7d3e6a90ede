import { isThrottlingError, isTransientError } from "@smithy/core/retry";
import { ForeignAnswer } from "./answer";

/**
 * What a failed call to AWS means for the next one:
 *
 * - `throttled`: AWS did nothing; wait, since there are too many calls;
 * - `busy`: AWS did nothing; somebody else is changing the same handshake;
 * - `lost`: no readable answer came, so AWS may have carried the call out;
 * - `expired`: AWS did nothing; the credentials are too old;
 * - `refused`: AWS's last word.
 */
export type FaultKind = "throttled" | "busy" | "lost" | "expired" | "refused";

/** A failed call to AWS, read from what the SDK throws. */
export interface Fault {
    kind: FaultKind;
    /** AWS's name of the error; failing that, the system's or the SDK's, or the HTTP status. */
    code: string;
    /** What AWS, the SDK or the system says. */
    message: string;
    /** The `Reason` of an InvalidInputException. */
    reason?: string;
    /** AWS's id of the request, for its support. */
    requestId?: string;
    /** Whether nothing listens at an address of this very machine, so that waiting is of little use. */
    refusedHere: boolean;
}

interface ThrownBySdk {
    name?: string;
    code?: string;
    /** A text, if AWS answers. */
    message?: string;
    /** The address of a connection that couldn't be made. */
    address?: string;
    /** One for each address of a name. */
    errors?: ThrownBySdk[];
    Reason?: string;
    $metadata?: { httpStatusCode?: number; requestId?: string };
    $fault?: "client" | "server";
}

type SdkError = Parameters<typeof isThrottlingError>[0];

const expired = new Set(["ExpiredTokenException", "ExpiredToken", "RequestExpired"]);

const refused = new Set([
    "AccessDeniedException",
    "AccessDenied",
    "HandshakeAlreadyInStateException",
    "HandshakeNotFoundException",
    "InvalidHandshakeTransitionException",
    "InvalidInputException",
    "CredentialsProviderError",
    "TokenProviderError",
]);

/** The status by which an emulator says that it doesn't have a call, under any name. */
const notImplemented = 501;

/**
 * Reads what the SDK throws. Errors are told by their name before their HTTP status, on which AWS's reference and the
 * SDK's model disagree.
 */
export function faultOf(thrown: unknown): Fault {
    const error: ThrownBySdk = thrown instanceof Error ? thrown : { message: String(thrown) };
    const status = error.$metadata?.httpStatusCode;
    return {
        kind: kindOf(error, status ?? 0),
        code: codeOf(error, status),
        message: messageOf(error, status),
        reason: error.Reason,
        requestId: error.$metadata?.requestId,
        refusedHere: isRefusedHere(error),
    };
}

/** Whether nobody could be found to sign the call: then nobody can ask STS who calls, either. */
export function isOfCredentials({ code }: Fault): boolean {
    return code === "CredentialsProviderError" || code === "TokenProviderError";
}

/**
 * What was answered, in one line for a message.
 *
 * @param endpoint the host that was called, or an empty text; it is told where the answer never came.
 */
export function answerOf({ kind, code, reason, message, requestId }: Fault, endpoint = ""): string {
    const why = reason === undefined ? "" : ` (${reason})`;
    const at = kind === "lost" && endpoint !== "" ? ` at ${endpoint}` : "";
    const request = requestId === undefined ? "" : `, request id ${requestId}`;
    return `${code}${why}${at}: ${oneLine(message)}${request}`;
}

function oneLine(text: string): string {
    return text.replaceAll(/\s+/g, " ").replace(/[.\s]+$/, "");
}

function isRefusedHere({ code, address = "", errors }: ThrownBySdk): boolean {
    return errors?.every(isRefusedHere) ?? (code === "ECONNREFUSED" && /^(127\.|::1$)/.test(address));
}

function kindOf(error: ThrownBySdk, status: number): FaultKind {
    const name = error.name ?? "";
    if (refused.has(name)) {
        return "refused";
    }
    if (expired.has(name)) {
        return "expired";
    }
    if (status === notImplemented) {
        return "refused";
    }
    if (name === "ConcurrentModificationException") {
        return "busy";
    }
    if (isThrottlingError(error as SdkError)) {
        return "throttled";
    }
    // A truncated or garbled answer reaches the caller as an error with the status of a success.
    const garbled = status >= 200 && status < 300;
    const lost = name === "ServiceException" || garbled || status >= 500 || isTransientError(error as SdkError);
    return lost ? "lost" : "refused";
}

/** Whether the error is AWS's own, and not the SDK's or the system's complaint about an answer it couldn't read. */
function isNamedByAws({ $fault, name }: ThrownBySdk): boolean {
    return $fault !== undefined && name !== undefined && name !== "Unknown";
}

function codeOf(error: ThrownBySdk, status: number | undefined): string {
    if (isNamedByAws(error) && status !== notImplemented) {
        // The SDK copies the answer's other members, of which one may be a code of any kind.
        return String(error.name);
    }
    return status === undefined ? (error.code ?? error.name ?? "Error") : `HTTP ${status}`;
}

function messageOf(error: ThrownBySdk, status: number | undefined): string {
    if (isNamedByAws(error) || status === undefined) {
        const message: unknown = error.message || error.errors?.map((each) => each.message).join(", ");
        return withoutSecrets(typeof message === "string" && message !== "" ? message : "no message");
    }
    if (error instanceof ForeignAnswer) {
        return error.message;
    }
    // The SDK's message would quote the answer, which may hold what has to stay secret.
    return "the answer isn't one of AWS Organizations: it is empty, cut short, not JSON, or has a value in a form that AWS doesn't use";
}

/**
 * AWS's messages may name the e-mail address that a handshake went to, and for a wrong signature they repeat what was to
 * be signed, with the session token.
 */
function withoutSecrets(message: string): string {
    return message
        .replace(/The Canonical String for this request[\s\S]*/, "")
        .replaceAll(/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g, "(e-mail address)");
}

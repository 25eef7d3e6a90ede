import { describeCaller } from "../../../src/aws/calls/messages";
import { formatServiceError } from "../../../src/aws/errors/classifyError";

/** The placeholder in docs/errors.md for a value that differs each time. */
export const some = "…";

/** The placeholder in docs/errors.md for a handshake's id. */
export const id = "h-…";

/** The error of a call, in one line. */
export const serviceError = formatServiceError({
    kind: "nonRetryable",
    code: "ERROR",
    message: some,
    requestId: some,
    isLocalConnectionRefused: false,
});

/** The advice for an error of AWS. */
export const advice = "ADVICE";

/** The account, the region and the caller of a call. */
export const callerDescription = describeCaller(some, some, some);

/** A call. */
export const decline = `DeclineHandshake of handshake ${id}`;

/** An object with every member that messages take from a handshake, an account or an error. */
const anyObject = {
    handshakeId: id,
    id,
    accountId: some,
    action: some,
    state: some,
    organizationId: "o-…",
    senderAccountId: some,
    expirationTimestamp: some,
    requestedTimestamp: some,
    doubt: some,
    reason: some,
    property: some,
    serviceError,
};

/** The placeholders of parameters with these names. All other strings are "…". */
const BY_NAME: Readonly<Record<string, string>> = {
    handshakeId: id,
    organizationId: "o-…",
    namespace: "aws",
    call: decline,
    callerDescription,
    serviceError,
    advice,
};

/**
 * Returns the placeholder for a parameter of a message.
 *
 * @param type the parameter's type in the source.
 */
export function placeholder(name: string, type: string): unknown {
    if (type.endsWith("[]")) {
        return [placeholder("", type.replace(/^readonly /, "").slice(0, -2))];
    }
    if (/\bstring\b/.test(type) && !type.includes("{")) {
        return BY_NAME[name] ?? some;
    }
    // NaN in a message becomes "…".
    return type === "number" ? Number.NaN : { ...anyObject };
}

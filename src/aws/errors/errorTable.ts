import { type Operation, QUOTAS } from "../quotas";
import type { ErrorKind } from "./classifyError";

/** What the name of an error implies. */
export interface ErrorEntry {
    /** The kind, if the name alone decides it. Otherwise the SDK and the HTTP status decide. */
    kind?: ErrorKind;
    /** What a user can do about it. */
    advice: string | ((call: FailedCall) => string);
}

/** What the advice depends on, besides the name of the error. */
export interface FailedCall {
    /** The operation that failed, of AWS Organizations or of STS. */
    operation: string;
    /** The `Reason` of an InvalidInputException. */
    reason?: string;
}

function deniedAdvice({ operation }: FailedCall): string {
    const permission = `The caller needs the IAM action organizations:${operation}: an identity policy must allow it, and no service control policy may deny it.`;
    if (operation === "DescribeOrganization" || operation.endsWith("ResponsibilityTransfers")) {
        return `${permission} AWS shows billing transfers to the management account of an organization: use that account's credentials.`;
    }
    if (/^List(Accounts|OrganizationalUnits)/.test(operation)) {
        return permission; // The guard's own message says which accounts may list.
    }
    return (
        stsAdvice(operation) ??
        `${permission} The caller must belong to the account that received the handshake: use that account's credentials.`
    );
}

/** The advice for a denied call to STS, by operation. */
const STS_ADVICE: Readonly<Record<string, string>> = {
    GetCallerIdentity:
        "AWS allows every caller to call GetCallerIdentity, so something between this machine and AWS denies it. Check the policy of the VPC endpoint for STS, the proxy and aws:endpoints.",
    AssumeRole:
        "Check that the role exists, that its trust policy names the caller (and the externalId, if it requires one), and that the caller has permission for sts:AssumeRole on the role.",
    AssumeRoleWithWebIdentity:
        "Check that the role exists, that its trust policy names the token's provider, audience and subject, and that the token has not expired.",
};

/** Returns what to do if STS denies a call or returns no role; `undefined` for other operations. */
export function stsAdvice(operation: string): string | undefined {
    return Object.hasOwn(STS_ADVICE, operation) ? STS_ADVICE[operation] : undefined;
}

const CREDENTIALS_ADVICE =
    'Check the credentials: aws:profile, aws:accessKey or aws:assumeRoles of the configuration, the resource\'s connection, or the environment. "aws sts get-caller-identity" shows the account of the credentials in the environment.';

const CLOCK_ADVICE =
    "The SDK corrects a wrong clock with the time in AWS's responses, unless AWS_DISABLE_CLOCK_SKEW_CORRECTION is set.";

const CERTIFICATE_ADVICE =
    "This machine does not trust the endpoint's certificate. If a proxy or your own endpoint uses a private certificate authority, set aws:customCaBundle or AWS_CA_BUNDLE to the file with the authority's certificate.";

const UNSUPPORTED_OPERATION_ADVICE =
    "The endpoint does not support this operation: check aws:endpoints. An emulator may not implement it.";

/** Names the limits of the operation. A retry helps only after other callers use less of them. */
export function throttledAdvice({ operation }: FailedCall): string {
    if (!isLimited(operation)) {
        return "AWS throttled this call and all its retries. Run the command again later.";
    }
    return `AWS throttled this call, all its retries, and all other calls of ${operation}. ${publishedRates(operation)} Find the other tool that makes these calls (CloudTrail shows it), or ask AWS to raise the quota. Then run the command again.`;
}

function publishedRates(operation: Operation): string {
    const { account, organization } = QUOTAS[operation];
    if (account.isAssumed) {
        return "AWS publishes no rate for these calls.";
    }
    return organization.isAssumed
        ? `AWS allows an account ${account.perSecond} of these calls per second, unless AWS raised the quota.`
        : `AWS allows an account ${account.perSecond} of these calls per second, and all accounts of an organization together ${organization.perSecond} per second, unless AWS raised the quota.`;
}

function isLimited(operation: string): operation is Operation {
    return Object.hasOwn(QUOTAS, operation);
}

const ID_ADVICE =
    'Run "aws organizations list-handshakes-for-account" with the credentials of the account that received the handshake, and compare the ids with handshakeId.';

/**
 * The advice by the reason of an InvalidInputException. Our calls contain only a handshake's id or a page token. AWS's
 * reference lists more reasons, about tags, policies, targets, roles, names and lists. Our calls have none of these.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
export const ADVICE_BY_REASON: Readonly<Record<string, string>> = {
    INPUT_REQUIRED: `The call has no handshake id, which AWS requires. ${ID_ADVICE}`,
    INVALID_PATTERN: `The handshake's id doesn't have the form that AWS requires: "h-" and 8 to 32 lowercase letters or digits. ${ID_ADVICE}`,
    INVALID_PATTERN_TARGET_ID: `AWS doesn't accept the form of the handshake's id. ${ID_ADVICE}`,
    MAX_LENGTH_EXCEEDED: `The handshake's id is longer than the 34 characters that AWS allows. ${ID_ADVICE}`,
    MIN_LENGTH_EXCEEDED: `The handshake's id is shorter than AWS requires. ${ID_ADVICE}`,
    TARGET_NOT_SUPPORTED: `AWS doesn't allow this call on this handshake. ${ID_ADVICE}`,
    INVALID_NEXT_TOKEN: "AWS rejected the page token that it returned before. Run the command again.",
    INVALID_PAGINATION_TOKEN: "AWS rejected the page token that it returned before. Run the command again.",
};

function invalidInputAdvice({ reason }: FailedCall): string {
    const why =
        reason === undefined
            ? "and gave no reason"
            : `with the reason ${reason}, which no call of this package should cause`;
    // The reason may be the name of a member that every object has, such as "constructor".
    return reason !== undefined && Object.hasOwn(ADVICE_BY_REASON, reason)
        ? String(ADVICE_BY_REASON[reason])
        : `AWS rejected a value of the call ${why}. ${ID_ADVICE}`;
}

/**
 * The errors by the name that AWS, the system or the SDK gives them. Each row has the kind of the error and the advice
 * for the user.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html
 */
export const ERROR_TABLE: Readonly<Record<string, ErrorEntry>> = {
    AccessDeniedException: { kind: "nonRetryable", advice: deniedAdvice },
    AccessDenied: { kind: "nonRetryable", advice: deniedAdvice },
    UnauthorizedOperation: { advice: deniedAdvice },
    InvalidInputException: { kind: "nonRetryable", advice: invalidInputAdvice },
    TooManyRequestsException: { kind: "throttled", advice: throttledAdvice },
    ThrottlingException: { kind: "throttled", advice: throttledAdvice },
    ConcurrentModificationException: {
        kind: "conflict",
        advice: "Another caller changed the same handshake during every attempt. Run the command again.",
    },
    ServiceException: {
        kind: "outcomeUnknown",
        advice: "AWS Organizations had an internal error. Run the command again later.",
    },
    HandshakeNotFoundException: {
        kind: "nonRetryable",
        advice: "AWS knows no handshake with this id in this account.",
    },
    HandshakeAlreadyInStateException: {
        kind: "nonRetryable",
        advice: "Run pulumi refresh to see the current state of the handshake.",
    },
    InvalidHandshakeTransitionException: {
        kind: "nonRetryable",
        advice: "Run pulumi refresh to see the current state of the handshake.",
    },
    ExpiredTokenException: {
        kind: "expired",
        advice: `The credentials have expired, and the SDK could not renew them: log in again. ${CREDENTIALS_ADVICE}`,
    },
    ExpiredToken: {
        kind: "expired",
        advice: `The credentials have expired, and the SDK could not renew them: log in again. ${CREDENTIALS_ADVICE}`,
    },
    RequestExpired: {
        kind: "expired",
        advice: `The request was too old when it reached AWS: check the clock of this machine. ${CLOCK_ADVICE}`,
    },
    UnrecognizedClientException: { advice: CREDENTIALS_ADVICE },
    InvalidClientTokenId: { advice: CREDENTIALS_ADVICE },
    InvalidSignatureException: { advice: `${CREDENTIALS_ADVICE} ${CLOCK_ADVICE}` },
    SignatureDoesNotMatch: { advice: `${CREDENTIALS_ADVICE} ${CLOCK_ADVICE}` },
    MissingAuthenticationTokenException: { advice: CREDENTIALS_ADVICE },
    CredentialsProviderError: { kind: "nonRetryable", advice: CREDENTIALS_ADVICE },
    TokenProviderError: { kind: "nonRetryable", advice: CREDENTIALS_ADVICE },
    AWSOrganizationsNotInUseException: {
        advice: "The account is not in an organization, and AWS rejects this call for such an account.",
    },
    UnsupportedAPIEndpointException: {
        advice: "AWS Organizations does not support this operation at this endpoint: check aws:region.",
    },
    UnknownOperationException: { advice: UNSUPPORTED_OPERATION_ADVICE },
    "HTTP 501": { advice: UNSUPPORTED_OPERATION_ADVICE },
    ETIMEDOUT: { advice: "The endpoint did not respond: check the network, the proxy and aws:endpoints." },
    TimeoutError: { advice: "The endpoint did not respond: check the network, the proxy and aws:endpoints." },
    ProxyError: {
        advice: "The request did not reach AWS. Check the proxy: aws:httpsProxy or HTTPS_PROXY. Name hosts that need no proxy in aws:noProxy or NO_PROXY.",
    },
    ProxyAuthenticationError: {
        advice: "The request did not reach AWS. Write the proxy's user name and password into its URL, in aws:httpsProxy or HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.",
    },
    SELF_SIGNED_CERT_IN_CHAIN: { advice: CERTIFICATE_ADVICE },
    DEPTH_ZERO_SELF_SIGNED_CERT: { advice: CERTIFICATE_ADVICE },
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: { advice: CERTIFICATE_ADVICE },
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { advice: CERTIFICATE_ADVICE },
    CERT_HAS_EXPIRED: { advice: CERTIFICATE_ADVICE },
    ERR_TLS_CERT_ALTNAME_INVALID: { advice: CERTIFICATE_ADVICE },
    ECONNREFUSED: {
        advice: "The endpoint refused the connection: check aws:endpoints and AWS_ENDPOINT_URL_ORGANIZATIONS or AWS_ENDPOINT_URL_STS.",
    },
    ENOTFOUND: {
        advice: "DNS could not resolve the endpoint's name: check the network, aws:region and aws:endpoints.",
    },
    EAI_AGAIN: {
        advice: "DNS could not resolve the endpoint's name: check the network, aws:region and aws:endpoints.",
    },
};

/** The names of throttling in the table, in lower case and without "Exception". */
const THROTTLING_NAMES: ReadonlySet<string> = new Set(
    Object.entries(ERROR_TABLE).flatMap(([name, { kind }]) => (kind === "throttled" ? [baseName(name)] : [])),
);

/**
 * Returns the row of an error, if the table has one. Implementations spell the names of throttling differently, such as
 * `TooManyRequests`: upper and lower case are equal there, and so is a name without "Exception".
 */
export function errorEntry(name: string): ErrorEntry | undefined {
    if (Object.hasOwn(ERROR_TABLE, name)) {
        return ERROR_TABLE[name];
    }
    return THROTTLING_NAMES.has(baseName(name)) ? ERROR_TABLE.ThrottlingException : undefined;
}

function baseName(name: string): string {
    return name.toLowerCase().replace(/exception$/, "");
}

/** Whether AWS rejected the credentials themselves. Then the message names their source. */
export function isCredentialsRejection(code: string): boolean {
    const advice = errorEntry(code)?.advice;
    return typeof advice === "string" && advice.includes(CREDENTIALS_ADVICE);
}

import { type Operation, QUOTAS } from "../quotas";
import type { ErrorKind } from "./classifyError";

/** What is known of an error by its name. */
export interface ErrorEntry {
    /** What it means for the next attempt, where the name alone tells; otherwise the SDK and the HTTP status do. */
    kind?: ErrorKind;
    /** What a user can do about it. */
    advice: string | ((call: FailedCall) => string);
}

/** What an advice may depend on besides the error's name. */
export interface FailedCall {
    /** The operation that failed, of AWS Organizations or of STS. */
    operation: string;
    /** The `Reason` of an InvalidInputException. */
    reason?: string;
}

function deniedAdvice({ operation }: FailedCall): string {
    if (operation === "DescribeOrganization" || operation.endsWith("ResponsibilityTransfers")) {
        return `The caller needs the IAM action organizations:${operation}, allowed by an identity policy and denied by no service control policy. AWS shows billing transfers to the management account of an organization: use that account's credentials.`;
    }
    return (
        stsAdvice(operation) ??
        `The caller needs the IAM action organizations:${operation}, allowed by an identity policy and denied by no service control policy, and has to belong to the account that received the handshake: use that account's credentials.`
    );
}

/** For calls to STS, which are denied for reasons of their own. */
const deniedByStsAdvice: Readonly<Record<string, string>> = {
    GetCallerIdentity:
        "AWS lets every caller ask who it is, so something on the way denies it: check the policy of the VPC endpoint for STS, a proxy, and aws:endpoints.",
    AssumeRole:
        "Check that it exists, that its trust policy names the caller (and the externalId, if it asks for one), and that the caller may call sts:AssumeRole on it.",
    AssumeRoleWithWebIdentity:
        "Check that it exists, that its trust policy names the token's provider, audience and subject, and that the token hasn't expired.",
};

/** What to do where STS denies a call, or doesn't give a role; `undefined` for other operations. */
export function stsAdvice(operation: string): string | undefined {
    return Object.hasOwn(deniedByStsAdvice, operation) ? deniedByStsAdvice[operation] : undefined;
}

const credentialsAdvice =
    'Check the credentials: aws:profile, aws:accessKey or aws:assumeRoles of the configuration, the resource\'s connection, or the environment. "aws sts get-caller-identity" tells whom they belong to.';

const clockAdvice =
    "The SDK corrects a wrong clock by the time in AWS's answers, unless AWS_DISABLE_CLOCK_SKEW_CORRECTION is set.";

const certificateAdvice =
    "The endpoint's certificate isn't trusted: if a proxy or an endpoint of your own has one, name its authority's file in aws:customCaBundle or AWS_CA_BUNDLE.";

const noSuchCallAdvice = "The endpoint doesn't have this call: check aws:endpoints. An emulator may lack it.";

/** Names the limits of the operation, since a retry alone helps only once somebody else uses less of them. */
export function throttledAdvice({ operation }: FailedCall): string {
    if (!isLimited(operation)) {
        return "AWS throttled this call until its retries were used up. Run the command again later.";
    }
    return `AWS throttled this call, and all others to ${operation}, until its retries were used up. ${publishedRates(operation)} Find out which other tool makes these calls (CloudTrail names it), or have the quota raised. Then run the command again.`;
}

function publishedRates(operation: Operation): string {
    const { account, organization } = QUOTAS[operation];
    if (account.isAssumed) {
        return "AWS publishes no rate for these calls.";
    }
    return organization.isAssumed
        ? `AWS lets an account make ${account.perSecond} of these calls a second, unless the quota was raised.`
        : `AWS lets an account make ${account.perSecond} of these calls a second, and all accounts of an organization together ${organization.perSecond} a second, unless the quota was raised.`;
}

function isLimited(operation: string): operation is Operation {
    return Object.hasOwn(QUOTAS, operation);
}

const idAdvice =
    'Compare handshakeId with the ids that "aws organizations list-handshakes-for-account" lists, with the credentials of the account that received the handshake.';

/**
 * The reasons of an InvalidInputException that a call with nothing but a handshake's id or a page's token can have. The
 * specification lists others, which speak of tags, policies, targets, roles, names and lists: no call of ours has these.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
export const ADVICE_BY_REASON: Readonly<Record<string, string>> = {
    INPUT_REQUIRED: `The call lacked a value that AWS requires, the handshake's id. ${idAdvice}`,
    INVALID_PATTERN: `The handshake's id doesn't have the form that AWS requires: "h-" and 8 to 32 lowercase letters or digits. ${idAdvice}`,
    INVALID_PATTERN_TARGET_ID: `AWS doesn't accept the form of the handshake's id. ${idAdvice}`,
    MAX_LENGTH_EXCEEDED: `The handshake's id is longer than the 34 characters that AWS allows. ${idAdvice}`,
    MIN_LENGTH_EXCEEDED: `The handshake's id is shorter than AWS requires. ${idAdvice}`,
    TARGET_NOT_SUPPORTED: `AWS doesn't allow this call on this handshake. ${idAdvice}`,
    INVALID_NEXT_TOKEN: "AWS doesn't accept the token it gave for the next page. Run the command again.",
    INVALID_PAGINATION_TOKEN: "AWS doesn't accept the token it gave for the next page. Run the command again.",
};

function invalidInputAdvice({ reason }: FailedCall): string {
    const why =
        reason === undefined ? "and gives no reason" : `for the reason ${reason}, which no call like this should have`;
    // AWS's word may be one that every object has, such as "constructor".
    return reason !== undefined && Object.hasOwn(ADVICE_BY_REASON, reason)
        ? String(ADVICE_BY_REASON[reason])
        : `AWS doesn't accept a value of the call, ${why}. ${idAdvice}`;
}

/**
 * The errors with a name of AWS, the system or the SDK: one row says what each means for the next attempt, and what a
 * user can do about it.
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
        advice: "Somebody else was changing the same handshake all the while. Run the command again.",
    },
    ServiceException: {
        kind: "outcomeUnknown",
        advice: "That is a fault inside AWS Organizations. Run the command again later.",
    },
    HandshakeNotFoundException: { kind: "nonRetryable", advice: "No handshake with this id is known in this account." },
    HandshakeAlreadyInStateException: {
        kind: "nonRetryable",
        advice: "Run pulumi refresh to see the handshake as it is.",
    },
    InvalidHandshakeTransitionException: {
        kind: "nonRetryable",
        advice: "Run pulumi refresh to see the handshake as it is.",
    },
    ExpiredTokenException: {
        kind: "expired",
        advice: `The credentials have expired and couldn't be renewed: log in again. ${credentialsAdvice}`,
    },
    ExpiredToken: {
        kind: "expired",
        advice: `The credentials have expired and couldn't be renewed: log in again. ${credentialsAdvice}`,
    },
    RequestExpired: {
        kind: "expired",
        advice: `The request was too old when it reached AWS: check the clock of this machine. ${clockAdvice}`,
    },
    UnrecognizedClientException: { advice: credentialsAdvice },
    InvalidClientTokenId: { advice: credentialsAdvice },
    InvalidSignatureException: { advice: `${credentialsAdvice} ${clockAdvice}` },
    SignatureDoesNotMatch: { advice: `${credentialsAdvice} ${clockAdvice}` },
    MissingAuthenticationTokenException: { advice: credentialsAdvice },
    CredentialsProviderError: { kind: "nonRetryable", advice: credentialsAdvice },
    TokenProviderError: { kind: "nonRetryable", advice: credentialsAdvice },
    AWSOrganizationsNotInUseException: {
        advice: "The account is in no organization, and AWS refuses this call for it.",
    },
    UnsupportedAPIEndpointException: {
        advice: "AWS Organizations doesn't offer this call at this endpoint: check aws:region.",
    },
    UnknownOperationException: { advice: noSuchCallAdvice },
    "HTTP 501": { advice: noSuchCallAdvice },
    ETIMEDOUT: { advice: "The endpoint doesn't answer: check the network, a proxy, and aws:endpoints." },
    TimeoutError: { advice: "The endpoint doesn't answer: check the network, a proxy, and aws:endpoints." },
    ProxyError: {
        advice: "AWS got nothing. Check the proxy: aws:httpsProxy or HTTPS_PROXY. Name hosts that need no proxy in aws:noProxy or NO_PROXY.",
    },
    ProxyAuthenticationError: {
        advice: "AWS got nothing. Write the proxy's user name and password into its URL, in aws:httpsProxy or HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.",
    },
    SELF_SIGNED_CERT_IN_CHAIN: { advice: certificateAdvice },
    DEPTH_ZERO_SELF_SIGNED_CERT: { advice: certificateAdvice },
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: { advice: certificateAdvice },
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { advice: certificateAdvice },
    CERT_HAS_EXPIRED: { advice: certificateAdvice },
    ERR_TLS_CERT_ALTNAME_INVALID: { advice: certificateAdvice },
    ECONNREFUSED: {
        advice: "Nothing listens at the endpoint: check aws:endpoints and AWS_ENDPOINT_URL_ORGANIZATIONS or AWS_ENDPOINT_URL_STS.",
    },
    ENOTFOUND: { advice: "The endpoint's name can't be resolved: check the network, aws:region and aws:endpoints." },
    EAI_AGAIN: { advice: "The endpoint's name can't be resolved: check the network, aws:region and aws:endpoints." },
};

/** The row of an error, if there is one. */
export function errorEntry(name: string): ErrorEntry | undefined {
    return Object.hasOwn(ERROR_TABLE, name) ? ERROR_TABLE[name] : undefined;
}

/** Whether AWS refused the credentials themselves, so that a user has to know where they come from. */
export function isRefusalOfCredentials(code: string): boolean {
    const advice = errorEntry(code)?.advice;
    return typeof advice === "string" && advice.includes(credentialsAdvice);
}

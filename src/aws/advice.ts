import { type Operation, quotas } from "./calls/quotas";
import type { Fault } from "./fault";

/** Advice by a word. AWS's words are looked up with {@link adviceIn} only: one may be `constructor`. */
type Table = Readonly<Record<string, string>>;

function adviceIn(table: Table, word: string): string | undefined {
    return Object.hasOwn(table, word) ? table[word] : undefined;
}

const deniedAdvice = (operation: string): string =>
    `The caller needs the IAM action organizations:${operation}, allowed by an identity policy and denied by no service control policy, and has to belong to the account that received the handshake: use that account's credentials.`;

/** For calls to STS, which are denied for reasons of their own. */
const deniedByStsAdvice: Table = {
    GetCallerIdentity:
        "AWS lets every caller ask who it is, so something on the way denies it: check the policy of the VPC endpoint for STS, a proxy, and aws:endpoints.",
    AssumeRole:
        "Check that it exists, that its trust policy names the caller (and the externalId, if it asks for one), and that the caller may call sts:AssumeRole on it.",
    AssumeRoleWithWebIdentity:
        "Check that it exists, that its trust policy names the token's provider, audience and subject, and that the token hasn't expired.",
};

const credentialsAdvice =
    'Check the credentials: aws:profile, aws:accessKey or aws:assumeRoles of the configuration, the resource\'s connection, or the environment. "aws sts get-caller-identity" tells whom they belong to.';

const certificateAdvice =
    "The endpoint's certificate isn't trusted: if a proxy or an endpoint of your own has one, name its authority's file in aws:customCaBundle or AWS_CA_BUNDLE.";

const noSuchCallAdvice = "The endpoint doesn't have this call: check aws:endpoints. An emulator may lack it.";

/** Names the limits of the operation, since a retry alone helps only once somebody else uses less of them. */
function throttledAdvice(operation: string): string {
    if (!isLimited(operation)) {
        return "AWS throttled this call until its retries were used up. Run the command again later.";
    }
    const { account, organization } = quotas[operation];
    return `AWS throttled this call, and all others to ${operation}, until its retries were used up. AWS lets an account make ${account.perSecond} of these calls a second, and all accounts of an organization together ${organization.perSecond} a second, unless the quota was raised. Find out which other tool makes these calls (CloudTrail names it), or have the quota raised. Then run the command again.`;
}

function isLimited(operation: string): operation is Operation {
    return Object.hasOwn(quotas, operation);
}

/** What to do about an error, by AWS's name of it or the system's. */
export const adviceByCode: Table = {
    ConcurrentModificationException:
        "Somebody else was changing the same handshake all the while. Run the command again.",
    ServiceException: "That is a fault inside AWS Organizations. Run the command again later.",
    HandshakeNotFoundException: "No handshake with this id is known in this account.",
    HandshakeAlreadyInStateException: "Run pulumi refresh to see the handshake as it is.",
    InvalidHandshakeTransitionException: "Run pulumi refresh to see the handshake as it is.",
    ExpiredTokenException: `The credentials have expired and couldn't be renewed: log in again. ${credentialsAdvice}`,
    ExpiredToken: `The credentials have expired and couldn't be renewed: log in again. ${credentialsAdvice}`,
    RequestExpired: "The request was too old when it reached AWS: check the clock of this machine.",
    UnrecognizedClientException: credentialsAdvice,
    InvalidClientTokenId: credentialsAdvice,
    InvalidSignatureException: `${credentialsAdvice} A wrong clock on this machine has the same effect.`,
    SignatureDoesNotMatch: `${credentialsAdvice} A wrong clock on this machine has the same effect.`,
    MissingAuthenticationTokenException: credentialsAdvice,
    CredentialsProviderError: credentialsAdvice,
    TokenProviderError: credentialsAdvice,
    AWSOrganizationsNotInUseException: "The account is in no organization, and AWS refuses this call for it.",
    UnsupportedAPIEndpointException: "AWS Organizations doesn't offer this call at this endpoint: check aws:region.",
    UnknownOperationException: noSuchCallAdvice,
    "HTTP 501": noSuchCallAdvice,
    ETIMEDOUT: "The endpoint doesn't answer: check the network, a proxy, and aws:endpoints.",
    TimeoutError: "The endpoint doesn't answer: check the network, a proxy, and aws:endpoints.",
    ProxyError:
        "AWS got nothing. Check the proxy: aws:httpsProxy or HTTPS_PROXY. Name hosts that need no proxy in aws:noProxy or NO_PROXY.",
    ProxyAuthenticationError:
        "AWS got nothing. Write the proxy's user name and password into its URL, in aws:httpsProxy or HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.",
    SELF_SIGNED_CERT_IN_CHAIN: certificateAdvice,
    DEPTH_ZERO_SELF_SIGNED_CERT: certificateAdvice,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificateAdvice,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificateAdvice,
    CERT_HAS_EXPIRED: certificateAdvice,
    ERR_TLS_CERT_ALTNAME_INVALID: certificateAdvice,
    ECONNREFUSED:
        "Nothing listens at the endpoint: check aws:endpoints and AWS_ENDPOINT_URL_ORGANIZATIONS or AWS_ENDPOINT_URL_STS.",
    ENOTFOUND: "The endpoint's name can't be resolved: check the network, aws:region and aws:endpoints.",
    EAI_AGAIN: "The endpoint's name can't be resolved: check the network, aws:region and aws:endpoints.",
};

const idAdvice =
    'Compare handshakeId with the ids that "aws organizations list-handshakes-for-account" lists, with the credentials of the account that received the handshake.';

/**
 * The reasons of an InvalidInputException that a call with nothing but a handshake's id or a page's token can have. The
 * specification lists others, which speak of tags, policies, targets, roles, names and lists: no call of ours has these.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
export const adviceByReason: Table = {
    INPUT_REQUIRED: `The call lacked a value that AWS requires, the handshake's id. ${idAdvice}`,
    INVALID_PATTERN: `The handshake's id doesn't have the form that AWS requires: "h-" and 8 to 32 lowercase letters or digits. ${idAdvice}`,
    INVALID_PATTERN_TARGET_ID: `AWS doesn't accept the form of the handshake's id. ${idAdvice}`,
    MAX_LENGTH_EXCEEDED: `The handshake's id is longer than the 34 characters that AWS allows. ${idAdvice}`,
    MIN_LENGTH_EXCEEDED: `The handshake's id is shorter than AWS requires. ${idAdvice}`,
    TARGET_NOT_SUPPORTED: `AWS doesn't allow this call on this handshake. ${idAdvice}`,
    INVALID_PAGINATION_TOKEN: "AWS doesn't accept the token it gave for the next page. Run the command again.",
};

/**
 * What a user can do about a failed call, of AWS Organizations or of STS.
 *
 * @param operation the operation's name, such as `DeclineHandshake` or `AssumeRole`.
 * @param namespace what the names of the configuration begin with.
 */
export function adviceFor(operation: string, fault: Fault, namespace: string): string {
    return adviceInWords(operation, fault).replaceAll(/\baws:(?=[a-z])/g, `${namespace}:`);
}

function adviceInWords(operation: string, { code, reason, kind, refusedHere }: Fault): string {
    if (refusedHere) {
        return "Nothing listens at this address, which is on this machine: the emulator, the sandbox or the proxy that is meant isn't running. Start it, or check aws:endpoints, AWS_ENDPOINT_URL_ORGANIZATIONS, AWS_ENDPOINT_URL_STS and the proxy.";
    }
    if (code.startsWith("AccessDenied") || code === "UnauthorizedOperation") {
        return adviceIn(deniedByStsAdvice, operation) ?? deniedAdvice(operation);
    }
    if (code === "InvalidInputException") {
        const why =
            reason === undefined
                ? "and gives no reason"
                : `for the reason ${reason}, which no call like this should have`;
        return adviceIn(adviceByReason, reason ?? "") ?? `AWS doesn't accept a value of the call, ${why}. ${idAdvice}`;
    }
    if (code.startsWith("HTTP 4")) {
        return "Something on the way, such as a proxy, seems to have answered instead of AWS: check the network and aws:endpoints.";
    }
    if (kind === "throttled") {
        return throttledAdvice(operation);
    }
    const known = adviceIn(adviceByCode, code);
    if (known !== undefined) {
        return known;
    }
    if (kind === "lost") {
        return "AWS's answer couldn't be had. Run the command again; a call that got through counts.";
    }
    // STS has many names for a role that it doesn't give.
    const roleAdvice =
        kind === "refused" && operation.startsWith("AssumeRole") ? adviceIn(deniedByStsAdvice, operation) : undefined;
    return roleAdvice ?? "Run the command again; if it fails the same way, look the error up in AWS's documentation.";
}

import { printable } from "../handshake/printable";
import type { CheckFailure } from "../lifecycle/checkConnection";
import type { Wait } from "./calls/operationLimiter";
import type { Operation } from "./calls/quotas";

/*
 * What users are told of the way to AWS: of configuration, credentials, accounts and calls. Each text stands alone. No
 * secret is handed to any of these.
 */

/** For a value of the stack's configuration that doesn't have its form. */
export function configurationMessage(namespace: string, { property, reason }: CheckFailure): string {
    return `The configuration ${namespace}:${property} ${reason} What has parts is written in JSON.`;
}

/** For a list of allowed accounts that allows none. */
export const emptyAllowedMessage =
    "connection.allowedAccountIds is an empty list, which allows no account. List the accounts that may be called, or leave it out.";

/** For one of two keys that are of no use without the other. */
export function halfKeyMessage(namespace: string): string {
    return `Of ${namespace}:accessKey and ${namespace}:secretKey the configuration has only one: both are needed.`;
}

/** For a list of more than one of AWS's configuration files. */
export function configFilesMessage(name: string, count: number): string {
    return `${name} lists ${count} files; the AWS SDK for JavaScript can read one only. Put what is needed into one file, and name that.`;
}

/**
 * For a file of AWS's configuration that can't be read.
 *
 * @param source what names it, such as `the environment variable AWS_CONFIG_FILE`.
 */
export function configFileMessage(source: string, reason: string): string {
    return `The configuration file of ${source} can't be used: ${reason}. Correct it, or name another file.`;
}

/** For a profile whose section of SSO doesn't exist. */
export function ssoSessionMessage(profile: string, session: string): string {
    return `The profile ${JSON.stringify(profile)} has sso_session = ${session}, and the configuration file has no section [sso-session ${session}]. Add the section, or correct the profile.`;
}

/** For a profile whose token of a web identity can't be read. */
export function profileTokenMessage(profile: string, reason: string): string {
    return `The token's file of the profile ${JSON.stringify(profile)} (web_identity_token_file) can't be read: ${reason}. Name a regular file that holds the token.`;
}

/**
 * For a region that can't be one; it isn't repeated.
 *
 * @param source where it stands, such as `the environment variable AWS_REGION`.
 */
export function regionMessage(source: string): string {
    return `The value of ${source} isn't a region's name, such as us-east-1. Correct it, or remove it.`;
}

/**
 * For the address of a service that can't be one; it isn't repeated, since it may hold a password.
 *
 * @param source where it stands, such as `endpoints` or `the environment variable AWS_ENDPOINT_URL`.
 */
export function endpointMessage(service: string, source: string): string {
    return `The endpoint configured for ${service} isn't a URL: give the whole of it in ${source}, such as "http://127.0.0.1:4566", or leave it out to reach AWS.`;
}

/** For a profile whose services section doesn't exist. */
export function servicesSectionMessage(profile: string, section: string): string {
    return `The profile ${JSON.stringify(profile)} takes its endpoints from the section "services ${printable(section)}", which the configuration file doesn't have. Add the section, or remove the line "services" from the profile.`;
}

/**
 * For a setting of the environment or of a profile that doesn't have its form. The value isn't repeated.
 *
 * @param source where it stands, such as `the environment variable AWS_USE_FIPS_ENDPOINT`.
 */
export function sharedSettingMessage(source: string, form: string): string {
    return `The value of ${source} must be ${form}. Correct it, or remove it.`;
}

/** For an environment variable that is of no use without another. */
export function incompleteEnvironmentMessage(variable: string, missing: string): string {
    return `The environment variable ${variable} is set and ${missing} isn't, so no credentials are used. Set both, or unset ${variable}.`;
}

/** For a profile that has a role and no source of the credentials to assume it with. */
export function roleWithoutSourceMessage(profile: string): string {
    return `The profile ${JSON.stringify(profile)} has role_arn, but nothing that says with which credentials to assume the role. Add source_profile, credential_source or web_identity_token_file to the profile, or remove role_arn.`;
}

/** For a proxy that isn't a URL; it isn't repeated, since it may hold a password. */
export function proxyMessage(setting: string, variable: string): string {
    return `The proxy of ${setting} (or ${variable}) isn't a URL that begins with http:// or https://. Give the whole of it, such as "http://proxy.example.com:3128", and write special characters of its user name and password as %XX.`;
}

/**
 * For a proxy whose answer to CONNECT isn't 200.
 *
 * @param proxy its host and port.
 */
export function proxyStatusText(proxy: string, status: number): string {
    const why = status === 407 ? ": its user name or password is missing or wrong" : "";
    return `the proxy ${proxy} answered CONNECT with status ${status} instead of 200${why}`;
}

/** For a proxy that does something else than to open a tunnel. */
export function proxyFailedText(proxy: string, what: string): string {
    return `the proxy ${proxy} ${what}`;
}

/** For a profile of SSO in a file that the AWS SDK doesn't read such profiles from. */
export function ssoFileMessage(profile: string, file: string): string {
    return `The profile ${JSON.stringify(profile)} has its credentials from SSO, and such a profile the AWS SDK for JavaScript doesn't read from sharedConfigFiles: name ${file} in the environment variable AWS_CONFIG_FILE instead.`;
}

/** For a file of certificates that can't be used. */
export function certificatesMessage(namespace: string, reason: string): string {
    return `The certificates of ${namespace}:customCaBundle (or AWS_CA_BUNDLE) can't be read: ${printable(reason)}. Name a file that holds certificates in PEM form and that the user who runs Pulumi may read.`;
}

/** For the duration of a role's session; it isn't repeated, since nobody knows what it is. */
export const durationMessage = 'A role\'s duration must have a form such as "1h" or "15m30s".';

/**
 * For the token of a web identity that is in no file.
 *
 * @param setting what names the file: `webIdentityTokenFile` or an environment variable.
 */
export function webIdentityTokenMessage(roleArn: string, reason: string, setting: string): string {
    return `The role ${roleArn} can't be assumed, since the web identity's token can't be read: ${printable(reason)}. Name the file that holds it in ${setting}.`;
}

/**
 * For a role that STS doesn't give.
 *
 * @param credentials where credentials to assume it with were looked for, if none were found; where they come from, if
 *   STS refused them.
 */
export function roleMessage(
    roleArn: string,
    answer: string,
    advice: string,
    { tried, origin }: { tried?: string; origin?: string } = {},
): string {
    const source = origin === undefined ? triedText(tried) : `${originText(origin)} `;
    return `The role ${roleArn} can't be assumed: ${answer}. ${source}${advice}`;
}

/** For an answer of STS that lacks what was asked for. */
export function emptyRoleMessage(roleArn: string): string {
    return `STS answered without credentials for the role ${roleArn}. Run the command again; if an endpoint of your own stands for STS, look at what it answers.`;
}

/** For credentials of which nobody can tell whose they are. */
export function unknownAccountMessage(lists: readonly string[], answer: string, advice: string): string {
    return `Whose credentials these are couldn't be found out, which ${lists.join(" and ")} asks for: ${answer}. ${advice}`;
}

/**
 * For credentials of an account that may not be called since it is on no list.
 *
 * @param origin where the credentials come from.
 */
export function notAllowedMessage(account: string, region: string, allowed: readonly string[], origin: string): string {
    return `The credentials belong to account ${account} (region ${region}), which isn't one of allowedAccountIds (${allowed.join(", ")}). Use credentials or a role of an allowed account; or, if account ${account} is meant, put it on that list. ${originText(origin)}`;
}

/**
 * For credentials of an account that may not be called since it is on a list.
 *
 * @param origin where the credentials come from.
 */
export function forbiddenMessage(
    account: string,
    region: string,
    forbidden: readonly string[],
    origin: string,
): string {
    return `The credentials belong to account ${account} (region ${region}), which is one of forbiddenAccountIds (${forbidden.join(", ")}). Use the credentials of the account that received the handshake, or take it from the list. ${originText(origin)}`;
}

/** Where a call went, as far as that is known: the account, the region, and the ARN of the caller. */
export function whereText(account: string | undefined, region: string, caller: string | undefined): string {
    const who = caller === undefined ? "" : `, as ${caller}`;
    return `${account === undefined ? "an account that couldn't be told" : `account ${account}`} (region ${region}${who})`;
}

/**
 * For a call that failed for good.
 *
 * @param origin where the credentials come from, if AWS refused them.
 */
export function failedMessage(call: string, where: string, answer: string, advice: string, origin?: string): string {
    return `${call} failed in ${where}: ${answer}. ${origin === undefined ? "" : `${originText(origin)} `}${advice}`;
}

/** For a call that nobody could sign. */
export function noCredentialsMessage(
    call: string,
    region: string,
    answer: string,
    advice: string,
    tried: string,
): string {
    return `No AWS credentials were found, so ${call} wasn't called (region ${region}): ${answer}. ${triedText(tried)}${advice}`;
}

/** For a call that something stood in the way of. */
export function notCalledMessage(call: string, reason: string): string {
    return `${call} wasn't called: ${reason}`;
}

/** For a call that wasn't begun before a cancel. */
export const canceledBefore = "the operation was canceled. Run it again.";

/** For a call that a cancel ended. */
export function givenUpMessage(call: string): string {
    return `${call} was given up, since the operation was canceled. Run it again.`;
}

/** For a decline that a cancel ended, so that nobody saw its answer. */
export function uncertainMessage(call: string): string {
    return `${call} was under way when the operation was canceled, and whether it got through isn't known. Run the command again: that settles it, and a decline that got through counts.`;
}

/** For pages that go in a circle. */
export const endlessListMessage =
    "ListHandshakesForAccount names a next page again and again without anything new, so its list has no end. Nothing was concluded from it; run the command again.";

/** For more pages than an account can have. */
export function tooManyPagesMessage(most: number): string {
    return `ListHandshakesForAccount has more than ${most.toLocaleString("en-US")} pages, which no account can have. Nothing was concluded from it. If an endpoint of your own stands for AWS, look at what it answers; otherwise run the command again.`;
}

/** For pages of accounts or units that go in a circle. */
export function endlessAccountsMessage(operation: Operation): string {
    return `${operation} names the same next page twice, so its list has no end. Nothing was concluded from it; run the command again.`;
}

/** For calls that have to wait for long. */
export function waitingMessage({ operation, calls, seconds, limit, perSecond }: Wait): string {
    const { verb, one, many } = limitedThings[operation];
    const rate = Math.max(0.1, Math.round(perSecond * 10) / 10);
    const things = `${rate} ${rate === 1 ? one : many}`;
    const left = `${calls} more are waiting, for about ${Math.ceil(seconds)} s.`;
    return limit === "account"
        ? `AWS lets an account ${verb} ${things} a second: ${left}`
        : `AWS lets all accounts of an organization together ${verb} about ${things} a second: ${left}`;
}

/** What an operation does, to which things. */
const limitedThings: Readonly<Record<Operation, { verb: string; one: string; many: string }>> = {
    DeclineHandshake: { verb: "decline", one: "handshake", many: "handshakes" },
    DescribeHandshake: { verb: "describe", one: "handshake", many: "handshakes" },
    ListHandshakesForAccount: { verb: "list", one: "page", many: "pages" },
    ListAccounts: { verb: "list", one: "page of accounts", many: "pages of accounts" },
    ListAccountsForParent: { verb: "list", one: "page of a unit's accounts", many: "pages of units' accounts" },
    ListOrganizationalUnitsForParent: { verb: "list", one: "page of units", many: "pages of units" },
};

function originText(origin: string): string {
    return `The credentials come from ${origin}.`;
}

function triedText(tried: string | undefined): string {
    return tried === undefined ? "" : `Tried: ${tried}. `;
}

/** For a decline in a run that only looks. */
export function lookOnlyMessage(handshakeId: string): string {
    return `Handshake ${handshakeId} isn't declined, since PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE is set: this run only looks. Run pulumi up without that variable.`;
}

/** For a variable that doesn't hold the name of a role. */
export const lookOnlyRoleMessage =
    'PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE must be the name of a role that exists in every account, with its path where it has one, such as "invitation-guard-look". Leave out what stands before the path and the name.';

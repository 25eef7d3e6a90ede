import { printable } from "../../handshake/printable";

/*
 * Messages about credentials, roles and accounts. None repeats a secret. Each message is complete by itself.
 */

/** For only one of accessKey and secretKey in the configuration. */
export function incompleteKeyMessage(namespace: string): string {
    return `Only one of ${namespace}:accessKey and ${namespace}:secretKey is set. Set both.`;
}

/** For an environment variable that requires another one. */
export function incompleteEnvironmentMessage(variable: string, missing: string): string {
    return `The environment variable ${variable} is set, but ${missing} is not: both are required. Set both, or unset ${variable}.`;
}

/** For a profile with a role and without a source of credentials for it. */
export function roleWithoutSourceMessage(profile: string): string {
    return `The profile ${JSON.stringify(profile)} has role_arn, but no source of credentials for the role. Add source_profile, credential_source or web_identity_token_file to the profile, or remove role_arn.`;
}

/** For an SSO profile in a file from which the AWS SDK reads no SSO profiles. */
export function ssoFileMessage(profile: string, file: string): string {
    return `The profile ${JSON.stringify(profile)} uses SSO, and the AWS SDK for JavaScript does not read SSO profiles from sharedConfigFiles. Set the environment variable AWS_CONFIG_FILE to ${file} instead.`;
}

/**
 * For a web identity token that can't be read.
 *
 * @param setting the name of the setting with the file: `webIdentityTokenFile` or an environment variable.
 */
export function webIdentityTokenMessage(roleArn: string, reason: string, setting: string): string {
    return `Could not assume the role ${roleArn}, because the web identity token can't be read: ${printable(reason)}. Set ${setting} to the file with the token.`;
}

/**
 * For a role that could not be assumed.
 *
 * @param credentials `tried`: the sources without credentials; `origin`: the source of credentials that STS rejected.
 */
export function roleMessage(
    roleArn: string,
    serviceError: string,
    advice: string,
    { tried, origin }: { tried?: string; origin?: string } = {},
): string {
    const source = origin === undefined ? triedSentence(tried) : `${originSentence(origin)} `;
    return `Could not assume the role ${roleArn}: ${serviceError}. ${source}${advice}`;
}

/** For a response of STS without credentials. */
export function emptyRoleMessage(roleArn: string): string {
    return `STS returned no credentials for the role ${roleArn}. Run the command again. If you use your own endpoint for STS, check its responses.`;
}

/** For credentials of an unknown account. */
export function unknownAccountMessage(lists: readonly string[], serviceError: string, advice: string): string {
    return `Could not determine the account of these credentials, needed for ${lists.join(" and ")}: ${serviceError}. ${advice}`;
}

/**
 * For credentials of an account that is not in allowedAccountIds.
 *
 * @param origin the source of the credentials.
 */
export function notAllowedMessage(account: string, region: string, allowed: readonly string[], origin: string): string {
    return `The credentials belong to account ${account} (region ${region}), which is not in allowedAccountIds (${allowed.join(", ")}). Use credentials or a role of an allowed account. If you mean account ${account}, add it to allowedAccountIds. ${originSentence(origin)}`;
}

/**
 * For credentials of an account that is in forbiddenAccountIds.
 *
 * @param origin the source of the credentials.
 */
export function forbiddenMessage(
    account: string,
    region: string,
    forbidden: readonly string[],
    origin: string,
): string {
    return `The credentials belong to account ${account} (region ${region}), which is in forbiddenAccountIds (${forbidden.join(", ")}). Use the credentials of the account that received the handshake, or remove this account from forbiddenAccountIds. ${originSentence(origin)}`;
}

/** For a member account of an organization that is in forbiddenAccountIds. */
export function forbiddenMemberMessage(account: string): string {
    return `Account ${account} is in forbiddenAccountIds, so it was not called, and its pending handshakes are unknown. Add it to excludedAccounts too, or remove it from forbiddenAccountIds.`;
}

function originSentence(origin: string): string {
    return `The credentials come from ${origin}.`;
}

function triedSentence(tried: string | undefined): string {
    return tried === undefined ? "" : `Tried: ${tried}. `;
}

/** For a decline in a run that only looks. */
export function lookOnlyMessage(handshakeId: string): string {
    return `Handshake ${handshakeId} was not declined, because PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE is set: this run only looks. Run pulumi up without that variable.`;
}

/** For a variable that is not the name of a role. */
export const LOOK_ONLY_ROLE_MESSAGE =
    'PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE must be the name of a role that exists in every account, such as "invitation-guard-look". Include the path of the role, if it has one, and omit the rest of the ARN.';

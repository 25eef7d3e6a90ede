import { printable } from "../../handshake/printable";

/*
 * Messages about credentials, roles and accounts. None repeats a secret. Each message stands alone.
 */

/** For one of two keys that are of no use without the other. */
export function halfKeyMessage(namespace: string): string {
    return `Of ${namespace}:accessKey and ${namespace}:secretKey the configuration has only one: both are needed.`;
}

/** For an environment variable that is of no use without another. */
export function incompleteEnvironmentMessage(variable: string, missing: string): string {
    return `The environment variable ${variable} is set and ${missing} isn't, so no credentials are used. Set both, or unset ${variable}.`;
}

/** For a profile that has a role and no source of the credentials to assume it with. */
export function roleWithoutSourceMessage(profile: string): string {
    return `The profile ${JSON.stringify(profile)} has role_arn, but nothing that says with which credentials to assume the role. Add source_profile, credential_source or web_identity_token_file to the profile, or remove role_arn.`;
}

/** For a profile of SSO in a file that the AWS SDK doesn't read such profiles from. */
export function ssoFileMessage(profile: string, file: string): string {
    return `The profile ${JSON.stringify(profile)} has its credentials from SSO, and such a profile the AWS SDK for JavaScript doesn't read from sharedConfigFiles: name ${file} in the environment variable AWS_CONFIG_FILE instead.`;
}

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
export const LOOK_ONLY_ROLE_MESSAGE =
    'PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE must be the name of a role that exists in every account, with its path where it has one, such as "invitation-guard-look". Leave out what stands before the path and the name.';

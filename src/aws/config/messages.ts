import { printable } from "../../handshake/printable";
import type { CheckFailure } from "../../resources/checkFailure";

/*
 * Messages about the configuration. None repeats a configured value. Each message is complete by itself.
 */

/** For a value of the stack's configuration with the wrong format. */
export function configurationMessage(namespace: string, { property, reason }: CheckFailure): string {
    return `The configuration ${namespace}:${property} ${reason} Write objects and lists as JSON.`;
}

/** For an empty list of allowed accounts. */
export const EMPTY_ALLOWED_MESSAGE =
    "connection.allowedAccountIds is an empty list, which allows no account. List the allowed accounts, or leave it out.";

/** For a list with more than one of AWS's configuration files. */
export function configFilesMessage(name: string, count: number): string {
    return `${name} lists ${count} files, but the AWS SDK for JavaScript reads only one. Merge them into one file, and list only that file.`;
}

/**
 * For a configuration file of AWS that can't be read.
 *
 * @param source the setting that names the file, such as `the environment variable AWS_CONFIG_FILE`.
 */
export function configFileMessage(source: string, reason: string): string {
    return `Could not use the configuration file of ${source}: ${reason}. Correct the file, or name another one.`;
}

/** For a profile with a missing sso-session section. */
export function ssoSessionMessage(profile: string, session: string): string {
    return `The profile ${JSON.stringify(profile)} has sso_session = ${session}, but the configuration file has no section [sso-session ${session}]. Add the section, or correct the profile.`;
}

/** For a profile with a web identity token file that can't be read. */
export function profileTokenMessage(profile: string, reason: string): string {
    return `Could not read the token file (web_identity_token_file) of the profile ${JSON.stringify(profile)}: ${reason}. Name a regular file that contains the token.`;
}

/**
 * For a value that is not a region. The message does not repeat it.
 *
 * @param source the place of the value, such as `the environment variable AWS_REGION`.
 */
export function regionMessage(source: string): string {
    return `The value of ${source} is not a region's name, such as us-east-1. Correct it, or remove it.`;
}

/**
 * For an endpoint that is not a URL. The message does not repeat it, because it may contain a password.
 *
 * @param source the place of the value, such as `endpoints` or `the environment variable AWS_ENDPOINT_URL`.
 */
export function endpointMessage(service: string, source: string): string {
    return `The endpoint configured for ${service} is not a URL. Write the complete URL in ${source}, such as "http://127.0.0.1:4566", or leave it out to call AWS.`;
}

/** For a profile with a missing services section. */
export function servicesSectionMessage(profile: string, section: string): string {
    return `The profile ${JSON.stringify(profile)} names the section "services ${printable(section)}" for its endpoints, but the configuration file has no such section. Add the section, or remove the line "services" from the profile.`;
}

/**
 * For a setting of the environment or of a profile with the wrong format. The message does not repeat the value.
 *
 * @param source the place of the value, such as `the environment variable AWS_USE_FIPS_ENDPOINT`.
 */
export function sharedSettingMessage(source: string, form: string): string {
    return `The value of ${source} must be ${form}. Correct it, or remove it.`;
}

/** For the duration of a role's session. The message does not repeat the value, because it may be a secret. */
export const DURATION_MESSAGE = 'The duration of a role must be a string such as "1h" or "15m30s".';

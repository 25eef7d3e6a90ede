import { printable } from "../../handshake/printable";
import type { CheckFailure } from "../../resources/checkFailure";

/*
 * Messages about the configuration. None repeats a configured value. Each message stands alone.
 */

/** For a value of the stack's configuration that doesn't have its form. */
export function configurationMessage(namespace: string, { property, reason }: CheckFailure): string {
    return `The configuration ${namespace}:${property} ${reason} What has parts is written in JSON.`;
}

/** For a list of allowed accounts that allows none. */
export const EMPTY_ALLOWED_MESSAGE =
    "connection.allowedAccountIds is an empty list, which allows no account. List the accounts that may be called, or leave it out.";

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

/** For the duration of a role's session; it isn't repeated, since nobody knows what it is. */
export const DURATION_MESSAGE = 'A role\'s duration must have a form such as "1h" or "15m30s".';

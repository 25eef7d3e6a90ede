import type { ParsedIniData } from "@smithy/types";
import { isRoleArn } from "../../handshake/ids";
import { HandshakeError } from "../../resources/handshakeError";
import { profileTokenMessage, sharedSettingMessage, ssoSessionMessage } from "./messages";
import { readRegularFile } from "./regularFile";

/** Far more than AWS STS accepts. */
export const MAX_TOKEN_FILE_BYTES = 2 ** 20;

/**
 * Checks a profile and its sources where the AWS SDK's error does not name the cause: the section of `sso_session`, the
 * ARN of the role, and the token file.
 *
 * @param sections the sections of the configuration files, by name.
 * @throws HandshakeError that names the profile and the setting.
 */
export function checkProfile(name: string, sections: ParsedIniData): void {
    const seen = new Set<string>();
    for (let next: string | undefined = name; next !== undefined && !seen.has(next); ) {
        seen.add(next);
        const profile: ParsedIniData[string] = sections[next] ?? {};
        checkSsoSession(next, profile.sso_session, sections);
        checkRole(next, profile.role_arn);
        checkTokenFile(next, profile.web_identity_token_file);
        next = profile.source_profile;
    }
}

function checkSsoSession(profile: string, session: string | undefined, sections: ParsedIniData): void {
    if (session && sections[`sso-session.${session}`] === undefined) {
        throw new HandshakeError(ssoSessionMessage(profile, session));
    }
}

function checkRole(profile: string, roleArn: string | undefined): void {
    if (roleArn && !isRoleArn(roleArn)) {
        const source = `role_arn of the profile ${JSON.stringify(profile)}`;
        throw new HandshakeError(sharedSettingMessage(source, "the ARN of a role"));
    }
}

function checkTokenFile(profile: string, path: string | undefined): void {
    try {
        if (path) {
            readRegularFile(path, MAX_TOKEN_FILE_BYTES);
        }
    } catch (error) {
        throw new HandshakeError(profileTokenMessage(profile, (error as Error).message));
    }
}

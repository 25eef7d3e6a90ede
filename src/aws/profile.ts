import { homedir } from "node:os";
import { join } from "node:path";
import { type FromIniInit, fromIni } from "@aws-sdk/credential-provider-ini";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { parseKnownFiles } from "@smithy/core/config";
import type { AwsCredentialIdentityProvider, ParsedIniData } from "@smithy/types";
import { HandshakeError } from "../lifecycle/handshakeError";
import { ssoFileMessage } from "./messages";
import { checkProfile } from "./profileCheck";

/**
 * The credentials of a profile, and of nothing else: from one that is missing or doesn't work the SDK's chain would go
 * on to the credentials of the container or the instance, and so perhaps to another account.
 *
 * @param name the profile that is configured; failing that the one of AWS_PROFILE, if it is about credentials at all;
 *   failing that the SDK finds credentials by itself.
 * @throws HandshakeError when the SDK would read the profile from another file.
 */
export function profileCredentials(name: string | undefined, init: FromIniInit): AwsCredentialIdentityProvider {
    const chain = defaultProvider(init);
    return async (options) => {
        const named = name ?? process.env.AWS_PROFILE;
        if (!named) {
            return await chain(options);
        }
        const profiles = await parseKnownFiles({ ...init, profile: named });
        if (name === undefined && isAboutOtherThings(profiles[named])) {
            return await chain(options);
        }
        requireUsualFile(named, profiles, init);
        checkProfile(named, profiles);
        return await fromIni({ ...init, profile: named })(options);
    };
}

/** Whether there is such a profile, and no credentials are found by it: it may name a region only. */
function isAboutOtherThings(profile: ParsedIniData[string] | undefined): boolean {
    const credentials =
        /^(aws_access_key_id|aws_secret_access_key|role_arn|credential_process|web_identity_token_file|sso_.*|login_session)$/;
    return profile !== undefined && !Object.keys(profile).some((key) => credentials.test(key));
}

/** A profile of SSO, or one with such a source, the SDK reads from the usual file, whichever is configured. */
function requireUsualFile(name: string, profiles: ParsedIniData, { configFilepath }: FromIniInit): void {
    const usual = process.env.AWS_CONFIG_FILE ?? join(homedir(), ".aws", "config");
    if (configFilepath === undefined || configFilepath === usual) {
        return;
    }
    const seen = new Set<string>();
    for (let source: string | undefined = name; source !== undefined && !seen.has(source); ) {
        seen.add(source);
        const profile: ParsedIniData[string] = profiles[source] ?? {};
        if (Object.keys(profile).some((key) => key.startsWith("sso_"))) {
            throw new HandshakeError(ssoFileMessage(name, configFilepath));
        }
        source = profile.source_profile;
    }
}

import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Settings } from "../config";
import { credentialSource } from "./credentialSource";
import { profileProvider } from "./profileProvider";
import { memoized } from "./roleCredentials";
import { assumeRoleProvider, type WebIdentity, webIdentityProvider } from "./roleProviders";
import { stsClient } from "./stsClient";

/**
 * Returns the credentials of the settings: those of one source, or of the last of the roles. Each role is assumed with
 * the credentials before it. Credentials are cached until shortly before they expire.
 *
 * @param signal stops the calls to STS when it aborts.
 * @throws HandshakeError if the source is incomplete.
 */
export function credentialsFor(settings: Settings, signal: AbortSignal): AwsCredentialIdentityProvider {
    const first = baseCredentials(settings, signal);
    return (settings.assumeRoles ?? []).reduce(
        (credentials, role) => assumeRoleProvider(settings, role, stsClient(settings, credentials), signal),
        memoized(first),
    );
}

/** Returns the credentials of the source, without the configured roles. */
function baseCredentials(settings: Settings, signal: AbortSignal): AwsCredentialIdentityProvider {
    const source = credentialSource(settings);
    switch (source.kind) {
        case "configuredKeys":
        case "environmentKeys":
            return async () => source.keys;
        case "configuredWebIdentity":
            return webIdentityProvider(settings, settings.assumeRoleWithWebIdentity as WebIdentity, signal);
        case "environmentWebIdentity":
            return webIdentityProvider(
                settings,
                {
                    roleArn: source.roleArn,
                    webIdentityTokenFile: source.tokenFile,
                    sessionName: source.sessionName,
                    setting: "the environment variable AWS_WEB_IDENTITY_TOKEN_FILE",
                },
                signal,
            );
        case "configuredProfile":
            return profileProvider(settings, "configured", signal);
        case "environmentProfile":
            return profileProvider(settings, "environment", signal);
        case "defaultChain":
            return profileProvider(settings, "default", signal);
    }
}

import { homedir } from "node:os";
import { join } from "node:path";
import { type FromIniInit, fromIni } from "@aws-sdk/credential-provider-ini";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentityProvider, ParsedIniData } from "@smithy/types";
import { HandshakeError } from "../../resources/handshakeError";
import { checkProfile, readProfiles } from "../config";
import { roleWithoutSourceMessage, ssoFileMessage } from "./messages";

/** The source of the profile's name: the configuration, the environment, or neither (the profile `default`). */
export type ProfileChoice = "configured" | "environment" | "default";

/**
 * Returns the credentials of one profile. If the profile is missing or does not work, the call fails. The SDK's chain
 * would continue with the container or the instance, and maybe call another account. There is one exception: if the
 * configuration does not name the profile, and it has no settings for credentials, the container or the instance supply
 * them.
 *
 * @throws HandshakeError if the SDK would read the profile from another file, or would ignore its role.
 */
export function profileCredentials(
    name: string,
    choice: ProfileChoice,
    init: (profiles: ParsedIniData) => Promise<FromIniInit>,
    files: Parameters<typeof readProfiles>[0],
): AwsCredentialIdentityProvider {
    return async (options) => {
        const profiles = await readProfiles(files);
        const profile = profiles[name];
        const providerInit = { ...(await init(profiles)), ...files, profile: name };
        const isSuppliedByMachine = profile === undefined ? choice === "default" : hasNoCredentialSettings(profile);
        if (choice !== "configured" && isSuppliedByMachine) {
            return await defaultProvider(providerInit)(options);
        }
        requireDefaultFile(name, profiles, files);
        requireRoleSources(name, profiles);
        checkProfile(name, profiles);
        return await fromIni(providerInit)(options);
    };
}

/** Returns the given profile and its sources, by `source_profile`. */
export function profileChain(
    name: string,
    profiles: ParsedIniData,
): { name: string; profile: ParsedIniData[string] }[] {
    const chain: { name: string; profile: ParsedIniData[string] }[] = [];
    for (let next: string | undefined = name; next !== undefined && !chain.some((link) => link.name === next); ) {
        const profile: ParsedIniData[string] = profiles[next] ?? {};
        chain.push({ name: next, profile });
        next = profile.source_profile;
    }
    return chain;
}

/** Whether the profile has no settings for credentials. It may have only a region, for example. */
function hasNoCredentialSettings(profile: ParsedIniData[string]): boolean {
    const credentials =
        /^(aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_source|credential_process|web_identity_token_file|sso_.*|login_session)$/;
    return !Object.keys(profile).some((key) => credentials.test(key));
}

/** Requires the default file for an SSO profile, also as a source. The SDK ignores the configured file. */
function requireDefaultFile(name: string, profiles: ParsedIniData, { configFilepath }: FromIniInit): void {
    const defaultFile = process.env.AWS_CONFIG_FILE || join(homedir(), ".aws", "config");
    if (configFilepath === undefined || configFilepath === defaultFile) {
        return;
    }
    if (
        profileChain(name, profiles).some(({ profile }) => Object.keys(profile).some((key) => key.startsWith("sso_")))
    ) {
        throw new HandshakeError(ssoFileMessage(name, configFilepath));
    }
}

/**
 * Requires a source of credentials for each role. Otherwise the SDK uses the profile's own keys and ignores the role.
 */
function requireRoleSources(name: string, profiles: ParsedIniData): void {
    const sources = ["source_profile", "credential_source", "web_identity_token_file"];
    profileChain(name, profiles).forEach(({ name: link, profile }, index) => {
        // In every SDK, the keys of a source profile take precedence over its role.
        const isSourceWithKeys = index > 0 && profile.aws_access_key_id !== undefined;
        if (profile.role_arn && !isSourceWithKeys && !sources.some((key) => profile[key])) {
            throw new HandshakeError(roleWithoutSourceMessage(link));
        }
    });
}

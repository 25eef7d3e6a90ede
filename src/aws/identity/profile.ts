import { homedir } from "node:os";
import { join } from "node:path";
import { type FromIniInit, fromIni } from "@aws-sdk/credential-provider-ini";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentityProvider, ParsedIniData } from "@smithy/types";
import { HandshakeError } from "../../resources/handshakeError";
import { checkProfile, readProfiles } from "../config";
import { roleWithoutSourceMessage, ssoFileMessage } from "./messages";

/** How the profile came to be chosen: the configuration names it, the environment does, or nothing does. */
export type ProfileChoice = "configured" | "environment" | "default";

/**
 * The credentials of a profile, and of nothing else: from one that is missing or doesn't work the SDK's chain would go
 * on to the credentials of the container or the instance, and so perhaps to another account. Only a profile that the
 * configuration doesn't name, and that says nothing of credentials, leaves them to the container or the instance.
 *
 * @throws HandshakeError when the SDK would read the profile from another file, or leave out its role.
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
        const isLeftToMachine = profile === undefined ? choice === "default" : isAboutOtherThings(profile);
        if (choice !== "configured" && isLeftToMachine) {
            return await defaultProvider(providerInit)(options);
        }
        requireUsualFile(name, profiles, files);
        requireRoleSources(name, profiles);
        checkProfile(name, profiles);
        return await fromIni(providerInit)(options);
    };
}

/** The profiles that the credentials come from, one by another's `source_profile`: the first is the given one. */
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

/** Whether no credentials are found by the profile: it may name a region only. */
function isAboutOtherThings(profile: ParsedIniData[string]): boolean {
    const credentials =
        /^(aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_source|credential_process|web_identity_token_file|sso_.*|login_session)$/;
    return !Object.keys(profile).some((key) => credentials.test(key));
}

/** A profile of SSO, or one with such a source, the SDK reads from the usual file, whichever is configured. */
function requireUsualFile(name: string, profiles: ParsedIniData, { configFilepath }: FromIniInit): void {
    const usual = process.env.AWS_CONFIG_FILE || join(homedir(), ".aws", "config");
    if (configFilepath === undefined || configFilepath === usual) {
        return;
    }
    if (
        profileChain(name, profiles).some(({ profile }) => Object.keys(profile).some((key) => key.startsWith("sso_")))
    ) {
        throw new HandshakeError(ssoFileMessage(name, configFilepath));
    }
}

/** With keys beside a role that names no source, the SDK would take the keys and leave out the role. */
function requireRoleSources(name: string, profiles: ParsedIniData): void {
    const sources = ["source_profile", "credential_source", "web_identity_token_file"];
    profileChain(name, profiles).forEach(({ name: link, profile }, index) => {
        // The keys of a source come before its own role, in every SDK.
        const isSourceWithKeys = index > 0 && profile.aws_access_key_id !== undefined;
        if (profile.role_arn && !isSourceWithKeys && !sources.some((key) => profile[key])) {
            throw new HandshakeError(roleWithoutSourceMessage(link));
        }
    });
}

import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } from "@aws-sdk/client-sts";
import type { FromIniInit } from "@aws-sdk/credential-provider-ini";
import type { AwsCredentialIdentityProvider, ParsedIniData } from "@smithy/types";
import { profileFiles, profileOf, type Settings, sharedEndpoint } from "../config";
import { clientConfiguration } from "../network";
import { bodyLimit } from "../responses";
import { type ProfileChoice, profileChain, profileCredentials } from "./profile";
import { retryThrottled } from "./retryThrottled";
import { toAwsCredentials, withRoleError } from "./roleCredentials";
import { anonymousCredentials, stsClient } from "./stsClient";

/**
 * Returns the credentials of the profile. A role in the profile is assumed with the configured endpoint, region and
 * proxy.
 *
 * @param signal stops the calls to STS when it aborts.
 */
export function profileProvider(
    settings: Settings,
    choice: ProfileChoice,
    signal: AbortSignal,
): AwsCredentialIdentityProvider {
    const { name } = profileOf(settings);
    const init = async (profiles: ParsedIniData): Promise<FromIniInit> => ({
        clientConfig: await loginClientConfiguration(settings, name, profiles),
        // A profile may name roles too. Without these functions, the SDK would assume them without the configured
        // endpoint, region and proxy.
        roleAssumer: (credentials, input) =>
            withRoleError(settings, "AssumeRole", input.RoleArn ?? "", async () => {
                const client = stsClient(settings, async () => credentials);
                const response = await retryThrottled(settings, signal, () =>
                    client.send(new AssumeRoleCommand(input), { abortSignal: signal }),
                );
                return toAwsCredentials(input.RoleArn ?? "", response.Credentials);
            })(),
        roleAssumerWithWebIdentity: (input) =>
            withRoleError(settings, "AssumeRoleWithWebIdentity", input.RoleArn ?? "", async () => {
                const client = stsClient(settings, anonymousCredentials);
                const response = await retryThrottled(settings, signal, () =>
                    client.send(new AssumeRoleWithWebIdentityCommand(input), { abortSignal: signal }),
                );
                return toAwsCredentials(input.RoleArn ?? "", response.Credentials);
            })(),
    });
    return profileCredentials(name, choice, init, profileFiles(settings));
}

/**
 * Returns the configuration of the SDK's clients that exchange a login for credentials. The SDK also uses it for the
 * client that renews the token of an SSO login. So both have the same endpoint, and the same limit of a response's
 * size.
 */
async function loginClientConfiguration(settings: Settings, name: string, profiles: ParsedIniData) {
    const isOfConsole = profileChain(name, profiles).some(({ profile }) => profile.login_session);
    const service = isOfConsole ? "signin" : "sso";
    // The login decides the region.
    const { region: _, ...withoutRegion } = clientConfiguration(settings, service);
    const configuration = { ...withoutRegion, extensions: [bodyLimit] };
    const endpoint = await sharedEndpoint(service, settings);
    return endpoint === undefined
        ? { ...configuration, ignoreConfiguredEndpointUrls: true }
        : { ...configuration, endpoint };
}

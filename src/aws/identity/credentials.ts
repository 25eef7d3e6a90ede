import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import type { FromIniInit } from "@aws-sdk/credential-provider-ini";
import { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } from "@smithy/core";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, ParsedIniData } from "@smithy/types";
import type { AssumeRole } from "../../resources/connection/properties";
import { HandshakeError } from "../../resources/handshakeError";
import {
    expandHome,
    MAX_TOKEN_FILE_BYTES,
    profileFiles,
    profileOf,
    readRegularFile,
    type Settings,
    secondsOf,
    sharedEndpoint,
} from "../config";
import { adviceFor, classifyError, formatServiceError, isCredentialsError, isCredentialsRejection } from "../errors";
import { clientConfiguration, useSharedEndpoint, withoutVersionWarning } from "../network";
import { bodyLimit, limitBodies } from "../responses";
import { credentialSource, describeCredentialSource } from "./credentialSource";
import { emptyRoleMessage, roleMessage, webIdentityTokenMessage } from "./messages";
import { type ProfileChoice, profileChain, profileCredentials } from "./profile";
import { retryThrottled } from "./retryThrottled";

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

/** Creates a client of STS. Its calls have no rate limiter, because a chain of roles would wait for itself. */
export function stsClient(settings: Settings, credentials: AwsCredentialIdentityProvider | undefined): STSClient {
    const client = withoutVersionWarning(() => new STSClient({ ...clientConfiguration(settings, "sts"), credentials }));
    useSharedEndpoint(client, settings, "sts");
    limitBodies(client);
    return client;
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

function profileProvider(
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

/** A role to assume with a web identity token, and the name of the setting with the token's file, for a message. */
type WebIdentity = NonNullable<Settings["assumeRoleWithWebIdentity"]> & { setting?: string };

function webIdentityProvider(
    settings: Settings,
    role: WebIdentity,
    signal: AbortSignal,
): AwsCredentialIdentityProvider {
    const { roleArn, webIdentityToken, webIdentityTokenFile, duration, policy, policyArns, sessionName } = role;
    const client = stsClient(settings, anonymousCredentials);
    return withRoleError(settings, "AssumeRoleWithWebIdentity", roleArn, async () => {
        const command = new AssumeRoleWithWebIdentityCommand({
            RoleArn: roleArn,
            WebIdentityToken: webIdentityToken ?? (await readToken(webIdentityTokenFile, roleArn, role.setting)),
            RoleSessionName: sessionName ?? DEFAULT_SESSION_NAME,
            DurationSeconds: secondsOf(duration),
            Policy: policy,
            PolicyArns: policyArns?.map((arn) => ({ arn })),
        });
        const response = await retryThrottled(settings, signal, () => client.send(command, { abortSignal: signal }));
        return toAwsCredentials(roleArn, response.Credentials);
    });
}

/**
 * Returns the credentials of a role. They are cached until shortly before they expire.
 *
 * @param client the client of STS, with the credentials that assume the role.
 */
export function assumeRoleProvider(
    settings: Settings,
    role: AssumeRole,
    client: STSClient,
    signal: AbortSignal,
): AwsCredentialIdentityProvider {
    const assume = withRoleError(settings, "AssumeRole", role.roleArn, async () => {
        const command = new AssumeRoleCommand({
            RoleArn: role.roleArn,
            RoleSessionName: role.sessionName ?? DEFAULT_SESSION_NAME,
            DurationSeconds: secondsOf(role.duration),
            ExternalId: role.externalId,
            Policy: role.policy,
            PolicyArns: role.policyArns?.map((arn) => ({ arn })),
            SourceIdentity: role.sourceIdentity,
            Tags: role.tags && Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
            TransitiveTagKeys: role.transitiveTagKeys,
        });
        const response = await retryThrottled(settings, signal, () => client.send(command, { abortSignal: signal }));
        return toAwsCredentials(role.roleArn, response.Credentials);
    });
    return memoized(assume);
}

/** No credentials: AWS verifies the web identity token, so the call has no signature. */
const anonymousCredentials: AwsCredentialIdentityProvider = async () => ({ accessKeyId: "", secretAccessKey: "" });

async function readToken(file: string | undefined, roleArn: string, setting = "webIdentityTokenFile"): Promise<string> {
    if (file === undefined) {
        throw new HandshakeError(webIdentityTokenMessage(roleArn, "no file is set", setting));
    }
    try {
        return readRegularFile(expandHome(file), MAX_TOKEN_FILE_BYTES).toString("utf8").trim();
    } catch (error) {
        throw new HandshakeError(webIdentityTokenMessage(roleArn, (error as Error).message, setting));
    }
}

function withRoleError(
    settings: Settings,
    operation: string,
    roleArn: string,
    assume: AwsCredentialIdentityProvider,
): AwsCredentialIdentityProvider {
    return async () => {
        try {
            return await assume();
        } catch (thrown) {
            if (thrown instanceof HandshakeError) {
                throw thrown;
            }
            const error = classifyError(thrown);
            const advice = adviceFor(operation, error, settings.namespace);
            const source = describeCredentialSource(settings);
            throw new HandshakeError(
                roleMessage(roleArn, formatServiceError(error), advice, {
                    ...(isCredentialsError(error) && { tried: source }),
                    ...(!isCredentialsError(error) && isCredentialsRejection(error.code) && { origin: source }),
                }),
            );
        }
    };
}

const DEFAULT_SESSION_NAME = "pulumi-aws-handshakes";

function toAwsCredentials(roleArn: string, credentials: Credentials | undefined): AwsCredentialIdentity {
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = credentials ?? {};
    if (accessKeyId === undefined || secretAccessKey === undefined) {
        throw new HandshakeError(emptyRoleMessage(roleArn));
    }
    return {
        accessKeyId,
        secretAccessKey,
        sessionToken: credentials?.SessionToken,
        expiration: credentials?.Expiration,
    };
}

function memoized(provider: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
    return memoizeIdentityProvider(
        provider,
        isIdentityExpired,
        doesIdentityRequireRefresh,
    ) as AwsCredentialIdentityProvider;
}

import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } from "@smithy/core";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { AssumeRole } from "../lifecycle/connection";
import { HandshakeError } from "../lifecycle/handshakeError";
import { adviceFor } from "./advice";
import { limitBodies } from "./bodyTimeout";
import { clientConfiguration } from "./clientConfiguration";
import { configFile, expanded } from "./configFile";
import { secondsOf } from "./duration";
import { answerOf, faultOf, isOfCredentials } from "./fault";
import { emptyRoleMessage, halfKeyMessage, roleMessage, webIdentityTokenMessage } from "./messages";
import { profileCredentials } from "./profile";
import { maxTokenBytes } from "./profileCheck";
import { readRegularFile } from "./regularFile";
import type { Settings } from "./settings";
import { withoutVersionWarning } from "./versionWarning";

/**
 * Whose credentials the settings mean: keys, a web identity, a profile, or what the SDK finds by itself; and from there
 * on the roles, each assumed with the credentials before it. Credentials are kept until shortly before they expire.
 *
 * @param signal gives the calls to STS up when it aborts.
 */
export function credentialsFor(settings: Settings, signal: AbortSignal): AwsCredentialIdentityProvider {
    const first =
        settings.assumeRoleWithWebIdentity === undefined ? own(settings, signal) : webIdentity(settings, signal);
    return (settings.assumeRoles ?? []).reduce(
        (credentials, role) => assumed(settings, role, credentials, signal),
        kept(first),
    );
}

/** A client of STS with the given credentials. Its calls aren't paced: a chain of roles would wait for itself. */
export function stsClient(settings: Settings, credentials: AwsCredentialIdentityProvider | undefined): STSClient {
    const { region, ...configuration } = clientConfiguration(settings, "sts");
    const client = withoutVersionWarning(
        () =>
            new STSClient({
                ...configuration,
                region: settings.stsRegion ?? region,
                credentials,
                ...(settings.retryMode && { retryMode: settings.retryMode }),
                ...(settings.maxRetries !== undefined && { maxAttempts: settings.maxRetries + 1 }),
            }),
    );
    limitBodies(client);
    return client;
}

function own(settings: Settings, signal: AbortSignal): AwsCredentialIdentityProvider {
    const { namespace, accessKey, secretKey, token, profile, sharedConfigFiles, sharedCredentialsFiles } = settings;
    if ((accessKey === undefined) !== (secretKey === undefined)) {
        throw new HandshakeError(halfKeyMessage(namespace));
    }
    if (accessKey !== undefined && secretKey !== undefined) {
        return async () => ({ accessKeyId: accessKey, secretAccessKey: secretKey, sessionToken: token });
    }
    return profileCredentials(profile, {
        configFilepath: configFile("sharedConfigFiles", sharedConfigFiles),
        filepath: configFile("sharedCredentialsFiles", sharedCredentialsFiles),
        // For the tokens of SSO.
        clientConfig: { requestHandler: clientConfiguration(settings, "sts").requestHandler },
        // A profile and the environment may name roles too. By itself the SDK would assume them past the endpoint, the
        // region and the proxy that are configured.
        roleAssumer: (source, input) =>
            explained(settings, "AssumeRole", input.RoleArn ?? "", async () => {
                const client = stsClient(settings, async () => source);
                const answer = await client.send(new AssumeRoleCommand(input), { abortSignal: signal });
                return identity(input.RoleArn ?? "", answer.Credentials);
            })(),
        roleAssumerWithWebIdentity: (input) =>
            explained(settings, "AssumeRoleWithWebIdentity", input.RoleArn ?? "", async () => {
                const client = stsClient(settings, unsigned);
                const answer = await client.send(new AssumeRoleWithWebIdentityCommand(input), { abortSignal: signal });
                return identity(input.RoleArn ?? "", answer.Credentials);
            })(),
    });
}

/** Where credentials were looked for, for a message. */
export function credentialsTried({ namespace, assumeRoleWithWebIdentity, accessKey, profile }: Settings): string {
    if (assumeRoleWithWebIdentity !== undefined) {
        return `the web identity's token for ${assumeRoleWithWebIdentity.roleArn}`;
    }
    if (accessKey !== undefined) {
        return `${namespace}:accessKey and ${namespace}:secretKey`;
    }
    if (profile !== undefined) {
        return `the profile ${JSON.stringify(profile)}`;
    }
    return process.env.AWS_PROFILE
        ? `the profile ${JSON.stringify(process.env.AWS_PROFILE)} (AWS_PROFILE, which goes before AWS_ACCESS_KEY_ID)`
        : "the environment (AWS_ACCESS_KEY_ID), the default profile (AWS_PROFILE names none) with its SSO, process or role, a web identity's token file, and the credentials of a container or an instance";
}

function webIdentity(settings: Settings, signal: AbortSignal): AwsCredentialIdentityProvider {
    const { roleArn, webIdentityToken, webIdentityTokenFile, duration, policy, policyArns, sessionName } =
        settings.assumeRoleWithWebIdentity ?? { roleArn: "" };
    const client = stsClient(settings, unsigned);
    return explained(settings, "AssumeRoleWithWebIdentity", roleArn, async () => {
        const command = new AssumeRoleWithWebIdentityCommand({
            RoleArn: roleArn,
            WebIdentityToken: webIdentityToken ?? (await tokenIn(webIdentityTokenFile, roleArn)),
            RoleSessionName: sessionName ?? defaultSessionName,
            DurationSeconds: secondsOf(duration),
            Policy: policy,
            PolicyArns: policyArns?.map((arn) => ({ arn })),
        });
        return identity(roleArn, (await client.send(command, { abortSignal: signal })).Credentials);
    });
}

function assumed(
    settings: Settings,
    role: AssumeRole,
    credentials: AwsCredentialIdentityProvider,
    signal: AbortSignal,
): AwsCredentialIdentityProvider {
    const client = stsClient(settings, credentials);
    const assume = explained(settings, "AssumeRole", role.roleArn, async () => {
        const command = new AssumeRoleCommand({
            RoleArn: role.roleArn,
            RoleSessionName: role.sessionName ?? defaultSessionName,
            DurationSeconds: secondsOf(role.duration),
            ExternalId: role.externalId,
            Policy: role.policy,
            PolicyArns: role.policyArns?.map((arn) => ({ arn })),
            SourceIdentity: role.sourceIdentity,
            Tags: role.tags && Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
            TransitiveTagKeys: role.transitiveTagKeys,
        });
        return identity(role.roleArn, (await client.send(command, { abortSignal: signal })).Credentials);
    });
    return kept(assume);
}

/** The token of a web identity is the proof: the call carries no signature. */
const unsigned: AwsCredentialIdentityProvider = async () => ({ accessKeyId: "", secretAccessKey: "" });

async function tokenIn(file: string | undefined, roleArn: string): Promise<string> {
    if (file === undefined) {
        throw new HandshakeError(webIdentityTokenMessage(roleArn, "no file is named"));
    }
    try {
        return readRegularFile(expanded(file), maxTokenBytes).toString("utf8").trim();
    } catch (error) {
        throw new HandshakeError(webIdentityTokenMessage(roleArn, (error as Error).message));
    }
}

function explained(
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
            const fault = faultOf(thrown);
            const advice = adviceFor(operation, fault, settings.namespace);
            const tried = isOfCredentials(fault) ? credentialsTried(settings) : undefined;
            throw new HandshakeError(roleMessage(roleArn, answerOf(fault), advice, tried));
        }
    };
}

const defaultSessionName = "pulumi-aws-handshakes";

function identity(roleArn: string, credentials: Credentials | undefined): AwsCredentialIdentity {
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

function kept(provider: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
    return memoizeIdentityProvider(
        provider,
        isIdentityExpired,
        doesIdentityRequireRefresh,
    ) as AwsCredentialIdentityProvider;
}

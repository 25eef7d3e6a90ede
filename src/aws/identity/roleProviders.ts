import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { AssumeRole } from "../../resources/connection/properties";
import { HandshakeError } from "../../resources/handshakeError";
import { expandHome, MAX_TOKEN_FILE_BYTES, readRegularFile, type Settings, secondsOf } from "../config";
import { webIdentityTokenMessage } from "./messages";
import { retryThrottled } from "./retryThrottled";
import { memoized, toAwsCredentials, withRoleError } from "./roleCredentials";
import { anonymousCredentials, stsClient } from "./stsClient";

/** A role to assume with a web identity token, and the name of the setting with the token's file, for a message. */
export type WebIdentity = NonNullable<Settings["assumeRoleWithWebIdentity"]> & { setting?: string };

const DEFAULT_SESSION_NAME = "pulumi-aws-handshakes";

/**
 * Returns the credentials of a role that a web identity token assumes.
 *
 * @param signal stops the calls to STS when it aborts.
 */
export function webIdentityProvider(
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

import type { Credentials } from "@aws-sdk/client-sts";
import { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } from "@smithy/core";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { HandshakeError } from "../../resources/handshakeError";
import type { Settings } from "../config";
import { adviceFor, classifyError, formatServiceError, isCredentialsError, isCredentialsRejection } from "../errors";
import { describeCredentialSource } from "./credentialSource";
import { emptyRoleMessage, roleMessage } from "./messages";

/** Replaces an error of STS by one that names the role and says what to do. */
export function withRoleError(
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

/**
 * Converts the credentials of STS.
 *
 * @throws HandshakeError if the response has none.
 */
export function toAwsCredentials(roleArn: string, credentials: Credentials | undefined): AwsCredentialIdentity {
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

/** Caches credentials until shortly before they expire. */
export function memoized(provider: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
    return memoizeIdentityProvider(
        provider,
        isIdentityExpired,
        doesIdentityRequireRefresh,
    ) as AwsCredentialIdentityProvider;
}

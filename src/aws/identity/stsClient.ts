import { STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Settings } from "../config";
import { clientConfiguration, useSharedEndpoint, withoutVersionWarning } from "../network";
import { limitBodies } from "../responses";

/** Creates a client of STS. Its calls have no rate limiter, because a chain of roles would wait for itself. */
export function stsClient(settings: Settings, credentials: AwsCredentialIdentityProvider | undefined): STSClient {
    const client = withoutVersionWarning(() => new STSClient({ ...clientConfiguration(settings, "sts"), credentials }));
    useSharedEndpoint(client, settings, "sts");
    limitBodies(client);
    return client;
}

/** No credentials: AWS verifies the web identity token, so the call has no signature. */
export const anonymousCredentials: AwsCredentialIdentityProvider = async () => ({
    accessKeyId: "",
    secretAccessKey: "",
});

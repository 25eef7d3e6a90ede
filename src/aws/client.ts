import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from "@smithy/core/config";

/** A client of AWS Organizations for the credentials and the region that the AWS SDK finds by itself. */
export function organizationsClient(): OrganizationsClient {
    return withoutVersionWarning(
        () =>
            new OrganizationsClient({
                region: () => regionFound().catch(() => "us-east-1"),
                maxAttempts: 1,
                requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
            }),
    );
}

const regionFound = loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS);

/**
 * The SDK warns of a Node.js version that it will stop supporting, which would stand in the output of each command,
 * where nobody can do anything about it. Only this client is kept silent.
 */
function withoutVersionWarning<T>(make: () => T): T {
    const name = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";
    const before = process.env[name];
    process.env[name] = "true";
    try {
        return make();
    } finally {
        if (before === undefined) {
            delete process.env[name];
        } else {
            process.env[name] = before;
        }
    }
}

import type { OrganizationsClientConfig } from "@aws-sdk/client-organizations";
import { memoize } from "@smithy/core/config";
import type { Provider } from "@smithy/types";
import { version } from "../../version";
import {
    configuredEndpoint,
    profileOf,
    regionFor,
    type Service,
    type Settings,
    sharedBoolean,
    sharedEndpoint,
    sharedNumber,
    sharedSetting,
    withoutFips,
} from "../config";
import { agentsFor } from "./agents";

/** The timeouts for a connection and for a response, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** Less than the timeout for a connection, so that the error names the proxy. */
const TUNNEL_TIMEOUT_MS = 4_500;

/** The SDK's default for the maximum number of attempts. */
const DEFAULT_ATTEMPTS = 3;

/** The handler that sends a client's requests: its options, or the handler of another client. */
export type RequestHandler = OrganizationsClientConfig["requestHandler"];

/**
 * Returns the part of a client's configuration that does not depend on its credentials. The SDK itself would read some
 * settings from the profile of AWS_PROFILE and from the default files. Here one profile decides all settings.
 *
 * @param requestHandler the handler of another client. A new handler takes some milliseconds if there are certificates
 *   to trust, and has its own sockets. That is too much for each of a thousand accounts.
 */
export function clientConfiguration(settings: Settings, service: Service, requestHandler?: RequestHandler) {
    const configured = configuredEndpoint(service, settings);
    const isEndpointGiven = async () => (configured ?? (await sharedEndpoint(service, settings))) !== undefined;
    // A client rejects a custom endpoint together with these options, which choose one of AWS's endpoints.
    const unlessEndpointGiven = (chosen: boolean | undefined, key: string) =>
        memoize(async () => !(await isEndpointGiven()) && (chosen ?? (await sharedBoolean(settings, key)) ?? false));
    return {
        region: memoize(async () => {
            const region = (service === "sts" && settings.stsRegion) || (await regionFor(settings));
            return (await isEndpointGiven()) ? withoutFips(region) : region;
        }),
        profile: profileOf(settings).name,
        ...(configured !== undefined && { endpoint: configured }),
        useFipsEndpoint: unlessEndpointGiven(settings.useFipsEndpoint, "use_fips_endpoint"),
        useDualstackEndpoint: unlessEndpointGiven(settings.useDualstackEndpoint, "use_dualstack_endpoint"),
        // In the mode "auto", the SDK would ask the instance for its region. The timeouts and attempts are set here.
        defaultsMode: "standard" as const,
        ...retryOptions(settings, service),
        // So that CloudTrail shows which calls this package made.
        customUserAgent: [["pulumi-aws-handshakes", version]] as [string, string][],
        userAgentAppId: memoize(async () => (await sharedSetting(settings, "sdk_ua_app_id"))?.value),
        disableClockSkewCorrection: memoize(
            async () => (await sharedBoolean(settings, "disable_clock_skew_correction")) ?? false,
        ),
        requestHandler: requestHandler ?? { ...TIMEOUTS, ...agentsFor(settings, TUNNEL_TIMEOUT_MS) },
    };
}

/**
 * Returns the SDK's retry options. For Organizations the SDK does not retry: `callWithRetries` first looks up a lost
 * decline.
 */
function retryOptions(settings: Settings, service: Service) {
    if (service === "organizations") {
        return { retryMode: "standard", maxAttempts: 1 };
    }
    return {
        retryMode: memoize(async () => {
            return settings.retryMode ?? (await sharedSetting(settings, "retry_mode"))?.value ?? "standard";
        }),
        maxAttempts: memoize(async () => {
            return settings.maxRetries === undefined
                ? ((await sharedNumber(settings, "max_attempts")) ?? DEFAULT_ATTEMPTS)
                : settings.maxRetries + 1;
        }),
    };
}

/** The part of an SDK client that holds its endpoint. */
interface EndpointClient {
    config: { serviceConfiguredEndpoint?: Provider<string | undefined> };
}

/** Makes a client without a configured endpoint use the endpoint of the environment or of the profile. */
export function useSharedEndpoint(client: EndpointClient, settings: Settings, service: Service): void {
    client.config.serviceConfiguredEndpoint = memoize(() => sharedEndpoint(service, settings));
}

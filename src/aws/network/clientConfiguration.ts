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

/** The milliseconds after which a connection, and an answer, is given up. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** A little less than for a connection, so that the error names the proxy. */
const TUNNEL_TIMEOUT_MS = 4_500;

/** How many times the SDK makes a call at the most, by its own standard. */
const DEFAULT_ATTEMPTS = 3;

/** What sends a client's requests: its options, or one that another client uses already. */
export type RequestHandler = OrganizationsClientConfig["requestHandler"];

/**
 * The part of a client's configuration that doesn't depend on whose credentials it has. The SDK would look up some of it
 * by itself, but in the profile of AWS_PROFILE and in the usual files: here the one profile that counts decides all.
 *
 * @param requestHandler one that another client uses already. To make one takes some milliseconds where there are
 *   certificates to trust, and each has sockets of its own: too much for each of a thousand accounts.
 */
export function clientConfiguration(settings: Settings, service: Service, requestHandler?: RequestHandler) {
    const configured = configuredEndpoint(service, settings);
    const isEndpointGiven = async () => (configured ?? (await sharedEndpoint(service, settings))) !== undefined;
    // A client refuses an endpoint of one's own along with these, which choose among AWS's own.
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
        // In the mode "auto" the SDK would ask the instance where it is. Times and tries are set here one by one.
        defaultsMode: "standard" as const,
        ...retries(settings, service),
        // So that CloudTrail tells these calls from those of others.
        customUserAgent: [["pulumi-aws-handshakes", version]] as [string, string][],
        userAgentAppId: memoize(async () => (await sharedSetting(settings, "sdk_ua_app_id"))?.value),
        disableClockSkewCorrection: memoize(
            async () => (await sharedBoolean(settings, "disable_clock_skew_correction")) ?? false,
        ),
        requestHandler: requestHandler ?? { ...timeouts, ...agentsFor(settings, TUNNEL_TIMEOUT_MS) },
    };
}

/** How the SDK itself tries a call again; for Organizations withRetries does, since a decline must not be repeated blindly. */
function retries(settings: Settings, service: Service) {
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

/** A client of the SDK, as far as its endpoint goes. */
interface EndpointClient {
    config: { serviceConfiguredEndpoint?: Provider<string | undefined> };
}

/** Has a client take its endpoint from the profile that counts, where none is configured. */
export function useSharedEndpoint(client: EndpointClient, settings: Settings, service: Service): void {
    client.config.serviceConfiguredEndpoint = memoize(() => sharedEndpoint(service, settings));
}

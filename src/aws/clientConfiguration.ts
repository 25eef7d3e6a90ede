import { HandshakeError } from "../lifecycle/handshakeError";
import { agentsFor } from "./agents";
import { endpointMessage } from "./messages";
import { regionFor } from "./region";
import type { Settings } from "./settings";

/** The milliseconds after which a connection, and an answer, is given up. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** A little less than for a connection, so that the error names the proxy. */
const tunnelTimeout = 4_500;

/** The services that are called. */
export type Service = "organizations" | "sts";

/** The part of a client's configuration that doesn't depend on the service or on whose credentials it has. */
export function clientConfiguration(settings: Settings, service: Service) {
    const endpoint = endpointFor(service, settings);
    let region: Promise<string> | undefined;
    return {
        region: () => {
            region ??= regionFor(settings);
            return region;
        },
        profile: settings.profile,
        // A client refuses an endpoint of one's own along with these, which choose among AWS's own.
        ...(endpoint === undefined
            ? definedOnly({
                  useFipsEndpoint: settings.useFipsEndpoint,
                  useDualstackEndpoint: settings.useDualstackEndpoint,
              })
            : { endpoint }),
        requestHandler: { ...timeouts, ...agentsFor(settings, tunnelTimeout) },
    };
}

/**
 * The URL configured for a service, if any; the SDK finds AWS_ENDPOINT_URL_… by itself.
 *
 * @throws HandshakeError when it isn't the URL of a web server.
 */
function endpointFor(service: Service, { endpoints }: Settings): string | undefined {
    const url = endpoints?.map((endpoint) => endpoint[service]).find((found) => found);
    if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
        throw new HandshakeError(endpointMessage(service));
    }
    return url;
}

function definedOnly<T extends object>(members: T): Partial<T> {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

import { readFileSync } from "node:fs";
import { Agent, type AgentOptions } from "node:https";
import { rootCertificates } from "node:tls";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { HandshakeError } from "../lifecycle/handshakeError";
import { expanded } from "./configFile";
import { certificatesMessage, endpointMessage, proxyMessage } from "./messages";
import { isDirect } from "./noProxy";
import { regionFor } from "./region";
import type { Settings } from "./settings";

/** The milliseconds after which a connection, and an answer, is given up. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

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
        requestHandler: { ...timeouts, ...agents(settings, endpoint ?? endpointInEnvironment(service)) },
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

/** The SDK finds it by itself, so this is for the proxies only. */
function endpointInEnvironment(service: Service): string | undefined {
    const url = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? process.env.AWS_ENDPOINT_URL;
    return url !== undefined && URL.canParse(url) ? url : undefined;
}

function agents(settings: Settings, endpoint: string | undefined) {
    const env = process.env;
    const httpsProxy = proxyUrl("httpsProxy", settings.httpsProxy ?? env.HTTPS_PROXY ?? env.https_proxy, settings);
    const httpProxy = proxyUrl("httpProxy", settings.httpProxy ?? env.HTTP_PROXY ?? env.http_proxy, settings);
    const direct = isDirect(endpoint, settings.noProxy ?? env.NO_PROXY ?? env.no_proxy);
    const ca = certificates(settings.customCaBundle ?? env.AWS_CA_BUNDLE, settings);
    const options = { keepAlive: true, ...(ca && { ca }) };
    return definedOnly({
        httpsAgent:
            httpsProxy !== undefined && !direct ? httpsProxyAgent(httpsProxy, options) : ca && new Agent(options),
        httpAgent: httpProxy !== undefined && !direct ? new HttpProxyAgent(httpProxy, options) : undefined,
    });
}

/**
 * The URL of a proxy, of which curl and @pulumi/aws let one leave out the `http://`.
 *
 * @throws HandshakeError when it isn't one. It isn't repeated, since it may hold a password.
 */
function proxyUrl(name: string, proxy: string | undefined, { namespace }: Settings): string | undefined {
    if (!proxy) {
        return undefined;
    }
    const url = proxy.includes("://") ? proxy : `http://${proxy}`;
    if (!URL.canParse(url)) {
        const variable = name === "httpsProxy" ? "HTTPS_PROXY" : "HTTP_PROXY";
        throw new HandshakeError(proxyMessage(`${namespace}:${name}`, variable));
    }
    return url;
}

function httpsProxyAgent(proxy: string, options: AgentOptions): HttpsProxyAgent<string> {
    const agent = new HttpsProxyAgent(proxy, options);
    // It keeps the certificates for the proxy alone; the endpoint behind it needs them as well.
    agent.options.ca = options.ca;
    return agent;
}

function certificates(path: string | undefined, { namespace }: Settings): string[] | undefined {
    if (path === undefined) {
        return undefined;
    }
    try {
        return [...rootCertificates, readFileSync(expanded(path), "utf8")];
    } catch (error) {
        throw new HandshakeError(certificatesMessage(namespace, (error as Error).message));
    }
}

function definedOnly<T extends object>(members: T): Partial<T> {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

import { HandshakeError } from "../../resources/handshakeError";
import type { Settings } from "../config";
import { proxyMessage } from "./messages";
import { bypassesProxy } from "./noProxy";

/** The proxies for requests to AWS, and the hosts that need no proxy. */
export interface Proxies {
    /** The proxy for requests to `http:` endpoints. */
    http: URL | undefined;
    /** The proxy for requests to `https:` endpoints. */
    https: URL | undefined;
    /** Whether a request to this host and port uses no proxy. */
    isDirect(host: string, port: number): boolean;
}

/**
 * Returns the proxies of the configuration or the environment. The order is that of @pulumi/aws: `httpProxy`, `httpsProxy`
 * and `noProxy`, then HTTP_PROXY, HTTPS_PROXY and NO_PROXY, then the same variables in lower case. Without a proxy for
 * HTTPS, the configuration's `httpProxy` serves HTTPS too. An empty string counts as not set. ALL_PROXY is ignored.
 *
 * @throws HandshakeError if a value is not the URL of an HTTP proxy.
 * @see https://pkg.go.dev/github.com/hashicorp/aws-sdk-go-base/v2#Config
 */
export function proxiesOf({ namespace, httpProxy, httpsProxy, noProxy }: Settings): Proxies {
    const { env } = process;
    const httpValue = httpProxy || env.HTTP_PROXY || env.http_proxy;
    const httpsValue = httpsProxy || env.HTTPS_PROXY || env.https_proxy;
    const hosts = noProxy || env.NO_PROXY || env.no_proxy;
    const http = proxyUrl(httpValue, `${namespace}:httpProxy`, "HTTP_PROXY");
    const https = proxyUrl(httpsValue, `${namespace}:httpsProxy`, "HTTPS_PROXY");
    return {
        http,
        https: https ?? (httpProxy ? http : undefined),
        isDirect: (host, port) => bypassesProxy(host, port, hosts),
    };
}

/** Returns the proxy's host and port for a message, without its user name and password. */
export function proxyName(proxy: URL): string {
    return `${proxy.hostname}:${portOf(proxy)}`;
}

/** Returns the port of a proxy. */
export function portOf({ port, protocol }: URL): number {
    return Number(port) || (protocol === "https:" ? 443 : 80);
}

/** Returns the value of the header Proxy-Authorization, if the proxy's URL has a user name or a password. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
    if (username === "" && password === "") {
        return undefined;
    }
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString("base64")}`;
}

/** Parses the URL of a proxy. Like curl and @pulumi/aws, it accepts a URL without `http://`. */
function proxyUrl(value: string | undefined, setting: string, variable: string): URL | undefined {
    if (!value) {
        return undefined;
    }
    try {
        const url = new URL(value.includes("://") ? value : `http://${value}`);
        proxyAuthorization(url); // throws if a "%" does not begin an escape
        if (url.hostname !== "" && /^https?:$/.test(url.protocol)) {
            return url;
        }
    } catch {
        // The error would contain the URL, which may contain a password.
    }
    throw new HandshakeError(proxyMessage(setting, variable));
}

import { HandshakeError } from "../../resources/handshakeError";
import type { Settings } from "../config";
import { proxyMessage } from "./messages";
import { bypassesProxy } from "./noProxy";

/** The proxies on the way to AWS, and the hosts that are reached without one. */
export interface Proxies {
    /** The proxy for requests to `http:` endpoints. */
    http: URL | undefined;
    /** The proxy for requests to `https:` endpoints. */
    https: URL | undefined;
    /** Whether a request to this host and port goes past the proxy. */
    isDirect(host: string, port: number): boolean;
}

/**
 * The proxies of the configuration, then those of the environment, in the order of @pulumi/aws: `httpProxy`,
 * `httpsProxy` and `noProxy`, then HTTP_PROXY, HTTPS_PROXY and NO_PROXY, then the same in lower case. The configuration's
 * `httpProxy` serves HTTPS too where nothing names a proxy for HTTPS. An empty text counts as not set. ALL_PROXY doesn't
 * count.
 *
 * @throws HandshakeError when one isn't the URL of an HTTP proxy.
 * @see https://pkg.go.dev/github.com/hashicorp/aws-sdk-go-base/v2#Config
 */
export function proxiesOf({ namespace, httpProxy, httpsProxy, noProxy }: Settings): Proxies {
    const { env } = process;
    const plain = httpProxy || env.HTTP_PROXY || env.http_proxy;
    const secure = httpsProxy || env.HTTPS_PROXY || env.https_proxy;
    const hosts = noProxy || env.NO_PROXY || env.no_proxy;
    const http = proxyUrl(plain, `${namespace}:httpProxy`, "HTTP_PROXY");
    const https = proxyUrl(secure, `${namespace}:httpsProxy`, "HTTPS_PROXY");
    return {
        http,
        https: https ?? (httpProxy ? http : undefined),
        isDirect: (host, port) => bypassesProxy(host, port, hosts),
    };
}

/** The proxy's host and port, for messages: never its user name or password. */
export function proxyName(proxy: URL): string {
    return `${proxy.hostname}:${portOf(proxy)}`;
}

/** The port that a proxy listens on. */
export function portOf({ port, protocol }: URL): number {
    return Number(port) || (protocol === "https:" ? 443 : 80);
}

/** The value of Proxy-Authorization, if the proxy's URL has a user name or a password. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
    if (username === "" && password === "") {
        return undefined;
    }
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString("base64")}`;
}

/** The URL of a proxy, of which curl and @pulumi/aws let one leave out the `http://`. */
function proxyUrl(text: string | undefined, setting: string, variable: string): URL | undefined {
    if (!text) {
        return undefined;
    }
    try {
        const url = new URL(text.includes("://") ? text : `http://${text}`);
        proxyAuthorization(url); // throws where a "%" isn't the begin of an escape
        if (url.hostname !== "" && /^https?:$/.test(url.protocol)) {
            return url;
        }
    } catch {
        // The error would repeat the URL, which may hold a password.
    }
    throw new HandshakeError(proxyMessage(setting, variable));
}

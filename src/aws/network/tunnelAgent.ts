import { request as httpRequest, type IncomingMessage } from "node:http";
import { Agent, type AgentOptions, request as httpsRequest, type RequestOptions } from "node:https";
import { isIP, isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import { portOf, proxyAuthorization, proxyName } from "./proxy";
import { ProxyError } from "./proxyError";

type Callback = (error: Error | null, stream: Duplex) => void;

/** The options of a {@link TunnelAgent}. */
export interface TunnelOptions extends AgentOptions {
    /** The URL of the proxy. */
    proxy: URL;
    /** Whether a request to this host and port uses no proxy. */
    isDirect(host: string, port: number): boolean;
    /** The timeout in milliseconds for the proxy to open a tunnel. */
    tunnelTimeout: number;
}

/**
 * Sends HTTPS requests through a tunnel that a proxy opens with CONNECT (RFC 9110, section 9.3.6), or directly.
 *
 * Every byte of a response comes from the TLS connection to the server. The proxy's own response is never more than an
 * error. Otherwise a proxy could forge responses of AWS.
 */
export class TunnelAgent extends Agent {
    private readonly tunnel: TunnelOptions;
    private readonly opening = new Set<{ destroy(): void }>();

    constructor({ proxy, isDirect, tunnelTimeout, ...options }: TunnelOptions) {
        super(options);
        this.tunnel = { proxy, isDirect, tunnelTimeout, ...options };
    }

    /** Node.js calls it for each new connection. It opens the tunnel, and starts TLS with the server in the tunnel. */
    override createConnection(options: RequestOptions, callback: Callback): Duplex | null | undefined {
        const host = String(options.host);
        const port = Number(options.port);
        if (this.tunnel.isDirect(host, port)) {
            return super.createConnection(options, callback);
        }
        const failed = (error: Error) => callback(error, undefined as never);
        this.openTunnel(isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`)
            .then((socket) => super.createConnection({ ...options, socket } as RequestOptions) as Duplex)
            .then((stream) => callback(null, stream), failed);
        return undefined;
    }

    /** Also closes the tunnels that are not open yet. */
    override destroy(): void {
        for (const request of this.opening) {
            request.destroy();
        }
        super.destroy();
    }

    private openTunnel(target: string): Promise<Duplex> {
        const proxy = proxyName(this.tunnel.proxy);
        return new Promise<Duplex>((resolve, reject) => {
            const request = this.connectRequest(target);
            const timer = setTimeout(() => request.destroy(ProxyError.forTimeout(proxy)), this.tunnel.tunnelTimeout);
            this.opening.add(request);
            request.once("connect", ({ statusCode = 0 }: IncomingMessage, socket: Duplex, head: Buffer) => {
                if (statusCode === 200 && head.length === 0) {
                    resolve(socket);
                    return;
                }
                socket.destroy();
                reject(statusCode === 200 ? ProxyError.forEarlyData(proxy) : ProxyError.forStatus(proxy, statusCode));
            });
            request.on("error", (error) => reject(ProxyError.forFailure(proxy, error)));
            request.once("close", () => {
                clearTimeout(timer);
                this.opening.delete(request);
                reject(ProxyError.forClosed(proxy));
            });
            request.end();
        });
    }

    private connectRequest(target: string) {
        const { proxy, secureContext } = this.tunnel;
        const host = proxy.hostname.replace(/^\[|\]$/g, "");
        const authorization = proxyAuthorization(proxy);
        const request = proxy.protocol === "https:" ? httpsRequest : httpRequest;
        return request({
            method: "CONNECT",
            host,
            port: portOf(proxy),
            path: target,
            headers: {
                Host: target,
                Connection: "keep-alive",
                ...(authorization && { "Proxy-Authorization": authorization }),
            },
            agent: false,
            ...(secureContext && { secureContext }),
            // By default, Node.js would use the header Host, which names the server and not the proxy.
            servername: isIP(host) === 0 ? host : "",
        });
    }
}

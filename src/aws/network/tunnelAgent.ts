import { request as httpRequest, type IncomingMessage } from "node:http";
import { Agent, type AgentOptions, request as httpsRequest, type RequestOptions } from "node:https";
import { isIP, isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import { portOf, proxyAuthorization, proxyName } from "./proxy";
import { ProxyError } from "./proxyError";

type Callback = (error: Error | null, stream: Duplex) => void;

/** How a TunnelAgent reaches hosts. */
export interface TunnelOptions extends AgentOptions {
    /** The URL of the proxy. */
    proxy: URL;
    /** Whether a request to this host and port goes past the proxy. */
    isDirect(host: string, port: number): boolean;
    /** The milliseconds that the proxy has to open a tunnel. */
    tunnelTimeout: number;
}

/**
 * Sends HTTPS requests through a tunnel that a proxy opens with CONNECT (RFC 9110, section 9.3.6), or past the proxy.
 *
 * Every byte of an answer comes from the far end's TLS. What the proxy itself answers is only ever an error: a library
 * that hands it on as the server's lets a proxy forge AWS's answers.
 */
export class TunnelAgent extends Agent {
    private readonly tunnel: TunnelOptions;
    private readonly opening = new Set<{ destroy(): void }>();

    constructor({ proxy, isDirect, tunnelTimeout, ...options }: TunnelOptions) {
        super(options);
        this.tunnel = { proxy, isDirect, tunnelTimeout, ...options };
    }

    /** Called by Node.js for each new connection: opens the tunnel, and begins TLS with the far end inside of it. */
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

    /** Also gives up the tunnels that aren't open yet. */
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
            // By itself Node.js would take the name of the header Host, which is the far end's.
            servername: isIP(host) === 0 ? host : "",
        });
    }
}

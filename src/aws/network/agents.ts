import { Agent } from "node:https";
import { createSecureContext } from "node:tls";
import type { Settings } from "../config";
import { trustedCertificates } from "./certificates";
import { HttpAgent } from "./httpAgent";
import { proxiesOf } from "./proxy";
import { TunnelAgent } from "./tunnelAgent";

/** The Node.js agents for the connections of the SDK's clients. Without an agent, the SDK creates its own. */
export interface Agents {
    httpAgent?: HttpAgent;
    httpsAgent?: Agent;
}

/**
 * Creates the agents that use the proxies and trust the certificates of the configuration and the environment.
 *
 * @param tunnelTimeout the timeout in milliseconds for a proxy to open a tunnel.
 * @throws HandshakeError if a proxy or the certificates can't be used.
 */
export function agentsFor(settings: Settings, tunnelTimeout: number): Agents {
    const { http, https, isDirect } = proxiesOf(settings);
    const ca = trustedCertificates(settings);
    // Created once, because reading all certificates takes some milliseconds.
    const options = { keepAlive: true, ...(ca && { secureContext: createSecureContext({ ca }) }) };
    return {
        ...(http && { httpAgent: new HttpAgent(http, isDirect, options) }),
        ...((https || ca) && {
            httpsAgent: https
                ? new TunnelAgent({ ...options, proxy: https, isDirect, tunnelTimeout })
                : new Agent(options),
        }),
    };
}

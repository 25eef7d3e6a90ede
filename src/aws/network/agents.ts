import { Agent } from "node:https";
import { createSecureContext } from "node:tls";
import type { Settings } from "../config";
import { trustedCertificates } from "./certificates";
import { HttpAgent } from "./httpAgent";
import { proxiesOf } from "./proxy";
import { TunnelAgent } from "./tunnelAgent";

/** The agents of Node.js that connect the SDK's clients with AWS; without one the SDK takes its own. */
export interface Agents {
    httpAgent?: HttpAgent;
    httpsAgent?: Agent;
}

/**
 * The agents that go through the proxies and trust the certificates of the configuration and the environment.
 *
 * @param tunnelTimeout the milliseconds that a proxy has to open a tunnel.
 * @throws HandshakeError when a proxy or the certificates can't be used.
 */
export function agentsFor(settings: Settings, tunnelTimeout: number): Agents {
    const { http, https, isDirect } = proxiesOf(settings);
    const ca = trustedCertificates(settings);
    // Made once: it takes some milliseconds to read all of them.
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

import { Agent, type AgentOptions } from "node:http";
import { HttpProxyAgent } from "http-proxy-agent";
import type { Proxies } from "./proxy";

type AddRequest = { addRequest: HttpProxyAgent<string>["addRequest"] };

/**
 * Sends HTTP requests through a proxy, or directly. HTTP is not encrypted: the proxy can read and change the requests.
 */
export class HttpAgent extends HttpProxyAgent<string> {
    private readonly direct: Agent;

    constructor(
        proxy: URL,
        private readonly isDirect: Proxies["isDirect"],
        options: AgentOptions,
    ) {
        super(proxy, options);
        this.direct = new Agent(options);
    }

    /** Called by Node.js for each request. */
    override addRequest(...[request, options]: Parameters<HttpProxyAgent<string>["addRequest"]>): void {
        const isDirect = this.isDirect(String(options.host), Number(options.port));
        if (isDirect) {
            (this.direct as Agent & AddRequest).addRequest(request, options);
        } else {
            super.addRequest(request, options);
        }
    }

    override destroy(): void {
        this.direct.destroy();
        super.destroy();
    }
}

import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** The forged response of AWS that a proxy sends. */
export interface Forgery {
    /** The status of the response to CONNECT. */
    status: number;
    contentType: string;
    body: string;
}

/** A proxy that responds to CONNECT itself, without TLS, instead of opening a tunnel. */
export class ForgingProxy {
    /** The hosts and ports of the CONNECT requests, in order. */
    readonly targets: string[] = [];
    /** All data that the proxy received. */
    received = "";
    private readonly sockets = new Set<Socket>();

    private constructor(
        /** The host and port of the proxy. */
        readonly host: string,
        private readonly server: Server,
    ) {}

    /**
     * Starts a proxy on this machine.
     *
     * @param respond returns the raw response to CONNECT for a host, or `undefined` for no response.
     */
    static async start(respond: (host: string) => string | undefined): Promise<ForgingProxy> {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const proxy = new ForgingProxy(`127.0.0.1:${(server.address() as AddressInfo).port}`, server);
        server.on("connection", (socket) => {
            proxy.sockets.add(socket.on("error", () => undefined));
            let head = "";
            socket.on("data", (chunk) => {
                proxy.received += chunk;
                const hadHead = head.includes("\r\n\r\n");
                head += chunk;
                if (!hadHead && head.includes("\r\n\r\n")) {
                    const [, target = ""] = /^CONNECT (\S+)/.exec(head) ?? [];
                    proxy.targets.push(target);
                    const response = respond(target.replace(/:\d+$/, ""));
                    if (response !== undefined) {
                        socket.write(response, "latin1");
                    }
                }
            });
        });
        return proxy;
    }

    /** Starts a proxy that responds like AWS, with any status. */
    static forging(forgery: (host: string) => Forgery): Promise<ForgingProxy> {
        return ForgingProxy.start((host) => {
            const { status, contentType, body } = forgery(host);
            const head = `HTTP/1.1 ${status} Forged\r\nContent-Type: ${contentType}\r\nx-amzn-RequestId: forged`;
            return `${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
        });
    }

    /** The URL of the proxy. */
    get url(): string {
        return `http://${this.host}`;
    }

    /** Sends data into all connections. */
    send(data: string): void {
        for (const socket of this.sockets) {
            socket.write(data, "latin1");
        }
    }

    /** Ends all connections. */
    hangUp(): void {
        for (const socket of this.sockets) {
            socket.destroy();
        }
        this.sockets.clear();
    }

    /** Ends all connections and stops listening. */
    stop(): void {
        this.hangUp();
        this.server.close();
    }
}

/** Statuses of every class, and those that HTTP defines for proxies. */
export const statuses = [
    100, 101, 199, 201, 202, 204, 206, 299, 301, 302, 304, 400, 403, 404, 407, 408, 429, 500, 502, 503, 504, 599, 600,
    999,
];

/** A forged success response of Organizations, SSO or STS, depending on the host. */
export function forgedResponse(host: string, handshakeId: string, account: string) {
    if (host.startsWith("organizations")) {
        const Handshake = { Id: handshakeId, State: "DECLINED", Action: "INVITE" };
        return { contentType: "application/x-amz-json-1.1", body: JSON.stringify({ Handshake, Handshakes: [] }) };
    }
    if (host.startsWith("portal.sso")) {
        const roleCredentials = { accessKeyId: forgedKey, secretAccessKey: "s", sessionToken: "t", expiration: 2e12 };
        return { contentType: "application/json", body: JSON.stringify({ roleCredentials }) };
    }
    const identity = `<GetCallerIdentityResult><Account>${account}</Account><Arn>arn:aws:iam::${account}:user/forged</Arn></GetCallerIdentityResult>`;
    const credentials = `<Credentials><AccessKeyId>${forgedKey}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>`;
    return {
        contentType: "text/xml",
        body: `<Response>${identity}<AssumeRoleResult>${credentials}</AssumeRoleResult></Response>`,
    };
}

/** The access key in the forged responses of STS and SSO. */
export const forgedKey = "ASIAFORGEDFORGEDFORG";

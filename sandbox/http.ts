import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Outcome } from "./endpoint";
import type { ServiceRequest, ServiceResponse } from "./service";

/** Starts a server on 127.0.0.1. Port 0 selects a free port. */
export async function listen(port: number, handle: (request: ServiceRequest) => Promise<Outcome>): Promise<Server> {
    // Idle connections stay open: a client that uses a connection while it closes would see a reset.
    const server = createServer({ keepAliveTimeout: 0, noDelay: true }, (message, response) => {
        receive(message)
            .then(handle)
            .then((outcome) => deliver(outcome, response))
            .catch((error: unknown) => {
                const body = error instanceof Error ? String(error.stack) : String(error);
                send({ status: 500, contentType: "text/plain", body }, response);
            });
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
    });
    return server;
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
    return (server.address() as AddressInfo).port;
}

/** Stops a server at once and closes its connections. */
export async function close(server: Server): Promise<void> {
    await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}

async function receive(message: IncomingMessage): Promise<ServiceRequest> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) {
        chunks.push(chunk);
    }
    return {
        method: message.method ?? "",
        path: message.url ?? "/",
        header: (name) => message.headers[name]?.toString(),
        body: Buffer.concat(chunks).toString(),
    };
}

function deliver(outcome: Outcome, response: ServerResponse): void {
    if (outcome === "hang") {
        return;
    }
    if (outcome === "reset") {
        response.socket?.resetAndDestroy();
    } else if (outcome.cut !== undefined) {
        sendPartially(outcome.response, response, outcome.cut === "truncated");
    } else {
        send(outcome.response, response);
    }
}

/** Sends head and body together: otherwise each response would wait 40 ms for the acknowledgment of its head. */
function send(result: ServiceResponse, response: ServerResponse): void {
    response.writeHead(result.status, headersOf(result)).end(result.body);
}

function sendPartially(result: ServiceResponse, response: ServerResponse, isClosing: boolean): void {
    response.writeHead(result.status, headersOf(result));
    response.write(result.body.slice(0, result.body.length / 2), () => isClosing && response.socket?.destroy());
}

function headersOf({ contentType, body, headers }: ServiceResponse): Record<string, string | number> {
    return {
        "Content-Type": contentType,
        "Content-Length": Buffer.byteLength(body),
        "x-amzn-RequestId": randomUUID(),
        ...headers,
    };
}

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Outcome } from "./endpoint";
import type { Answer, Request } from "./service";

/** Starts a server on 127.0.0.1; port 0 takes one that is free. */
export async function listen(port: number, outcome: (request: Request) => Promise<Outcome>): Promise<Server> {
    // Connections stay open however long they idle: a client that uses one just as it closes would see a reset.
    const server = createServer({ keepAliveTimeout: 0, noDelay: true }, (message, response) => {
        receive(message)
            .then(outcome)
            .then((result) => deliver(result, response))
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

/** Stops a server at once, whatever its connections are at. */
export async function close(server: Server): Promise<void> {
    await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}

async function receive(message: IncomingMessage): Promise<Request> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    return {
        method: message.method ?? "",
        path: message.url ?? "/",
        header: (name) => message.headers[name]?.toString(),
        body: Buffer.concat(chunks).toString(),
    };
}

function deliver(outcome: Outcome, response: ServerResponse): void {
    if (outcome === "hang") return;
    if (outcome === "reset") response.socket?.resetAndDestroy();
    else if (outcome.cut !== undefined) cutShort(outcome.answer, response, outcome.cut === "truncated");
    else send(outcome.answer, response);
}

/** Head and body leave in one piece: apart, each answer would wait 40 ms for the acknowledgement of its head. */
function send(answer: Answer, response: ServerResponse): void {
    response.writeHead(answer.status, head(answer)).end(answer.body);
}

function cutShort(answer: Answer, response: ServerResponse, closing: boolean): void {
    response.writeHead(answer.status, head(answer));
    response.write(answer.body.slice(0, answer.body.length / 2), () => closing && response.socket?.destroy());
}

function head({ contentType, body, headers }: Answer): Record<string, string | number> {
    return {
        "Content-Type": contentType,
        "Content-Length": Buffer.byteLength(body),
        "x-amzn-RequestId": randomUUID(),
        ...headers,
    };
}

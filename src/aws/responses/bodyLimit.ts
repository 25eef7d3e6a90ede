import type { Readable } from "node:stream";
import type { MiddlewareStack } from "@smithy/types";

/** The timeout for the body of a response, in milliseconds after its head. */
const READ_TIMEOUT_MS = 10_000;

/** The maximum size of a response's body, in bytes. A page of AWS has less than a hundredth of that. */
const MAX_BODY_BYTES = 16 * 1_024 * 1_024;

/** The part of an HTTP response that matters here. */
interface Response {
    statusCode: number;
    headers: Record<string, string>;
    body: Readable | Uint8Array;
}

/**
 * Makes a client reject a response with an endless or too large body. The SDK's own timeouts apply only to the head. The
 * response then counts as unreadable.
 *
 * @param prepare changes a body before the SDK reads it.
 */
export function limitBodies<Input extends object, Output extends object>(
    client: { middlewareStack: MiddlewareStack<Input, Output> },
    prepare: (body: Buffer) => Buffer = (body) => body,
): void {
    client.middlewareStack.add(
        (next) => async (args) => {
            const result = await next(args);
            const response = result.response as Response;
            if (!(response.body instanceof Uint8Array)) {
                response.body = prepare(await wholeBody(response, response.body));
            }
            return result;
        },
        { step: "deserialize", priority: "low", name: "limitBodies" },
    );
}

/** The part of a client's configuration that an extension changes. */
interface HttpExtension {
    httpHandler(): HttpHandler;
    setHttpHandler(handler: HttpHandler): void;
}

interface HttpHandler {
    handle(...args: never[]): Promise<{ response: Response }>;
}

/**
 * Applies the same limit to a client that the SDK creates itself. It is one of the `extensions` of the client's
 * configuration.
 */
export const bodyLimit = {
    configure(configuration: HttpExtension): void {
        const handler = configuration.httpHandler();
        const handle: HttpHandler["handle"] = async (...args) => {
            const { response } = await handler.handle(...args);
            response.body = await wholeBody(response, response.body as Readable);
            return { response };
        };
        configuration.setHttpHandler(Object.assign(Object.create(handler), { handle }));
    },
};

async function wholeBody({ statusCode, headers }: Response, body: Readable): Promise<Buffer> {
    const timer = setTimeout(() => body.destroy(new Error("The body did not end in time.")), READ_TIMEOUT_MS);
    const chunks: Buffer[] = [];
    let size = 0;
    try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
            size += chunk.length;
            if (size > MAX_BODY_BYTES) {
                throw new Error("The body is too large.");
            }
            chunks.push(chunk);
        }
        return Buffer.concat(chunks);
    } catch (error) {
        // Like the SDK, so that the error counts as an unreadable response.
        const $metadata = { httpStatusCode: statusCode, requestId: headers["x-amzn-requestid"] };
        throw Object.assign(error as Error, { $metadata });
    } finally {
        clearTimeout(timer);
    }
}

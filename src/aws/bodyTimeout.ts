import type { Readable } from "node:stream";
import type { MiddlewareStack } from "@smithy/types";

/** The milliseconds that the body of an answer may take after its head. */
const longest = 10_000;

/**
 * Makes a client give up an answer whose body doesn't come to its end: the SDK's own time-outs mind no more than the
 * head. What was got is then an answer that was cut short.
 */
export function limitBodies<Input extends object, Output extends object>(client: {
    middlewareStack: MiddlewareStack<Input, Output>;
}): void {
    client.middlewareStack.add(
        (next) => async (args) => {
            const result = await next(args);
            const { body } = result.response as { body: Readable };
            const timer = setTimeout(() => body.destroy(new Error("The body didn't come to its end.")), longest);
            body.once("close", () => clearTimeout(timer));
            return result;
        },
        { step: "deserialize", priority: "low", name: "limitBodies" },
    );
}

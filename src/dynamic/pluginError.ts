import { toWire, withProviderOf } from "../pulumi/wire";
import { messageOf } from "../resources/handshakeError";
import { Incomplete } from "../resources/incomplete";

/**
 * An error as Pulumi's plugin for dynamic resources wants it. The plugin shows the message against the resource. For
 * check, diff, read and delete it prints the error and its stack as well: these say where to look instead of repeating
 * the message. An error with an `id` would count as "created, but failed to initialize": this one has none.
 */
class PluginError extends Error {
    constructor(message: string) {
        super(message);
        this.stack = "see the error against the resource";
    }

    override toString(): string {
        return "Error";
    }
}

/** An error after which the state holds the resource all the same, as failed to initialize; the next up updates it. */
class PartialPluginError extends PluginError {
    constructor(
        readonly id: string,
        readonly properties: object,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }
}

/**
 * Runs one step of a resource's life; what it throws reaches the user as a message without a stack.
 *
 * @param inputs what the engine passed, for a step that may leave the resource half done.
 */
export async function withPluginErrors<T>(step: () => T | Promise<T>, inputs: object = {}): Promise<T> {
    try {
        return await step();
    } catch (error) {
        if (error instanceof Incomplete) {
            const { id, outputs } = error.resource;
            throw new PartialPluginError(id, withProviderOf(inputs, toWire(outputs)), error.reasons);
        }
        throw new PluginError(messageOf(error));
    }
}

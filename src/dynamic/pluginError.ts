import { toWire, withProviderOf } from "../pulumi/wire";
import { messageOf } from "../resources/handshakeError";
import { PartialFailureError } from "../resources/partialFailureError";

/**
 * An error in the form that Pulumi's plugin for dynamic resources needs. The plugin shows the message under the
 * resource. For check, diff, read and delete it also prints the error and its stack trace: these point to the resource
 * instead of repeating the message. With an `id`, the error would mean "created, but failed to initialize", so it has
 * none.
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

/**
 * An error after which the state still holds the resource, as failed to initialize. The next `pulumi up` updates it.
 */
class InitFailedPluginError extends PluginError {
    constructor(
        readonly id: string,
        readonly properties: object,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }
}

/**
 * Runs one step of a resource. An error reaches the user as a message without a stack trace.
 *
 * @param inputs the inputs from the engine, for a step that may do only a part of its work.
 */
export async function withPluginErrors<T>(step: () => T | Promise<T>, inputs: object = {}): Promise<T> {
    try {
        return await step();
    } catch (error) {
        if (error instanceof PartialFailureError) {
            const { id, outputs } = error.resource;
            throw new InitFailedPluginError(id, withProviderOf(inputs, toWire(outputs)), error.reasons);
        }
        throw new PluginError(messageOf(error));
    }
}

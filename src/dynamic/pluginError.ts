import { HandshakeError } from "../lifecycle/handshakeError";

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

/** Runs one step of a resource's life; what it throws reaches the user as a message without a stack. */
export async function showingErrors<T>(step: () => T | Promise<T>): Promise<T> {
    try {
        return await step();
    } catch (error) {
        if (error instanceof HandshakeError) {
            throw new PluginError(error.message);
        }
        const message = error instanceof Error ? error.message : String(error);
        throw new PluginError(`pulumi-aws-handshakes failed in a way nobody foresaw, please report it: ${message}`);
    }
}

import { printable } from "../handshake/printable";

/**
 * An error for a user of the package. Its message stands alone: what was being done, to which handshake, what was
 * found, what to do next.
 */
export class HandshakeError extends Error {
    override readonly name: string = "HandshakeError";
}

/** The user canceled the operation. Nothing can be concluded from it about any resource. */
export class CanceledError extends HandshakeError {}

/** The stack's configuration can't be parsed. It concerns every resource, so it fails the operation. */
export class ConfigurationError extends HandshakeError {}

/** Returns the message of any error for a user: its own where it is meant for users, else a request to report it. */
export function messageOf(error: unknown): string {
    if (error instanceof HandshakeError) {
        return error.message;
    }
    const message = error instanceof Error ? error.message : String(error);
    return `pulumi-aws-handshakes hit an unexpected error. Please report it: ${printable(message, 1_000)}`;
}

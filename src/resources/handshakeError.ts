import { printable } from "../handshake/printable";

/**
 * An error for a user of the package. Its message is complete by itself: what happened, to which handshake, why, and
 * what to do.
 */
export class HandshakeError extends Error {
    override readonly name: string = "HandshakeError";
}

/** The user canceled the operation. The error says nothing about any resource. */
export class CanceledError extends HandshakeError {}

/** The stack's configuration can't be parsed. It affects every resource, so the operation fails. */
export class ConfigurationError extends HandshakeError {}

/**
 * Returns the message of an error for a user: its own message if it is a {@link HandshakeError}, otherwise a request to
 * report it.
 */
export function messageOf(error: unknown): string {
    if (error instanceof HandshakeError) {
        return error.message;
    }
    const message = error instanceof Error ? error.message : String(error);
    return `pulumi-aws-handshakes hit an unexpected error. Please report it: ${printable(message, 1_000)}`;
}

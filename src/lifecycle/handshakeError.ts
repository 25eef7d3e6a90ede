/**
 * An error for a user of the package. Its message stands alone: what was being done, to which handshake, what was
 * found, what to do next.
 */
export class HandshakeError extends Error {
    override readonly name: string = "HandshakeError";
}

/** What a user is told of any error: its own message where it is for users, else that it is a mistake of this package. */
export function messageOf(error: unknown): string {
    if (error instanceof HandshakeError) {
        return error.message;
    }
    const message = error instanceof Error ? error.message : String(error);
    return `pulumi-aws-handshakes failed in a way nobody foresaw, please report it: ${message}`;
}

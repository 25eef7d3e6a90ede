/**
 * An error for a user of the package. Its message stands alone: what was being done, to which handshake, what was
 * found, what to do next.
 */
export class HandshakeError extends Error {
    override readonly name: string = "HandshakeError";
}

/**
 * An error for a user of the package. Its message stands alone: what was being done, to which handshake, what was
 * found, what to do next.
 *
 * It shows no stack, since Pulumi's dynamic provider plugin prints `stack` for errors in check, diff, read and delete,
 * and has no property `id`, which that plugin would take for "created, but failed to initialize".
 */
export class HandshakeError extends Error {
    constructor(message: string, options?: ErrorOptions) {
        super(message, options);
        this.name = "HandshakeError";
        this.stack = "";
    }
}

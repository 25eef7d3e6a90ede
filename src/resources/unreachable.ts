import { CanceledError, ConfigurationError, messageOf } from "./handshakeError";

/**
 * Why a look at AWS failed, where that concerns one resource only: its role, its account, its network. Such a failure
 * must stop no other resource.
 *
 * @throws the error itself where the operation was canceled, since that isn't about the resource, and where the stack's
 *   configuration can't be parsed, since that fails every resource.
 */
export function unreachableReason(error: unknown): string {
    if (error instanceof CanceledError || error instanceof ConfigurationError) {
        throw error;
    }
    return messageOf(error);
}

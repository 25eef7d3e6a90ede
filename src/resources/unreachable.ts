import { withoutEmailAddresses } from "../handshake/emailAddresses";
import { CanceledError, ConfigurationError, messageOf } from "./handshakeError";

/**
 * Returns why a read failed, if the failure affects only one resource: its role, its account, its network. Such a
 * failure must not stop other resources. The reason is in the plain state, so it contains no e-mail address.
 *
 * @throws the error itself if the operation was canceled, or if the stack's configuration can't be parsed. These affect
 *   every resource.
 */
export function unreachableReason(error: unknown): string {
    if (error instanceof CanceledError || error instanceof ConfigurationError) {
        throw error;
    }
    return withoutEmailAddresses(messageOf(error));
}

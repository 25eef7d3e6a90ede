import { isHandshakeId } from "../../handshake/ids";
import { HandshakeError } from "../handshakeError";
import { isNotFound, type Organizations } from "../organizations";
import { invalidIdMessage, notFoundMessage } from "../receivedHandshake/messages";
import { type FoundHandshake, foundHandshake } from "./properties";

/**
 * Looks up one handshake.
 *
 * @param handshakeId the id, not checked yet.
 * @throws HandshakeError if the id is not a string of the right form, if AWS does not know the handshake, or if the
 *   call fails.
 */
export async function lookUpHandshake(organizations: Organizations, handshakeId: unknown): Promise<FoundHandshake> {
    if (!isHandshakeId(handshakeId)) {
        throw new HandshakeError(invalidIdMessage(handshakeId));
    }
    const found = await organizations.describeHandshake(handshakeId).catch((error: unknown) => {
        throw isNotFound(error)
            ? new HandshakeError(notFoundMessage(handshakeId, error, "remove this look-up from the program"), {
                  cause: error,
              })
            : error;
    });
    return foundHandshake({ ...found, id: handshakeId });
}

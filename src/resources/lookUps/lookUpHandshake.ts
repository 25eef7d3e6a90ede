import { isHandshakeId } from "../../handshake/ids";
import type { HandshakeClient } from "../accountClient";
import { isNotFound } from "../callError";
import { HandshakeError } from "../handshakeError";
import { invalidIdMessage, notFoundMessage } from "../receivedHandshake/messages";
import { type FoundHandshake, foundHandshake } from "./properties";

/**
 * Looks up one handshake.
 *
 * @param handshakeId the id, not checked yet.
 * @throws HandshakeError if the id is not a string of the right format, if AWS does not know the handshake, or if the
 *   call fails.
 */
export async function lookUpHandshake(client: HandshakeClient, handshakeId: unknown): Promise<FoundHandshake> {
    if (!isHandshakeId(handshakeId)) {
        throw new HandshakeError(invalidIdMessage(handshakeId));
    }
    const found = await client.describeHandshake(handshakeId).catch((error: unknown) => {
        throw isNotFound(error)
            ? new HandshakeError(notFoundMessage(handshakeId, error, "remove this look-up from the program"), {
                  cause: error,
              })
            : error;
    });
    return foundHandshake({ ...found, id: handshakeId });
}

import { isNotFound } from "../callError";
import type { Connection } from "../connection/properties";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { missingStateMessage, notFoundMessage } from "./messages";
import { desiredStateFor, outputsOf, type ReceivedHandshakeOutputs } from "./properties";

/**
 * Reads a handshake that is not in the state yet, for `pulumi import` and `ReceivedHandshake.get`.
 *
 * @param handshakeId a valid id.
 * @param connection the connection to the account, if the caller knows it.
 * @throws HandshakeError if AWS does not know the handshake, if AWS sends no state, or if the call fails.
 */
export async function importReceivedHandshake(
    context: Pick<Context, "client">,
    handshakeId: string,
    connection?: Connection,
): Promise<ReceivedHandshakeOutputs> {
    const found = await context.client.readHandshake(handshakeId).catch((error: unknown) => {
        throw isNotFound(error) ? new HandshakeError(notFoundMessage(handshakeId, error), { cause: error }) : error;
    });
    if (found.state === undefined) {
        throw new HandshakeError(missingStateMessage(handshakeId));
    }
    return outputsOf({ handshakeId, desiredState: desiredStateFor(found.state), connection }, found);
}

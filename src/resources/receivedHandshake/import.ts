import type { Connection } from "../connection/properties";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { isNotFound } from "../organizations";
import { missingStateMessage, notFoundMessage } from "./messages";
import { desiredStateFor, outputsOf, type ReceivedHandshakeOutputs } from "./properties";

/**
 * Reads a handshake that the state doesn't hold yet: for `pulumi import`, and for a resource that a program looks up by
 * its id.
 *
 * @param handshakeId a valid id.
 * @param connection how the account is reached, where the caller knows it.
 * @throws HandshakeError when AWS has no such handshake or describes it without a state, and
 *   when AWS can't be asked.
 */
export async function importReceivedHandshake(
    context: Pick<Context, "organizations">,
    handshakeId: string,
    connection?: Connection,
): Promise<ReceivedHandshakeOutputs> {
    const found = await context.organizations.readHandshake(handshakeId).catch((error: unknown) => {
        throw isNotFound(error) ? new HandshakeError(notFoundMessage(handshakeId, error), { cause: error }) : error;
    });
    if (found.state === undefined) {
        throw new HandshakeError(missingStateMessage(handshakeId));
    }
    return outputsOf({ handshakeId, desiredState: desiredStateFor(found.state), connection }, found);
}

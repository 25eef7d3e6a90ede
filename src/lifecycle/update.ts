import { standingOf } from "../handshake/standing";
import type { Context } from "./context";
import { decline } from "./decline";
import { HandshakeError } from "./handshakeError";
import { acceptedMessage } from "./messages";
import { declined, outputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";

/**
 * Declines the handshake if it may still be pending. One that is known to be closed or accepted stays so for ever, so
 * AWS isn't asked: by now it may have deleted the handshake.
 *
 * @throws HandshakeError when it was accepted, can't be found, or can't be declined for any other reason.
 */
export async function update(
    context: Context,
    olds: ReceivedHandshakeOutputs,
    news: ReceivedHandshakeInputs,
): Promise<ReceivedHandshakeOutputs> {
    const standing = standingOf(olds.state);
    if (standing === "closed" || news.desiredState !== declined) {
        // A connection that the program doesn't name any more is gone from the state too.
        return { ...olds, connection: undefined, ...news };
    }
    if (standing === "accepted") {
        throw new HandshakeError(acceptedMessage(news.handshakeId, olds));
    }
    return outputsOf(news, await decline(context, news.handshakeId));
}

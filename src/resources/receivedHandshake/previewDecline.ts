import type { Handshake } from "../../handshake/handshake";
import { categoryOf } from "../../handshake/stateCategory";
import { isNotFound } from "../callError";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { unreachableReason } from "../unreachable";
import {
    acceptedMessage,
    closedMessage,
    notFoundMessage,
    pendingMessage,
    previewUnavailableMessage,
    unknownStateMessage,
} from "./messages";

/**
 * Reads a handshake, and returns it as a decline would leave it. It declines nothing. An error of the decline is only a
 * warning here, because a preview must not stop other resources. It also warns of the decline itself, because a decline
 * is permanent.
 *
 * @returns the handshake, or `undefined` if it is unknown.
 */
export async function previewDecline(context: Context, handshakeId: string): Promise<Handshake | undefined> {
    let found: Handshake;
    try {
        found = await context.client.readHandshake(handshakeId);
    } catch (error) {
        if (!(error instanceof HandshakeError)) {
            throw error;
        }
        context.warn(
            isNotFound(error)
                ? notFoundMessage(handshakeId, error)
                : previewUnavailableMessage(handshakeId, unreachableReason(error)),
        );
        return undefined;
    }
    const category = categoryOf(found.state);
    if (category === "unknown") {
        context.warn(unknownStateMessage(handshakeId, found));
        return undefined;
    }
    if (category === "pending") {
        context.warn(pendingMessage(handshakeId, found));
        return { ...found, state: "DECLINED" };
    }
    if (category === "accepted") {
        context.warn(acceptedMessage(handshakeId, found));
    } else if (found.state !== "DECLINED") {
        context.warn(closedMessage(handshakeId, found));
    }
    return found;
}

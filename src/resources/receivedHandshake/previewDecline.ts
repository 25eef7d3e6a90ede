import type { Handshake } from "../../handshake/handshake";
import { categoryOf } from "../../handshake/stateCategory";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { isNotFound } from "../organizations";
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
 * Reads a handshake and returns it as a decline would leave it. Nothing is declined. A failure of the decline is a
 * warning here, since a preview must not stop other resources. A decline is a warning too, since it is permanent.
 *
 * @returns the handshake as it would be, or `undefined` where that is unknown.
 */
export async function previewDecline(context: Context, handshakeId: string): Promise<Handshake | undefined> {
    let found: Handshake;
    try {
        found = await context.organizations.readHandshake(handshakeId);
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
    const standing = categoryOf(found.state);
    if (standing === "unknown") {
        context.warn(unknownStateMessage(handshakeId, found));
        return undefined;
    }
    if (standing === "pending") {
        context.warn(pendingMessage(handshakeId, found));
        return { ...found, state: "DECLINED" };
    }
    if (standing === "accepted") {
        context.warn(acceptedMessage(handshakeId, found));
    } else if (found.state !== "DECLINED") {
        context.warn(closedMessage(handshakeId, found));
    }
    return found;
}

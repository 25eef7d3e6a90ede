import { categoryOf } from "../../handshake/stateCategory";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { decline } from "./decline";
import { acceptedMessage } from "./messages";
import {
    DECLINED,
    outputsOf,
    type ReceivedHandshakeInputs,
    type ReceivedHandshakeOutputs,
    withoutUnreachable,
} from "./properties";

/**
 * Declines the handshake if it may still be pending. A handshake that is closed or accepted in the state never changes
 * again. So this makes no call for it: AWS may have deleted it.
 *
 * @throws HandshakeError if it was accepted, if AWS does not know it, or if it can't be declined for another reason.
 */
export async function updateReceivedHandshake(
    context: Context,
    olds: ReceivedHandshakeOutputs,
    news: ReceivedHandshakeInputs,
): Promise<ReceivedHandshakeOutputs> {
    if (isNoOpUpdate(olds, news)) {
        return carryOver(olds, news);
    }
    if (categoryOf(olds.state) === "accepted") {
        throw new HandshakeError(acceptedMessage(news.handshakeId, olds));
    }
    return outputsOf(news, await decline(context, news.handshakeId));
}

/**
 * Whether an update needs no call: the handshake is closed, or the user chose to keep the state that a refresh found.
 */
export function isNoOpUpdate(olds: ReceivedHandshakeOutputs, news: ReceivedHandshakeInputs): boolean {
    return categoryOf(olds.state) === "closed" || news.desiredState !== DECLINED;
}

/**
 * Returns the outputs of an update without a call. It drops a connection that the program removed, and the reason of a
 * failed read, because a settled handshake stays settled.
 */
export function carryOver(olds: ReceivedHandshakeOutputs, news: ReceivedHandshakeInputs): ReceivedHandshakeOutputs {
    return { ...withoutUnreachable(olds), connection: undefined, ...withoutUnreachable(news) };
}

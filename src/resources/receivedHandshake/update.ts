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
 * Declines the handshake if it may still be pending. One that is known to be closed or accepted stays so for ever, so
 * AWS isn't asked: by now it may have deleted the handshake.
 *
 * @throws HandshakeError when it was accepted, can't be found, or can't be declined for any other reason.
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
 * Whether an update has nothing to ask of AWS: nothing is left to accept, or the user chose to leave what was found.
 */
export function isNoOpUpdate(olds: ReceivedHandshakeOutputs, news: ReceivedHandshakeInputs): boolean {
    return categoryOf(olds.state) === "closed" || news.desiredState !== DECLINED;
}

/**
 * The outputs of such an update. It drops a connection that the program no longer gives, and the failure of an earlier
 * read: a settled handshake stays settled.
 */
export function carryOver(olds: ReceivedHandshakeOutputs, news: ReceivedHandshakeInputs): ReceivedHandshakeOutputs {
    return { ...withoutUnreachable(olds), connection: undefined, ...withoutUnreachable(news) };
}

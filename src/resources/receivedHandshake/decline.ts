import type { Handshake } from "../../handshake/handshake";
import { categoryOf, isSettled } from "../../handshake/stateCategory";
import { type CallError, isNoLongerPending, isNotFound } from "../callError";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { acceptedMessage, closedMessage, notFoundMessage, stillPendingMessage } from "./messages";

/** The details that messages about a decline add. */
export interface DeclineOptions {
    /** The account that received the handshake, 12 digits. An operation on many accounts sets it. */
    accountId?: string;
    /** What to do if the handshake can't be declined any more; by default: remove the resource. */
    remedy?: string;
}

/**
 * Declines a handshake, and returns it in its new state. A pending handshake takes one call, DeclineHandshake. AWS's
 * response decides the result. An earlier read never does, because it may be out of date.
 *
 * @throws HandshakeError if the handshake was accepted, if AWS does not know it, or if it can't be declined for another
 *   reason.
 */
export async function decline(
    context: Context,
    handshakeId: string,
    { accountId, remedy }: DeclineOptions = {},
): Promise<Handshake> {
    const { handshake, refusal } = await declineOrDescribe(context, handshakeId).catch((error: unknown) => {
        throw isNotFound(error)
            ? new HandshakeError(notFoundMessage(handshakeId, error, remedy), { cause: error })
            : error;
    });
    switch (categoryOf(handshake.state)) {
        case "closed":
            if (handshake.state !== "DECLINED") {
                context.warn(closedMessage(handshakeId, handshake, accountId));
            }
            return handshake;
        case "accepted":
            throw new HandshakeError(acceptedMessage(handshakeId, handshake, { accountId, remedy }));
        default:
            throw new HandshakeError(stillPendingMessage(handshakeId, handshake, { accountId, refusal }));
    }
}

async function declineOrDescribe(
    { client }: Context,
    handshakeId: string,
): Promise<{ handshake: Handshake; refusal?: CallError }> {
    let response: Handshake | undefined;
    let refusal: CallError | undefined;
    try {
        response = await client.declineHandshake(handshakeId);
    } catch (error) {
        if (!isNoLongerPending(error)) {
            throw error;
        }
        refusal = error;
    }
    if (response !== undefined && isSettled(response.state)) {
        return { handshake: response };
    }
    const found = await client.describeHandshake(handshakeId);
    // AWS's specification defines a success of DeclineHandshake as declined, even if no response has a state.
    const isDeclinedWithoutState = response !== undefined && response.state === undefined && found.state === undefined;
    return { handshake: isDeclinedWithoutState ? { ...found, state: "DECLINED" } : found, refusal };
}

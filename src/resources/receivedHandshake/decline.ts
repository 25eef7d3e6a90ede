import type { Handshake } from "../../handshake/handshake";
import { categoryOf, isSettled } from "../../handshake/stateCategory";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { type CallError, isNoLongerPending, isNotFound } from "../organizations";
import { acceptedMessage, closedMessage, notFoundMessage, stillPendingMessage } from "./messages";

/** What messages about a decline add. */
export interface DeclineOptions {
    /** The account that received the handshake, 12 digits; for messages where many accounts are at work. */
    accountId?: string;
    /** What a user is to do where nothing can be declined any more; by default, to take the resource out. */
    remedy?: string;
}

/**
 * Makes sure that a handshake can no longer be accepted, and returns it as it then is. A pending one takes one call,
 * DeclineHandshake. AWS's response decides, never an earlier read, which can be out of date.
 *
 * @throws HandshakeError when it was accepted, can't be found, or can't be declined for any other reason.
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
    { organizations }: Context,
    handshakeId: string,
): Promise<{ handshake: Handshake; refusal?: CallError }> {
    let answer: Handshake | undefined;
    let refusal: CallError | undefined;
    try {
        answer = await organizations.declineHandshake(handshakeId);
    } catch (error) {
        if (!isNoLongerPending(error)) {
            throw error;
        }
        refusal = error;
    }
    if (answer !== undefined && isSettled(answer.state)) {
        return { handshake: answer };
    }
    const found = await organizations.describeHandshake(handshakeId);
    // A success without a state is still a success. The specification defines what it means: declined.
    const declinedUnsaid = answer !== undefined && answer.state === undefined && found.state === undefined;
    return { handshake: declinedUnsaid ? { ...found, state: "DECLINED" } : found, refusal };
}

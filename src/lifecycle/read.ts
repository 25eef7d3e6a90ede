import { isHandshakeId } from "../handshake/ids";
import { isSettled } from "../handshake/standing";
import type { Context } from "./context";
import { HandshakeError } from "./handshakeError";
import { notAnIdMessage, notFoundMessage, statelessMessage, vanishedMessage } from "./messages";
import { isNotFound } from "./organizations";
import { desiredStateFor, outputsOf, type ReceivedHandshakeOutputs } from "./properties";

/**
 * Reconciles the state with AWS. The desired state becomes what was found, so that the next preview shows what is to be
 * done.
 *
 * AWS deletes a settled handshake after 30 days: what the state knows of it then stays as it is.
 *
 * @param olds what the state holds; empty for a resource that is only looked up.
 * @returns the outputs, or `undefined` when AWS has no such handshake and it was never seen settled.
 * @throws HandshakeError when AWS can't be asked, so that the state stays untouched, and when it has no such handshake
 *   for a resource that is only looked up.
 */
export async function read(
    context: Context,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): Promise<ReceivedHandshakeOutputs | undefined> {
    if (!isHandshakeId(handshakeId)) {
        throw new HandshakeError(notAnIdMessage(handshakeId));
    }
    const found = await context.organizations.readHandshake(handshakeId).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
        // Nothing is known of a handshake that is only looked up.
        if (olds.handshakeId === undefined) {
            throw new HandshakeError(notFoundMessage(handshakeId, error), { cause: error });
        }
        return undefined;
    });
    if (found?.state !== undefined) {
        const inputs = { handshakeId, desiredState: desiredStateFor(found.state), connection: olds.connection };
        return outputsOf(inputs, found);
    }
    if (isSettled(olds.state)) {
        return { handshakeId, desiredState: desiredStateFor(olds.state), ...olds };
    }
    if (found !== undefined) {
        throw new HandshakeError(statelessMessage(handshakeId));
    }
    context.warn(vanishedMessage(handshakeId));
    return undefined;
}

import type { Handshake } from "../../handshake/handshake";
import { isHandshakeId } from "../../handshake/ids";
import { isSettled } from "../../handshake/stateCategory";
import { isNotFound } from "../callError";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { unreachableReason } from "../unreachable";
import { importReceivedHandshake } from "./import";
import { deletedMessage, invalidIdMessage, missingStateMessage, unreachableMessage } from "./messages";
import { desiredStateFor, outputsOf, type ReceivedHandshakeOutputs, withoutUnreachable } from "./properties";

/**
 * Reads the handshake. `desiredState` becomes the state that it found, so that the next preview shows the drift. If the
 * call fails, the state keeps its values, and `unreachable` has the reason. So one handshake does not stop the refresh
 * of a whole stack.
 *
 * AWS deletes a settled handshake after 30 days. Then the state keeps its values too.
 *
 * @param olds the properties in the state. Without a `handshakeId` there are none yet, and the handshake is imported.
 * @returns the outputs, or `undefined` if AWS does not know the handshake, and no read ever found it settled.
 * @throws HandshakeError if the id is invalid, if the operation was canceled, if the stack's configuration can't be
 *   parsed, and in every case of {@link importReceivedHandshake}.
 */
export async function readReceivedHandshake(
    context: Context,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): Promise<ReceivedHandshakeOutputs | undefined> {
    if (!isHandshakeId(handshakeId)) {
        throw new HandshakeError(invalidIdMessage(handshakeId));
    }
    if (olds.handshakeId === undefined) {
        return await importReceivedHandshake(context, handshakeId, olds.connection);
    }
    const before = { handshakeId, desiredState: desiredStateFor(olds.state), ...withoutUnreachable(olds) };
    let found: Handshake | undefined;
    try {
        found = await context.client.readHandshake(handshakeId);
    } catch (error) {
        if (!isNotFound(error)) {
            return unreachable(context, before, error);
        }
    }
    if (found?.state !== undefined) {
        const inputs = { handshakeId, desiredState: desiredStateFor(found.state), connection: olds.connection };
        return outputsOf(inputs, found);
    }
    if (isSettled(olds.state)) {
        return before;
    }
    if (found !== undefined) {
        return unreachable(context, before, new HandshakeError(missingStateMessage(handshakeId)));
    }
    context.warn(deletedMessage(handshakeId));
    return undefined;
}

function unreachable(
    context: Pick<Context, "warn">,
    before: ReceivedHandshakeOutputs,
    error: unknown,
): ReceivedHandshakeOutputs {
    const reason = unreachableReason(error);
    context.warn(unreachableMessage(before.handshakeId, before, reason));
    return { ...before, unreachable: reason };
}

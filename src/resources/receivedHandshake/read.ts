import type { Handshake } from "../../handshake/handshake";
import { isHandshakeId } from "../../handshake/ids";
import { isSettled } from "../../handshake/standing";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { isNotFound } from "../organizations";
import { reasonUnreachable } from "../unreachable";
import { notAnIdMessage, notFoundMessage, statelessMessage, unreachableMessage, vanishedMessage } from "./messages";
import { desiredStateFor, outputsOf, type ReceivedHandshakeOutputs, reached } from "./properties";

/**
 * Reconciles the state with AWS. The desired state becomes what was found, so that the next preview shows what is to be
 * done. Where AWS can't be asked, the state keeps what it knows, and `unreachable` says why: one handshake must not stop
 * the refresh of a whole stack.
 *
 * AWS deletes a settled handshake after 30 days: what the state knows of it then stays as it is.
 *
 * @param olds what the state holds; empty for a resource that is only looked up.
 * @returns the outputs, or `undefined` when AWS has no such handshake and it was never seen settled.
 * @throws HandshakeError when the operation was canceled or the stack's configuration can't be parsed; for a resource
 *   that is only looked up also when AWS can't be asked, or has no such handshake.
 */
export async function read(
    context: Context,
    handshakeId: string,
    olds: Partial<ReceivedHandshakeOutputs>,
): Promise<ReceivedHandshakeOutputs | undefined> {
    if (!isHandshakeId(handshakeId)) {
        throw new HandshakeError(notAnIdMessage(handshakeId));
    }
    const before = { handshakeId, desiredState: desiredStateFor(olds.state), ...reached(olds) };
    let found: Handshake | undefined;
    try {
        found = await context.organizations.readHandshake(handshakeId);
    } catch (error) {
        // Nothing is known of a handshake that is only looked up.
        if (olds.handshakeId === undefined) {
            throw isNotFound(error) ? new HandshakeError(notFoundMessage(handshakeId, error), { cause: error }) : error;
        }
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
        const error = new HandshakeError(statelessMessage(handshakeId));
        if (olds.handshakeId === undefined) {
            throw error;
        }
        return unreachable(context, before, error);
    }
    context.warn(vanishedMessage(handshakeId));
    return undefined;
}

function unreachable(
    context: Pick<Context, "warn">,
    before: ReceivedHandshakeOutputs,
    error: unknown,
): ReceivedHandshakeOutputs {
    const reason = reasonUnreachable(error);
    context.warn(unreachableMessage(before.handshakeId, before, reason));
    return { ...before, unreachable: reason };
}

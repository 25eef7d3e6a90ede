import type { Context } from "../context";
import { decline } from "./decline";
import { outputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";

/**
 * Declines the handshake. A handshake that is already declined, canceled or expired is a success too.
 *
 * @throws HandshakeError if it was accepted, if AWS does not know it, or if it can't be declined for another reason.
 */
export async function createReceivedHandshake(
    context: Context,
    inputs: ReceivedHandshakeInputs,
): Promise<ReceivedHandshakeOutputs> {
    return outputsOf(inputs, await decline(context, inputs.handshakeId));
}

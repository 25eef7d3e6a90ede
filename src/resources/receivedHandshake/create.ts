import type { Context } from "../context";
import { decline } from "./decline";
import { outputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";

/**
 * Declines the handshake; one that was already declined, canceled or has expired is a success too.
 *
 * @throws HandshakeError when it was accepted, can't be found, or can't be declined for any other reason.
 */
export async function createReceivedHandshake(
    context: Context,
    inputs: ReceivedHandshakeInputs,
): Promise<ReceivedHandshakeOutputs> {
    return outputsOf(inputs, await decline(context, inputs.handshakeId));
}

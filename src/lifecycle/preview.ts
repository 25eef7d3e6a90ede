import type { Context } from "./context";
import { foresee } from "./foresee";
import { outputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";
import { type MaybeUnknown, unknown } from "./unknown";
import { isLeftAsItIs, kept } from "./update";

/** Outputs of which some aren't known before an up. */
type MaybeUnknownOutputs = {
    [Name in keyof ReceivedHandshakeOutputs]: MaybeUnknown<ReceivedHandshakeOutputs[Name]>;
};

/** What {@link create} would come to. AWS is asked to describe the handshake, and never to change it. */
export async function previewCreate(context: Context, inputs: ReceivedHandshakeInputs): Promise<MaybeUnknownOutputs> {
    const foreseen = await foresee(context, inputs.handshakeId);
    return foreseen === undefined ? unforeseen(inputs) : outputsOf(inputs, foreseen);
}

/** What {@link update} would come to. AWS is asked no more than by the update itself, and never to change anything. */
export async function previewUpdate(
    context: Context,
    olds: ReceivedHandshakeOutputs,
    news: ReceivedHandshakeInputs,
): Promise<MaybeUnknownOutputs> {
    if (isLeftAsItIs(olds, news)) {
        return kept(olds, news);
    }
    return await previewCreate(context, news);
}

/** The outputs where nothing but the inputs is known. */
export function unforeseen<
    Inputs extends { [Name in keyof ReceivedHandshakeInputs]: MaybeUnknown<ReceivedHandshakeInputs[Name]> },
>(inputs: Inputs): MaybeUnknownOutputs {
    return {
        ...inputs,
        arn: unknown,
        action: unknown,
        state: unknown,
        requestedTimestamp: unknown,
        expirationTimestamp: unknown,
        organizationId: unknown,
        senderAccountId: unknown,
        parties: unknown,
        resources: unknown,
    };
}

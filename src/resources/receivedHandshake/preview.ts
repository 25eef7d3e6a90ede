import { categoryOf } from "../../handshake/stateCategory";
import type { Context } from "../context";
import { type MaybeUnknown, unknown, unknownText } from "../unknown";
import { acceptedMessage, previewUnavailableMessage } from "./messages";
import { previewDecline } from "./previewDecline";
import { outputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";
import { carryOver, isNoOpUpdate } from "./update";

/** Inputs of which some aren't known before an up. */
export type MaybeUnknownInputs = {
    [Name in keyof ReceivedHandshakeInputs]: MaybeUnknown<ReceivedHandshakeInputs[Name]>;
};

/** Outputs of which some aren't known before an up. */
type MaybeUnknownOutputs = {
    [Name in keyof ReceivedHandshakeOutputs]: MaybeUnknown<ReceivedHandshakeOutputs[Name]>;
};

/** What {@link create} would come to. AWS is asked to describe the handshake, and never to change it. */
export async function previewCreateReceivedHandshake(
    context: Context,
    inputs: ReceivedHandshakeInputs,
): Promise<MaybeUnknownOutputs> {
    const foreseen = await previewDecline(context, inputs.handshakeId);
    return foreseen === undefined ? unknownOutputs(inputs) : outputsOf(inputs, foreseen);
}

/** What {@link update} would come to. AWS is asked no more than by the update itself, and never to change anything. */
export async function previewUpdateReceivedHandshake(
    context: Context,
    olds: ReceivedHandshakeOutputs,
    news: ReceivedHandshakeInputs,
): Promise<MaybeUnknownOutputs> {
    if (isNoOpUpdate(olds, news)) {
        return carryOver(olds, news);
    }
    if (categoryOf(olds.state) === "accepted") {
        context.warn(acceptedMessage(news.handshakeId, olds));
        return carryOver(olds, news);
    }
    return await previewCreateReceivedHandshake(context, news);
}

/**
 * What either comes to where some of the inputs aren't known yet. Nobody can look then, so it is said that the up may
 * decline something.
 *
 * @param olds what the state holds, for an update.
 */
export function previewUnknownReceivedHandshake(
    context: Pick<Context, "warn">,
    inputs: MaybeUnknownInputs,
    olds?: ReceivedHandshakeOutputs,
): MaybeUnknownOutputs {
    if (olds !== undefined && categoryOf(olds.state) === "closed") {
        return { ...olds, ...inputs };
    }
    context.warn(previewUnavailableMessage(inputs.handshakeId, unknownText(inputs)));
    return unknownOutputs(inputs);
}

/** The outputs where nothing but the inputs is known. */
function unknownOutputs(inputs: MaybeUnknownInputs): MaybeUnknownOutputs {
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

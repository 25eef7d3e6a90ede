import { categoryOf } from "../../handshake/stateCategory";
import type { Context } from "../context";
import { type MaybeUnknown, unknown, unknownReason } from "../unknown";
import { acceptedMessage, previewUnavailableMessage } from "./messages";
import { previewDecline } from "./previewDecline";
import { outputsOf, type ReceivedHandshakeInputs, type ReceivedHandshakeOutputs } from "./properties";
import { carryOver, isNoOpUpdate } from "./update";

/** Inputs, some of which a preview may not know yet. */
export type MaybeUnknownInputs = {
    [Name in keyof ReceivedHandshakeInputs]: MaybeUnknown<ReceivedHandshakeInputs[Name]>;
};

/** Outputs, some of which a preview may not know yet. */
type MaybeUnknownOutputs = {
    [Name in keyof ReceivedHandshakeOutputs]: MaybeUnknown<ReceivedHandshakeOutputs[Name]>;
};

/** Returns the outputs that a create would have. It reads the handshake, and never changes it. */
export async function previewCreateReceivedHandshake(
    context: Context,
    inputs: ReceivedHandshakeInputs,
): Promise<MaybeUnknownOutputs> {
    const expected = await previewDecline(context, inputs.handshakeId);
    return expected === undefined ? unknownOutputs(inputs) : outputsOf(inputs, expected);
}

/**
 * Returns the outputs that an update would have. If the update would make no call, neither does this. It changes
 * nothing.
 */
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
 * Returns the outputs of a create or an update with unknown inputs. It can't call AWS, so it warns that the up may
 * decline a handshake.
 *
 * @param olds the properties in the state, for an update.
 */
export function previewUnknownReceivedHandshake(
    context: Pick<Context, "warn">,
    inputs: MaybeUnknownInputs,
    olds?: ReceivedHandshakeOutputs,
): MaybeUnknownOutputs {
    if (olds !== undefined && categoryOf(olds.state) === "closed") {
        return { ...olds, ...inputs };
    }
    context.warn(previewUnavailableMessage(inputs.handshakeId, unknownReason(inputs)));
    return unknownOutputs(inputs);
}

/** Returns the outputs if only the inputs are known. */
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

import { isHandshakeId } from "../../handshake/ids";
import type { CheckFailure } from "../checkFailure";
import { checkConnection } from "../connection/check";
import { isUnreachableFromState, type UncheckedInputs } from "../uncheckedInputs";
import { unknown } from "../unknown";
import { DECLINED, INPUT_NAMES } from "./properties";

const inputNames: readonly string[] = INPUT_NAMES;

/**
 * Returns the failures of a received handshake's inputs; an empty list means valid. Unknown values are valid.
 *
 * @param olds the inputs in the state, if any.
 * @param news the inputs of the program.
 */
export function checkReceivedHandshake(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[] {
    return [
        ...checkHandshakeId(news.handshakeId),
        ...checkDesiredState(olds, news),
        ...checkConnection(news.connection),
        ...checkNames(olds, news),
    ];
}

function checkHandshakeId(value: unknown): CheckFailure[] {
    if (value === unknown || isHandshakeId(value)) {
        return [];
    }
    const found = value === undefined ? "it is missing" : `not ${JSON.stringify(value)}`;
    return [
        {
            property: "handshakeId",
            reason: `must be a handshake's id, "h-" followed by 8 to 32 lowercase letters or digits; ${found}. "aws organizations list-handshakes-for-account" lists the handshakes of an account.`,
        },
    ];
}

function checkDesiredState(olds: UncheckedInputs, { desiredState, handshakeId }: UncheckedInputs): CheckFailure[] {
    // With `ignoreChanges`, the engine sends the state that a refresh found back as input, such as "open". The user
    // chose that.
    const isFromState =
        desiredState !== undefined && desiredState === olds.desiredState && handshakeId === olds.handshakeId;
    if (desiredState === unknown || desiredState === DECLINED || isFromState) {
        return [];
    }
    const found = desiredState === undefined ? "it is missing" : `not ${JSON.stringify(desiredState)}`;
    return [
        {
            property: "desiredState",
            reason: `must be "declined", the only desired state; ${found}. A decline is permanent, so you must set it.`,
        },
    ];
}

function checkNames(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[] {
    return Object.keys(news)
        .filter((name) => !inputNames.includes(name) && !isUnreachableFromState(name, olds, news))
        .map((property) => ({
            property,
            reason: `is not an input of ReceivedHandshake; its inputs are ${inputNames.join(", ")}.`,
        }));
}

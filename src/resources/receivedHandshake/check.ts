import { isHandshakeId } from "../../handshake/ids";
import { canonicalJson } from "../canonicalJson";
import { type CheckFailure, checkConnection } from "../connection/check";
import { unknown } from "../unknown";
import { declined } from "./properties";

/** Inputs as they arrive, before anybody has looked at them. */
export type UncheckedInputs = Readonly<Record<string, unknown>>;

const properties: readonly string[] = ["handshakeId", "desiredState", "connection"];

/**
 * Tells what is wrong with the inputs of a received handshake; nothing is when the list is empty. Values that aren't
 * known yet pass.
 *
 * @param olds the inputs in the state, if any.
 * @param news the inputs of the program.
 */
export function check(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[] {
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
    // With `ignoreChanges` the engine hands back what a refresh found, such as "open": the user chose to leave it.
    const left = desiredState !== undefined && desiredState === olds.desiredState && handshakeId === olds.handshakeId;
    if (desiredState === unknown || desiredState === declined || left) {
        return [];
    }
    const found = desiredState === undefined ? "it is missing" : `not ${JSON.stringify(desiredState)}`;
    return [
        {
            property: "desiredState",
            reason: `must be "declined", the only state that can be asked for; ${found}. Declining can't be undone, so it has to be said.`,
        },
    ];
}

function checkNames(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[] {
    return Object.keys(news)
        .filter((name) => !properties.includes(name) && !isFailedLook(name, olds, news))
        .map((property) => ({
            property,
            reason: `is not an input of ReceivedHandshake; its inputs are ${properties.join(", ")}.`,
        }));
}

/**
 * Whether an input is what a failed look left in the state, which `ignoreChanges` hands back. It is no order, and one
 * resource that can't be reached must not stop the others.
 */
export function isFailedLook(name: string, olds: UncheckedInputs, news: UncheckedInputs): boolean {
    return name === "unreachable" && canonicalJson(olds.unreachable) === canonicalJson(news.unreachable);
}

import type { Handshake } from "../../handshake/handshake";
import type { Context } from "../context";
import { HandshakeError, messageOf } from "../handshakeError";
import { decline } from "../receivedHandshake/decline";
import type { JudgedHandshake } from "./findings";
import { missingIdMessage, RUN_UP_AGAIN, withAccount } from "./messages";
import { toGuardedHandshake } from "./properties";

/** The results of the declines in one account. */
export interface DeclineResults {
    /** The handshakes that can't be accepted any more, in their new state. */
    settled: JudgedHandshake[];
    /** The handshakes that could not be declined. */
    notDeclined: Handshake[];
    /** The reasons, one line for each of these handshakes, sorted. Each names the account. */
    reasons: string[];
}

/**
 * Declines an account's unwanted handshakes. AWS's response to DeclineHandshake decides the result of each. After a
 * failure it continues with the other handshakes.
 */
export async function declineUnwanted(
    context: Context,
    accountId: string,
    unwanted: readonly JudgedHandshake[],
): Promise<DeclineResults> {
    const result: DeclineResults = { settled: [], notDeclined: [], reasons: [] };
    await Promise.all(
        unwanted.map(async ({ handshake, doubt }) => {
            const { id } = handshake;
            try {
                if (!id) {
                    throw new HandshakeError(missingIdMessage(toGuardedHandshake(handshake), accountId));
                }
                const { state } = await decline(context, id, { accountId, remedy: RUN_UP_AGAIN });
                result.settled.push({ handshake: { ...handshake, state }, doubt });
            } catch (error) {
                result.notDeclined.push(handshake);
                result.reasons.push(withAccount(messageOf(error), accountId));
            }
        }),
    );
    result.reasons.sort();
    return result;
}

import type { Handshake } from "../../handshake/handshake";
import type { Context } from "../context";
import { HandshakeError, messageOf } from "../handshakeError";
import { decline } from "../receivedHandshake/decline";
import type { JudgedHandshake } from "./findings";
import { missingIdMessage, RUN_UP_AGAIN, withAccount } from "./messages";
import { toGuardedHandshake } from "./properties";

/** What became of an account's unwanted handshakes. */
export interface Declined {
    /** Those that can no longer be accepted, as they are now. */
    settled: JudgedHandshake[];
    /** Those that are left. */
    left: Handshake[];
    /** Why they are left, a line for each, in order. Each names the account. */
    reasons: string[];
}

/**
 * Declines an account's unwanted handshakes. The response to DeclineHandshake decides what became of each, and one
 * failure stops none of the others.
 */
export async function declineUnwanted(
    context: Context,
    accountId: string,
    unwanted: readonly JudgedHandshake[],
): Promise<Declined> {
    const result: Declined = { settled: [], left: [], reasons: [] };
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
                result.left.push(handshake);
                result.reasons.push(withAccount(messageOf(error), accountId));
            }
        }),
    );
    result.reasons.sort();
    return result;
}

import { type Guard, isGuarded, isSentBy, judge } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import { sortByRequestTime } from "../sortHandshakes";

/** A handshake, and the doubt of its verdict. */
export interface JudgedHandshake {
    handshake: Handshake;
    /** Why AWS's data is unclear, for a message. */
    doubt?: string;
}

/** A guard's findings in one account. Handshakes that the guard does not handle are in none of the lists. */
export interface Findings {
    /** Pending, from an allowed sender. */
    allowed: Handshake[];
    /** With a guarded action, declined by anyone. */
    declined: Handshake[];
    /** Pending, and the sender is not allowed: to be declined. */
    unwanted: JudgedHandshake[];
    /** Accepted, and the sender is not allowed. */
    accepted: JudgedHandshake[];
    /** Only a person can decide whether to decline it. */
    unclear: JudgedHandshake[];
}

/** Judges each handshake of an account; each list is oldest first. */
export function findingsOf(guard: Guard, handshakes: readonly Handshake[]): Findings {
    const { accountId, actions } = guard;
    const found: Findings = { allowed: [], declined: [], unwanted: [], accepted: [], unclear: [] };
    for (const handshake of sortByRequestTime(handshakes)) {
        if (handshake.state === "DECLINED" && isGuarded(actions, handshake) && !isSentBy(accountId, handshake)) {
            found.declined.push(handshake);
        }
        const judged = judge(guard, handshake);
        if (judged.verdict === "allowed") {
            found.allowed.push(handshake);
        } else if (judged.verdict === "unwanted" || judged.verdict === "accepted" || judged.verdict === "unclear") {
            found[judged.verdict].push({ handshake, doubt: judged.doubt });
        }
    }
    return found;
}

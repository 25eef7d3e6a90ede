import { type Guard, isGuarded, isSentBy, judge } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import { sortByRequestTime } from "../sortHandshakes";

/** A handshake, and what speaks against a plain verdict. */
export interface JudgedHandshake {
    handshake: Handshake;
    /** What AWS leaves unclear, in words. */
    doubt?: string;
}

/** What a guard makes of all handshakes of an account. Those that don't concern it are in none of the lists. */
export interface Findings {
    /** Pending, and left alone since the sender is allowed. */
    allowed: Handshake[];
    /** Of a guarded action, and declined by anybody. */
    declined: Handshake[];
    /** Pending and not allowed: to be declined. */
    unwanted: JudgedHandshake[];
    /** Accepted, though not allowed. */
    accepted: JudgedHandshake[];
    /** Neither to be declined nor clean: a person has to decide. */
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

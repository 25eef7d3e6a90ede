import type { Handshake } from "../../handshake/handshake";
import { sortByRequestTime } from "../sortHandshakes";
import type { Findings } from "./findings";
import {
    type GuardedHandshake,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
    programInputsOf,
    toGuardedHandshake,
} from "./properties";

/** Returns the outputs of a guard for an account with these findings. */
export function outputsOf(
    inputs: InvitationGuardInputs,
    accountId: string,
    findings: Findings,
): InvitationGuardOutputs {
    const { allowed, declined, unwanted, accepted, unclear } = findings;
    const handshakesOf = (judged: { handshake: Handshake }[]) => judged.map(({ handshake }) => handshake);
    return {
        ...programInputsOf(inputs),
        accountId,
        allowed: toSorted(allowed),
        declined: toSorted(declined),
        unwanted: toSorted(handshakesOf(unwanted)),
        accepted: toSorted(handshakesOf(accepted)),
        ...(unclear.length > 0 && { unclear: toSorted(handshakesOf(unclear)) }),
    };
}

/** Sorts again, because the handshakes that the up has just declined are at the end of their list. */
function toSorted(handshakes: Handshake[]): GuardedHandshake[] {
    return sortByRequestTime(handshakes).map(toGuardedHandshake);
}

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

/** What the state holds of an account with these findings. */
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

/** The handshakes that an up has just declined stand at the end of their list until here. */
function toSorted(handshakes: Handshake[]): GuardedHandshake[] {
    return sortByRequestTime(handshakes).map(toGuardedHandshake);
}

import type { Handshake } from "../../handshake/handshake";
import type { Findings } from "../invitationGuard/findings";
import { guardedHandshakeOf } from "../invitationGuard/properties";
import { oldestFirst } from "../sortHandshakes";
import type { MemberHandshake } from "./properties";

/** What a guard makes of the handshakes of one account. */
export interface AccountFindings extends Findings {
    accountId: string;
}

/** One of the lists of findings over all accounts, oldest first; what is new stands at the end. */
export function memberHandshakes(
    accounts: readonly AccountFindings[],
    list: (account: AccountFindings) => readonly Handshake[],
): MemberHandshake[] {
    const receivers = new Map<Handshake, string>();
    for (const account of accounts) {
        for (const handshake of list(account)) {
            receivers.set(handshake, account.accountId);
        }
    }
    return oldestFirst([...receivers.keys()]).map((handshake) => ({
        accountId: receivers.get(handshake) ?? "",
        ...guardedHandshakeOf(handshake),
    }));
}

import { sortByExpirationTime } from "../sortHandshakes";
import { memberHandshakes } from "./findings";
import { type OrganizationGuardInputs, type OrganizationGuardOutputs, programInputsOf } from "./properties";
import type { Sweep } from "./sweep";
import { unwantedTransfers } from "./transfers";

type ListName = "allowed" | "declined" | "unwanted" | "accepted" | "unclear";

/**
 * Returns the outputs of a guard for an organization after a sweep. The findings about unreachable accounts, and
 * billing transfers that could not be listed, stay as they are in the state.
 *
 * @param olds the properties in the state; empty for a new guard.
 */
export function outputsOf(
    inputs: OrganizationGuardInputs,
    found: Sweep,
    olds: Partial<OrganizationGuardOutputs> = {},
): OrganizationGuardOutputs {
    const { accounts, organizationId, managementAccountId, skipped, unreachable } = found;
    const unread = new Set(unreachable.map(({ accountId }) => accountId));
    const handshakesOf = (name: ListName) => {
        const kept = olds[name]?.filter(({ accountId }) => unread.has(accountId)) ?? [];
        const found = memberHandshakes(accounts, (account) =>
            account[name].map((judged) => ("handshake" in judged ? judged.handshake : judged)),
        );
        return kept.length === 0 ? found : sortByExpirationTime([...kept, ...found]);
    };
    const unclear = handshakesOf("unclear");
    const transfers = [...unwantedTransfers(found.transfers, olds.unwantedTransfers)];
    return {
        ...programInputsOf(inputs),
        organizationId,
        managementAccountId,
        guardedAccounts: accounts.map(({ accountId }) => accountId),
        skippedAccounts: skipped,
        unreachable,
        allowed: handshakesOf("allowed"),
        declined: handshakesOf("declined"),
        unwanted: handshakesOf("unwanted"),
        accepted: handshakesOf("accepted"),
        ...(unclear.length > 0 && { unclear }),
        ...(transfers.length > 0 && { unwantedTransfers: transfers }),
    };
}

import { memberHandshakes } from "./findings";
import {
    type OrganizationGuardInputs,
    type OrganizationGuardOutputs,
    organizationInputsOf,
    type UnwantedTransfer,
} from "./properties";
import type { Sweep } from "./sweep";
import { unwantedTransfers } from "./transfers";

/**
 * Returns the outputs of a guard for an organization after a sweep.
 *
 * @param known the billing transfers in the state. They stay if the sweep could not list transfers.
 */
export function outputsOf(
    inputs: OrganizationGuardInputs,
    found: Sweep,
    known?: readonly UnwantedTransfer[],
): OrganizationGuardOutputs {
    const { accounts, organizationId, managementAccountId, skipped, unreachable } = found;
    const handshakesOf = (name: "unwanted" | "accepted" | "unclear") =>
        memberHandshakes(accounts, (account) => account[name].map(({ handshake }) => handshake));
    const unclear = handshakesOf("unclear");
    const transfers = [...unwantedTransfers(found.transfers, known)];
    return {
        ...organizationInputsOf(inputs),
        organizationId,
        managementAccountId,
        guardedAccounts: accounts.map(({ accountId }) => accountId),
        skippedAccounts: skipped,
        unreachable,
        allowed: memberHandshakes(accounts, ({ allowed }) => allowed),
        declined: memberHandshakes(accounts, ({ declined }) => declined),
        unwanted: handshakesOf("unwanted"),
        accepted: handshakesOf("accepted"),
        ...(unclear.length > 0 && { unclear }),
        ...(transfers.length > 0 && { unwantedTransfers: transfers }),
    };
}

import { memberHandshakes } from "./findings";
import { type OrganizationGuardInputs, type OrganizationGuardOutputs, organizationInputsOf } from "./properties";
import type { Sweep } from "./sweep";

/** What the state holds of an organization after a sweep. */
export function outputsOf(inputs: OrganizationGuardInputs, found: Sweep): OrganizationGuardOutputs {
    const { accounts, organizationId, managementAccountId, skipped, unreachable } = found;
    const handshakesOf = (name: "unwanted" | "accepted" | "unclear") =>
        memberHandshakes(accounts, (account) => account[name].map(({ handshake }) => handshake));
    const unclear = handshakesOf("unclear");
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
    };
}

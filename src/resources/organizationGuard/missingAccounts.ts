import { canonicalJson } from "../canonicalJson";
import type { ListedOrganization } from "./listOrganization";
import { departedMessage, unlistedMessage } from "./messages";
import type { OrganizationGuardInputs, OrganizationGuardOutputs, UnreachableAccount } from "./properties";

/** The findings in the state that say something about one account. */
const LISTS = ["unwanted", "accepted", "unclear"] as const;

/**
 * Returns the accounts that the guard knew and that AWS no longer lists. Such an account may have accepted the invitation
 * of another organization: since November 2025 it leaves its organization with that one call. Then nothing else shows it,
 * so it counts as unreachable until a person adds it to `excludedAccounts`.
 *
 * @param olds the properties in the state.
 */
export function missingAccounts(
    olds: Partial<OrganizationGuardOutputs>,
    inputs: OrganizationGuardInputs,
    { organization, accounts, unlistedUnits }: Pick<ListedOrganization, "organization" | "accounts" | "unlistedUnits">,
): UnreachableAccount[] {
    const { guardedAccounts = [], unreachable = [], organizationalUnits } = olds;
    if (canonicalJson(organizationalUnits ?? []) !== canonicalJson(inputs.organizationalUnits ?? [])) {
        return []; // The program selects other accounts now.
    }
    const known = new Set([...guardedAccounts, ...unreachable.map(({ accountId }) => accountId)].filter(isAccountId));
    const listed = new Set([...accounts.map(({ accountId }) => accountId), ...(inputs.excludedAccounts ?? [])]);
    const missing = [...known].filter((accountId) => !listed.has(accountId));
    const units = unlistedUnits.map(({ accountId }) => accountId);
    return missing.map((accountId) => {
        const last = LISTS.flatMap((name) => olds[name] ?? []).filter((handshake) => handshake.accountId === accountId);
        const reason =
            units.length > 0 ? unlistedMessage(units) : departedMessage(organization.organizationId, accountId, last);
        return { accountId, reason };
    });
}

function isAccountId(id: string): boolean {
    return /^\d{12}$/.test(id);
}

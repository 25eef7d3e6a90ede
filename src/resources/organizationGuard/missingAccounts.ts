import { isAccountId } from "../../handshake/ids";
import type { AdministratorClient } from "../administratorClient";
import { departedMessage, isDeparted, unlistedMessage } from "./accountMessages";
import { type ListedOrganization, listOrganization } from "./listOrganization";
import type { OrganizationGuardInputs, OrganizationGuardOutputs, UnreachableAccount } from "./properties";

/** The findings in the state that say something about one account. */
const FINDING_LISTS = ["unwanted", "accepted", "unclear"] as const;

/** An existing guard. */
export interface ExistingGuard {
    /** The id of the guarded organization. */
    organizationId: string;
    /** The properties in the state; empty for an import. */
    olds: Partial<OrganizationGuardOutputs>;
}

/** The accounts of an organization, and those that the guard knew and that AWS no longer lists. */
export interface KnownOrganization {
    listed: ListedOrganization;
    missing: UnreachableAccount[];
}

/**
 * Lists the accounts that the inputs select. AWS's lists are eventually consistent, so an account counts as missing
 * only if a second list omits it too.
 *
 * @throws HandshakeError if no account can be listed, or if the accounts belong to another organization.
 */
export async function listKnownOrganization(
    administrator: AdministratorClient,
    inputs: OrganizationGuardInputs,
    existing?: ExistingGuard,
): Promise<KnownOrganization> {
    const { organizationId, olds = {} } = existing ?? {};
    const listed = await listOrganization(administrator, inputs, organizationId);
    const missing = missingAccounts(olds, inputs, listed);
    const wasReported = ({ accountId }: UnreachableAccount) =>
        olds.unreachable?.some((earlier) => earlier.accountId === accountId) ?? false;
    if (missing.every(wasReported)) {
        return { listed, missing };
    }
    const again = await listOrganization(administrator, inputs, organizationId);
    const both = { ...again, accounts: [...listed.accounts, ...again.accounts] };
    return { listed: both, missing: missingAccounts(olds, inputs, both) };
}

/** Separates the accounts that AWS no longer lists, which may have been taken over, from all other unreachable ones. */
export function separateDeparted(
    unreachable: readonly UnreachableAccount[],
): Record<"departed" | "others", UnreachableAccount[]> {
    return {
        departed: unreachable.filter(({ reason }) => isDeparted(reason)),
        others: unreachable.filter(({ reason }) => !isDeparted(reason)),
    };
}

/**
 * Returns the accounts that the guard knew and that AWS no longer lists. Such an account may have accepted the
 * invitation of another organization: since November 2025 it leaves its organization with that one call. Then nothing
 * else shows it, so it counts as unreachable until AWS lists it again, or until a person adds it to `excludedAccounts`.
 *
 * @param olds the properties in the state.
 */
function missingAccounts(
    olds: Partial<OrganizationGuardOutputs>,
    inputs: OrganizationGuardInputs,
    { organization, accounts, unlistedUnits }: ListedOrganization,
): UnreachableAccount[] {
    const present = new Set(accounts.map(({ accountId }) => accountId));
    const units = unlistedUnits.map(({ accountId }) => accountId);
    return knownAccounts(olds, inputs)
        .filter((accountId) => !present.has(accountId) && !inputs.excludedAccounts?.includes(accountId))
        .map((accountId) => {
            const last = FINDING_LISTS.flatMap(
                (name) => olds[name]?.filter((found) => found.accountId === accountId) ?? [],
            );
            const departed = departedMessage(organization.organizationId, accountId, last);
            return { accountId, reason: units.length > 0 ? unlistedMessage(units) : departed };
        });
}

/**
 * Returns the accounts that the guard has to find again. If the program selects other units now, an account outside of
 * them is expected; only one that had left before still counts.
 */
function knownAccounts(olds: Partial<OrganizationGuardOutputs>, inputs: OrganizationGuardInputs): string[] {
    const { guardedAccounts = [], unreachable = [] } = olds;
    const isWider = selectsAll(inputs.organizationalUnits, olds.organizationalUnits);
    const earlier = unreachable.filter(({ reason }) => isWider || isDeparted(reason)).map(({ accountId }) => accountId);
    // The unreachable ones contain organizational units and the organization too.
    return [...new Set([...(isWider ? guardedAccounts : []), ...earlier.filter(isAccountId)])];
}

/** Whether units select at least the accounts that other units select. No units, and a root, select all accounts. */
function selectsAll(units: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
    const isRoot = (id: string) => id.startsWith("r-");
    if (units === undefined || units.some(isRoot)) {
        return true;
    }
    return others?.every((id) => units.includes(id)) ?? false;
}

import type { OrganizationAccount } from "../organizationDirectory";
import type { OrganizationGuardInputs, SkippedAccount } from "./properties";

/** The organization of accounts. */
export interface Organization {
    /** The organization's id, `o-…`. */
    organizationId: string;
    /** The 12-digit id of its management account. */
    managementAccountId: string;
}

const accountArn = /^arn:[^:]+:organizations::(?<management>\d{12}):account\/(?<organization>o-[a-z0-9]+)\/\d{12}$/;

/** Returns the organization of these accounts. Their ARNs name it and its management account, so this needs no call. */
export function organizationOf(accounts: readonly OrganizationAccount[]): Organization | undefined {
    for (const { arn } of accounts) {
        const { management, organization } = arn?.match(accountArn)?.groups ?? {};
        if (management !== undefined && organization !== undefined) {
            return { organizationId: organization, managementAccountId: management };
        }
    }
    return undefined;
}

/** The accounts of an organization: those that the guard reads, and those that it skips. Each list is sorted. */
export interface SortedAccounts {
    /** Accounts that the guard reads. */
    active: string[];
    /** Accounts that the guard skips, with the reason. */
    skipped: SkippedAccount[];
}

/**
 * Selects the accounts that a guard reads: the active ones that are not excluded. An account without a status counts as
 * active, because it may be.
 */
export function sortAccounts(
    accounts: readonly OrganizationAccount[],
    { excludedAccounts = [] }: Pick<OrganizationGuardInputs, "excludedAccounts">,
): SortedAccounts {
    const statuses = new Map(accounts.map(({ accountId, status = "ACTIVE" }) => [accountId, status]));
    const sorted: SortedAccounts = { active: [], skipped: [] };
    for (const [accountId, status] of [...statuses].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (excludedAccounts.includes(accountId)) {
            sorted.skipped.push({ accountId, status: "excluded" });
        } else if (status === "ACTIVE") {
            sorted.active.push(accountId);
        } else {
            sorted.skipped.push({ accountId, status });
        }
    }
    return sorted;
}

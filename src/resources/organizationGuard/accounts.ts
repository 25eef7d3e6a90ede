import type { OrganizationAccount } from "../organizationDirectory";
import type { OrganizationGuardInputs, SkippedAccount } from "./properties";

/** Which organization accounts belong to. */
export interface Organization {
    /** The organization's id, `o-…`. */
    organizationId: string;
    /** The 12-digit id of its management account. */
    managementAccountId: string;
}

const accountArn = /^arn:[^:]+:organizations::(?<management>\d{12}):account\/(?<organization>o-[a-z0-9]+)\/\d{12}$/;

/** The organization of these accounts: their ARNs name it and its management account. No call is needed for it. */
export function organizationOf(accounts: readonly OrganizationAccount[]): Organization | undefined {
    for (const { arn } of accounts) {
        const { management, organization } = arn?.match(accountArn)?.groups ?? {};
        if (management !== undefined && organization !== undefined) {
            return { organizationId: organization, managementAccountId: management };
        }
    }
    return undefined;
}

/** The accounts of an organization by what a guard does about them. Each list is sorted. */
export interface SortedAccounts {
    /** Accounts that the guard reads. */
    active: string[];
    /** Accounts that the guard skips, with the reason. */
    skipped: SkippedAccount[];
}

/**
 * Selects the accounts that a guard reads: those that are active and not excluded. It reads an account without a status
 * too, since that account may be active.
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

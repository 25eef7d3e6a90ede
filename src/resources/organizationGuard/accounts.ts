import type { OrganizationAccount } from "../administratorClient";
import { sortBy } from "../sortBy";
import type { OrganizationGuardInputs, SkippedAccount } from "./properties";

/** The organization of accounts. */
export interface Organization {
    /** The organization's id, `o-…`. */
    organizationId: string;
    /** The 12-digit id of its management account. */
    managementAccountId: string;
}

/** Its groups are the members of {@link Organization}. */
const ACCOUNT_ARN =
    /^arn:[^:]+:organizations::(?<managementAccountId>\d{12}):account\/(?<organizationId>o-[a-z0-9]+)\/\d{12}$/;

/** Returns the organization of these accounts. Their ARNs name it and its management account, so this needs no call. */
export function organizationOf(accounts: readonly OrganizationAccount[]): Organization | undefined {
    for (const { arn } of accounts) {
        const groups = arn?.match(ACCOUNT_ARN)?.groups;
        if (groups !== undefined) {
            return { ...groups } as unknown as Organization;
        }
    }
    return undefined;
}

/** The accounts of an organization: those that the guard reads, and those that it skips. Each list is sorted. */
export interface SelectedAccounts {
    /** Accounts that the guard reads. */
    guarded: string[];
    /** Accounts that the guard skips, with the reason. */
    skipped: SkippedAccount[];
}

/**
 * The statuses of accounts in which nobody can act, so nobody can accept a handshake.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
 */
const INACTIVE_STATUSES: readonly (string | undefined)[] = [
    "SUSPENDED",
    "PENDING_CLOSURE",
    "PENDING_ACTIVATION",
    "CLOSED",
];

/**
 * Selects the accounts that a guard reads: those that are not excluded and not inactive. An account without a status,
 * or with an unknown one, may be active, so the guard reads it. If AWS lists an account twice, any active status
 * counts.
 */
export function selectAccounts(
    accounts: readonly OrganizationAccount[],
    { excludedAccounts }: Pick<OrganizationGuardInputs, "excludedAccounts">,
): SelectedAccounts {
    const statuses = new Map<string, string | undefined>();
    for (const { accountId, status } of accounts) {
        if (!statuses.has(accountId) || isInactive(statuses.get(accountId))) {
            statuses.set(accountId, status);
        }
    }
    const selected: SelectedAccounts = { guarded: [], skipped: [] };
    for (const [accountId, status] of sortBy(statuses, ([accountId]) => accountId)) {
        if (excludedAccounts?.includes(accountId)) {
            selected.skipped.push({ accountId, status: "excluded" });
        } else if (isInactive(status)) {
            selected.skipped.push({ accountId, status });
        } else {
            selected.guarded.push(accountId);
        }
    }
    return selected;
}

function isInactive(status: string | undefined): status is string {
    return INACTIVE_STATUSES.includes(status);
}

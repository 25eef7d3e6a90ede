import type { ResponsibilityTransfer } from "../handshake/responsibilityTransfer";
import type { AccountOrganizations } from "./organizations";

/** An account of an organization. No name and no e-mail address. */
export interface OrganizationAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION`, `CLOSED`, …; missing where AWS sends none. */
    status?: string;
    /** `arn:PARTITION:organizations::MANAGEMENT_ACCOUNT:account/o-ORGANIZATION/ACCOUNT`. */
    arn?: string;
}

/** Whose credentials are used. */
export interface DirectoryCaller {
    /** The account's 12-digit id. */
    accountId: string;
    /** The partition of its ARNs: `aws`, `aws-cn`, `aws-us-gov`, … */
    partition: string;
}

/** A role to assume in a member account. */
export interface MemberRole {
    /** The role's ARN. */
    roleArn: string;
    /** What the role's owner asks for. */
    externalId?: string;
}

/**
 * What a guard of an organization needs of AWS: the organization's accounts, and access to each. An implementation
 * retries what may be retried. It throws every other failure as a `CallError`.
 */
export interface OrganizationDirectory {
    /** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
    caller(): Promise<DirectoryCaller>;

    /**
     * All accounts of the organization, of every page.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
     */
    listAccounts(): Promise<OrganizationAccount[]>;

    /**
     * All accounts below a root or an organizational unit, at any depth.
     *
     * @param parentId `r-…` or `ou-…`.
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
     */
    listAccountsBelow(parentId: string): Promise<OrganizationAccount[]>;

    /**
     * All billing transfers that hand the organization's bills over, in whatever status. AWS shows them to the management
     * account alone.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
     */
    listOutboundTransfers(): Promise<ResponsibilityTransfer[]>;

    /**
     * Does something in an account, and drops the account's client and credentials afterwards: thousands of accounts
     * can be visited one after the other.
     *
     * @param role the role to assume there, with the credentials of the caller; none for the caller's own account.
     */
    visit<T>(
        accountId: string,
        role: MemberRole | undefined,
        work: (organizations: AccountOrganizations) => Promise<T>,
    ): Promise<T>;
}

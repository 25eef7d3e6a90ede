import type { ResponsibilityTransfer } from "../handshake/responsibilityTransfer";
import type { AccountClient } from "./accountClient";
import type { DescribedOrganization } from "./transferClient";

/** An account of an organization, without its name and e-mail address. */
export interface OrganizationAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION`, `CLOSED`, …; missing if AWS sends none. */
    status?: string;
    /** `arn:PARTITION:organizations::MANAGEMENT_ACCOUNT:account/o-ORGANIZATION/ACCOUNT`. */
    arn?: string;
}

/** The account of the caller. */
export interface CallerAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** The partition of its ARNs: `aws`, `aws-cn`, `aws-us-gov`, … */
    partition: string;
}

/** A role to assume in a member account. */
export interface MemberRole {
    /** The role's ARN. */
    roleArn: string;
    /** The external id, if the role's trust policy requires one. */
    externalId?: string;
}

/**
 * The calls for a guard of an organization, made in the management account or a delegated administrator: its accounts,
 * and access to each of them. An implementation retries what may be retried. It throws every other failure as a
 * `CallError`.
 */
export interface AdministratorClient {
    /** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
    caller(): Promise<CallerAccount>;

    /**
     * Lists all accounts of the organization, from all pages.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
     */
    listAccounts(): Promise<OrganizationAccount[]>;

    /** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
    describeOrganization(): Promise<DescribedOrganization>;

    /**
     * Lists all accounts below a root or an organizational unit, at any depth.
     *
     * @param parentId `r-…` or `ou-…`.
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
     */
    listAccountsBelow(parentId: string): Promise<OrganizationAccount[]>;

    /**
     * Lists all billing transfers that hand the organization's bills over, in any status. AWS shows them only to the
     * management account.
     *
     * @param options.maxAgeMs the maximum age of an earlier list, or of its failure, in milliseconds; by default 0.
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
     */
    listOutboundTransfers(options?: { maxAgeMs?: number }): Promise<ResponsibilityTransfer[]>;

    /**
     * Runs work in an account, then drops the account's client and credentials. So a guard can visit thousands of
     * accounts.
     *
     * @param role the role to assume there with the caller's credentials; `undefined` for the caller's own account.
     */
    visit<T>(accountId: string, role: MemberRole | undefined, work: (client: AccountClient) => Promise<T>): Promise<T>;
}

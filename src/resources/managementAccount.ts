import type { ResponsibilityTransfer, TransferDirection } from "../handshake/responsibilityTransfer";

/** An organization, as each of its accounts sees it. */
export interface DescribedOrganization {
    /** The organization's id, `o-…`; missing where AWS doesn't tell it. */
    organizationId: string | undefined;
    /** The 12-digit id of its management account. */
    managementAccountId: string;
}

/**
 * What a look-up of billing transfers needs of AWS, in an organization's management account. Whoever implements it retries
 * what may be retried; every failure that is left is a `CallError`.
 */
export interface ManagementAccount {
    /** The 12-digit id of the account whose credentials are used, be it the management account or not. */
    accountId(): Promise<string>;

    /** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
    describeOrganization(): Promise<DescribedOrganization>;

    /**
     * All billing transfers in a direction, of every page, in whatever status.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListInboundResponsibilityTransfers.html
     */
    listTransfers(direction: TransferDirection): Promise<ResponsibilityTransfer[]>;
}

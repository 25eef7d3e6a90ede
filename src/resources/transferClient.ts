import type { ResponsibilityTransfer, TransferDirection } from "../handshake/responsibilityTransfer";

/** An organization as DescribeOrganization returns it. Each of its accounts may call it. */
export interface DescribedOrganization {
    /** The organization's id, `o-…`; missing if AWS sent none. */
    organizationId: string | undefined;
    /** The 12-digit id of its management account. */
    managementAccountId: string;
}

/**
 * The calls for a look-up of billing transfers, made in an organization's management account. An implementation retries
 * what may be retried. It throws every other failure as a `CallError`.
 */
export interface TransferClient {
    /** Returns the 12-digit id of the account of the credentials, which may not be the management account. */
    accountId(): Promise<string>;

    /** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
    describeOrganization(): Promise<DescribedOrganization>;

    /**
     * Lists all billing transfers in one direction, from all pages, in any status.
     *
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
     * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListInboundResponsibilityTransfers.html
     */
    listTransfers(direction: TransferDirection): Promise<ResponsibilityTransfer[]>;
}

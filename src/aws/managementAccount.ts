import {
    DescribeOrganizationCommand,
    ListInboundResponsibilityTransfersCommand,
    ListOutboundResponsibilityTransfersCommand,
} from "@aws-sdk/client-organizations";
import type { ResponsibilityTransfer, TransferDirection } from "../handshake/responsibilityTransfer";
import type { DescribedOrganization, ManagementAccount } from "../resources/managementAccount";
import type { Request } from "./calls";
import type { AwsOrganizations } from "./organizations";
import { itemsOfAllPages, type ListPage, organizationInResponse, transfersInResponse } from "./responses";

/** So many pages, and a list is taken for endless: with 20 on each, far more transfers than an account has. */
const MAX_PAGES = 1_000;

/** An organization's billing transfers, as its management account sees them. */
export class AwsManagementAccount implements ManagementAccount {
    /** @param account the account that calls, which may turn out to be another one. */
    constructor(private readonly account: AwsOrganizations) {}

    async accountId(): Promise<string> {
        return await this.account.accountId();
    }

    async describeOrganization(): Promise<DescribedOrganization> {
        return await this.account.call("the organization", {
            operation: "DescribeOrganization",
            send: async (client, options) =>
                organizationInResponse(await client.send(new DescribeOrganizationCommand({}), options)),
        });
    }

    async listTransfers(direction: TransferDirection): Promise<ResponsibilityTransfer[]> {
        const list = direction === "outbound" ? listOutbound : listInbound;
        const { operation } = list(undefined);
        return await itemsOfAllPages(
            operation,
            (token) => this.account.call("the organization", list(token)),
            MAX_PAGES,
        );
    }
}

type TransferRequest = Request<ListPage<ResponsibilityTransfer>>;

function listOutbound(NextToken: string | undefined): TransferRequest {
    return {
        operation: "ListOutboundResponsibilityTransfers",
        send: async (client, options) => {
            const command = new ListOutboundResponsibilityTransfersCommand({ Type: "BILLING", NextToken });
            return transfersInResponse(await client.send(command, options));
        },
    };
}

function listInbound(NextToken: string | undefined): TransferRequest {
    return {
        operation: "ListInboundResponsibilityTransfers",
        send: async (client, options) => {
            const command = new ListInboundResponsibilityTransfersCommand({ Type: "BILLING", NextToken });
            return transfersInResponse(await client.send(command, options));
        },
    };
}

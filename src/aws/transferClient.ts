import {
    DescribeOrganizationCommand,
    ListInboundResponsibilityTransfersCommand,
    ListOutboundResponsibilityTransfersCommand,
} from "@aws-sdk/client-organizations";
import type { ResponsibilityTransfer, TransferDirection } from "../handshake/responsibilityTransfer";
import type { DescribedOrganization, TransferClient } from "../resources/transferClient";
import type { AwsAccountClient } from "./accountClient";
import type { Request } from "./calls";
import { itemsOfAllPages, type ListPage, organizationInResponse, transfersInResponse } from "./responses";

/** After more pages, the list counts as endless. With 20 transfers each, no account has as many. */
const MAX_PAGES = 1_000;

/** Lists the billing transfers of an organization with the credentials of its management account. */
export class AwsTransferClient implements TransferClient {
    /** @param account the calling account, which may not be the management account. */
    constructor(private readonly account: AwsAccountClient) {}

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

import type { ResponsibilityTransfer, TransferDirection } from "../../../src/handshake/responsibilityTransfer";
import type { DescribedOrganization, TransferClient } from "../../../src/resources/transferClient";

/** An account whose organization has billing transfers, and a record of all calls. */
export class FakeTransferClient implements TransferClient {
    readonly calls: string[] = [];
    /** The result of each list: the transfers, or the error. */
    readonly transfers: Record<TransferDirection, ResponsibilityTransfer[] | Error> = { outbound: [], inbound: [] };

    /**
     * @param id the account's id.
     * @param organization the result of DescribeOrganization.
     */
    constructor(
        private readonly id: string,
        private readonly organization: DescribedOrganization | Error,
    ) {}

    async accountId(): Promise<string> {
        this.calls.push("accountId");
        return this.id;
    }

    async describeOrganization(): Promise<DescribedOrganization> {
        this.calls.push("describeOrganization");
        return resultOf(this.organization);
    }

    async listTransfers(direction: TransferDirection): Promise<ResponsibilityTransfer[]> {
        this.calls.push(`list ${direction}`);
        return resultOf(this.transfers[direction]);
    }
}

function resultOf<T>(result: T | Error): T {
    if (result instanceof Error) {
        throw result;
    }
    return result;
}

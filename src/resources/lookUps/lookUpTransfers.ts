import {
    type ResponsibilityTransfer,
    TRANSFER_DIRECTIONS,
    type TransferDirection,
} from "../../handshake/responsibilityTransfer";
import { HandshakeError } from "../handshakeError";
import { sortTransfers } from "../sortTransfers";
import type { TransferClient } from "../transferClient";
import { requireValidTransferFilter } from "./check";
import { matches, withoutNull } from "./filters";
import { notManagementAccountMessage } from "./messages";
import type { FoundTransfer, TransferFilter } from "./properties";

/**
 * Looks up the billing transfers of an organization, from all pages: outbound before inbound, each sorted by id.
 *
 * @throws HandshakeError if the filter is invalid, if the caller is not the management account of its organization, or
 *   if a call fails.
 */
export async function lookUpTransfers(client: TransferClient, filter: TransferFilter): Promise<FoundTransfer[]> {
    const given = withoutNull(filter);
    requireValidTransferFilter(given);
    await requireManagementAccount(client);
    const found: FoundTransfer[] = [];
    for (const direction of TRANSFER_DIRECTIONS.filter((direction) => matches(given.directions, direction))) {
        const listed = await client.listTransfers(direction);
        const transfers = listed.filter(
            (transfer) =>
                matches(given.statuses, transfer.status) && matches(given.accounts, otherSide(transfer, direction)),
        );
        found.push(
            ...sortTransfers(transfers.map(({ id = "", ...others }) => ({ transferId: id, direction, ...others }))),
        );
    }
    return found;
}

/**
 * Requires the management account. AWS does not document its response to other accounts, and an empty list must not
 * look like "there is none".
 */
async function requireManagementAccount(client: TransferClient): Promise<void> {
    const accountId = await client.accountId();
    const { organizationId = "its id is unknown", managementAccountId } = await client.describeOrganization();
    if (accountId !== managementAccountId) {
        throw new HandshakeError(notManagementAccountMessage(accountId, organizationId, managementAccountId));
    }
}

function otherSide(
    { sourceAccountId, targetAccountId }: ResponsibilityTransfer,
    direction: TransferDirection,
): string | undefined {
    return direction === "outbound" ? targetAccountId : sourceAccountId;
}

import type { Behavior } from "./behavior";
import { ServiceError } from "./errors";
import { type Input, maxResults, transferId, transferType } from "./input";
import type { Operations } from "./operation";
import type { Organization } from "./organization";
import type { OrganizationRegistry } from "./organizationRegistry";
import { cutPage } from "./pages";
import type { ResponsibilityTransfer, Transfer, TransferStore } from "./transferStore";

type TransferOperation = "ListInboundResponsibilityTransfers" | "ListOutboundResponsibilityTransfers";

/** The operations that list billing transfers. Only the management account of an organization can call them. */
export class TransferOperations {
    /** The operations by name. */
    readonly byName: Operations<TransferOperation> = {
        ListInboundResponsibilityTransfers: (input, accountId) => this.list(input, accountId, "inbound"),
        ListOutboundResponsibilityTransfers: (input, accountId) => this.list(input, accountId, "outbound"),
    };

    constructor(
        private readonly transfers: TransferStore,
        private readonly organizations: OrganizationRegistry,
        private readonly behavior: Behavior,
    ) {}

    private list(input: Input, accountId: string, direction: "inbound" | "outbound"): object {
        const organization = this.managedBy(accountId);
        transferType(input.Type);
        const listed = this.named(this.transfers.forAccount(accountId, direction), direction, input);
        const size = Math.min(maxResults(input.MaxResults), this.behavior.pageSize);
        const listing = `${direction} ${accountId}`;
        const page = cutPage(listed, listing, input.NextToken, size, this.behavior.emptyPages);
        return {
            ResponsibilityTransfers: page.entries.map((transfer) => transferShape(organization, transfer, direction)),
            NextToken: page.nextToken,
        };
    }

    /** The transfer that an inbound list names by its id; all transfers if it names none. */
    private named(transfers: Transfer[], direction: string, { Id }: Input): Transfer[] {
        if (Id === undefined || direction === "outbound") {
            return transfers;
        }
        const wanted = transferId(Id);
        const found = transfers.filter(({ id }) => id === wanted);
        if (found.length > 0) {
            return found;
        }
        throw new ServiceError("ResponsibilityTransferNotFoundException", `We can't find the transfer ${wanted}.`);
    }

    private managedBy(accountId: string): Organization {
        const organization = this.organizations.of(accountId);
        if (organization === undefined) {
            throw new ServiceError(
                "AWSOrganizationsNotInUseException",
                "Your account is not a member of an organization.",
            );
        }
        if (organization.managementAccountId === accountId) {
            return organization;
        }
        throw new ServiceError("AccessDeniedException", "You don't have permissions to access this resource.");
    }
}

/** A transfer in the API's format. Its ARN names the organization that lists it. */
function transferShape(organization: Organization, transfer: Transfer, direction: string): ResponsibilityTransfer {
    const { id, name, source, target, status, start, end, handshakeId } = transfer;
    const shape: ResponsibilityTransfer = {
        Arn: `arn:aws:organizations::${organization.managementAccountId}:transfer/${organization.id}/billing/${direction}/${id}`,
        Name: name,
        Id: id,
        Type: "BILLING",
        Status: status,
        Source: participant(source),
        Target: participant(target),
        StartTimestamp: start.getTime() / 1000,
        ...(end && { EndTimestamp: end.getTime() / 1000 }),
        ...(handshakeId !== undefined && { ActiveHandshakeId: handshakeId }),
    };
    const overridden = { ...shape, ...transfer.overrides };
    return Object.fromEntries(Object.entries(overridden).filter(([, value]) => value !== null));
}

function participant(accountId: string) {
    return { ManagementAccountId: accountId, ManagementAccountEmail: `account-${accountId}@example.com` };
}

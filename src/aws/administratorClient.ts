import {
    ListAccountsCommand,
    ListAccountsForParentCommand,
    ListOrganizationalUnitsForParentCommand,
} from "@aws-sdk/client-organizations";
import type { ResponsibilityTransfer } from "../handshake/responsibilityTransfer";
import type { AccountClient } from "../resources/accountClient";
import type {
    AdministratorClient,
    CallerAccount,
    MemberRole,
    OrganizationAccount,
} from "../resources/administratorClient";
import type { DescribedOrganization } from "../resources/transferClient";
import type { AwsAccountClient } from "./accountClient";
import type { Clock, Request } from "./calls";
import { type Listing, MemberAccountClient } from "./memberAccountClient";
import type { Operation } from "./quotas";
import { accountsInResponse, itemsOfAllPages, type ListPage, unitsInResponse } from "./responses";
import { AwsTransferClient } from "./transferClient";

/** Runs work in the account of a role. */
type VisitMember = <T>(role: MemberRole, work: (client: AccountClient) => Promise<T>) => Promise<T>;

/** Calls AWS Organizations with the credentials of a management account or a delegated administrator. */
export class AwsAdministratorClient implements AdministratorClient {
    private readonly listings = new Map<string, Listing>();
    private outbound: { transfers: Promise<ResponsibilityTransfer[]>; endedAt: number } | undefined;

    /**
     * @param account the management account or a delegated administrator.
     * @param visitMember runs work in another account of the organization.
     */
    constructor(
        private readonly account: AwsAccountClient,
        private readonly clock: Clock,
        private readonly visitMember: VisitMember,
    ) {}

    async caller(): Promise<CallerAccount> {
        const { account, arn } = await this.account.caller();
        return { accountId: account, partition: arn.split(":")[1] || "aws" };
    }

    async listAccounts(): Promise<OrganizationAccount[]> {
        return await this.allPages("ListAccounts", "the organization", (NextToken) => ({
            operation: "ListAccounts",
            send: async (client, options) =>
                accountsInResponse(await client.send(new ListAccountsCommand({ NextToken }), options)),
        }));
    }

    async listAccountsBelow(parentId: string): Promise<OrganizationAccount[]> {
        const found = await this.accountsIn(parentId);
        for (const unitId of await this.unitsIn(parentId)) {
            found.push(...(await this.listAccountsBelow(unitId)));
        }
        return found;
    }

    async describeOrganization(): Promise<DescribedOrganization> {
        return await new AwsTransferClient(this.account).describeOrganization();
    }

    async listOutboundTransfers({ maxAgeMs = 0 }: { maxAgeMs?: number } = {}): Promise<ResponsibilityTransfer[]> {
        const { clock } = this;
        const isCached = this.outbound !== undefined && clock.now() - this.outbound.endedAt < maxAgeMs;
        if (this.outbound === undefined || !isCached) {
            // A failure is cached too. Its retries may take minutes, and would repeat them at each read of a phase.
            const transfers = new AwsTransferClient(this.account).listTransfers("outbound");
            const listing = { transfers, endedAt: Number.POSITIVE_INFINITY };
            const end = () => {
                listing.endedAt = clock.now();
            };
            transfers.then(end, end);
            this.outbound = listing;
        }
        return await this.outbound.transfers;
    }

    async visit<T>(
        accountId: string,
        role: MemberRole | undefined,
        work: (client: AccountClient) => Promise<T>,
    ): Promise<T> {
        if (role === undefined) {
            return await work(this.account);
        }
        const { listings, clock } = this;
        const key = `${accountId} ${role.roleArn}`;
        return await this.visitMember(role, (client) =>
            work(new MemberAccountClient(client, { listings, key, clock })),
        );
    }

    private accountsIn(parentId: string): Promise<OrganizationAccount[]> {
        return this.allPages("ListAccountsForParent", parentId, (NextToken) => ({
            operation: "ListAccountsForParent",
            send: async (client, options) =>
                accountsInResponse(
                    await client.send(new ListAccountsForParentCommand({ ParentId: parentId, NextToken }), options),
                ),
        }));
    }

    private unitsIn(parentId: string): Promise<string[]> {
        return this.allPages("ListOrganizationalUnitsForParent", parentId, (NextToken) => ({
            operation: "ListOrganizationalUnitsForParent",
            send: async (client, options) =>
                unitsInResponse(
                    await client.send(
                        new ListOrganizationalUnitsForParentCommand({ ParentId: parentId, NextToken }),
                        options,
                    ),
                ),
        }));
    }

    /** Returns the items of all pages of a list. A part of the accounts never counts as all of them. */
    private allPages<Item>(
        operation: Operation,
        subject: string,
        page: (token: string | undefined) => Request<ListPage<Item>>,
    ): Promise<Item[]> {
        return itemsOfAllPages(operation, (token) => this.account.call(subject, page(token)));
    }
}

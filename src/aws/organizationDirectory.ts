import {
    ListAccountsCommand,
    ListAccountsForParentCommand,
    ListOrganizationalUnitsForParentCommand,
} from "@aws-sdk/client-organizations";
import type { ResponsibilityTransfer } from "../handshake/responsibilityTransfer";
import type { DescribedOrganization } from "../resources/managementAccount";
import type {
    DirectoryCaller,
    MemberRole,
    OrganizationAccount,
    OrganizationDirectory,
} from "../resources/organizationDirectory";
import type { AccountOrganizations } from "../resources/organizations";
import type { Clock, Request } from "./calls";
import { AwsManagementAccount } from "./managementAccount";
import { type Listing, MemberOrganizations } from "./memberOrganizations";
import type { AwsOrganizations } from "./organizations";
import type { Operation } from "./quotas";
import { accountsInResponse, itemsOfAllPages, type ListPage, unitsInResponse } from "./responses";

/** Runs work in the account of a role. */
type VisitMember = <T>(role: MemberRole, work: (organizations: AccountOrganizations) => Promise<T>) => Promise<T>;

/** An organization, listed with the credentials of its management account or a delegated administrator. */
export class AwsOrganizationDirectory implements OrganizationDirectory {
    private readonly listings = new Map<string, Listing>();
    private outbound: { transfers: Promise<ResponsibilityTransfer[]>; endedAtMs: number } | undefined;

    /**
     * @param administrator the management account or a delegated administrator.
     * @param visitMember runs work in another account of the organization.
     */
    constructor(
        private readonly administrator: AwsOrganizations,
        private readonly clock: Clock,
        private readonly visitMember: VisitMember,
    ) {}

    async caller(): Promise<DirectoryCaller> {
        const { account, arn } = await this.administrator.caller();
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
        return await new AwsManagementAccount(this.administrator).describeOrganization();
    }

    async listOutboundTransfers({ maxAgeMs = 0 }: { maxAgeMs?: number } = {}): Promise<ResponsibilityTransfer[]> {
        const { clock } = this;
        const isCached = this.outbound !== undefined && clock.now() - this.outbound.endedAtMs < maxAgeMs;
        if (this.outbound === undefined || !isCached) {
            // A failure is cached too. Its retries may take minutes, and would repeat them at each read of a phase.
            const transfers = new AwsManagementAccount(this.administrator).listTransfers("outbound");
            const listing = { transfers, endedAtMs: Number.POSITIVE_INFINITY };
            const end = () => {
                listing.endedAtMs = clock.now();
            };
            transfers.then(end, end);
            this.outbound = listing;
        }
        return await this.outbound.transfers;
    }

    async visit<T>(
        accountId: string,
        role: MemberRole | undefined,
        work: (organizations: AccountOrganizations) => Promise<T>,
    ): Promise<T> {
        if (role === undefined) {
            return await work(this.administrator);
        }
        const { listings, clock } = this;
        const key = `${accountId} ${role.roleArn}`;
        return await this.visitMember(role, (organizations) =>
            work(new MemberOrganizations(organizations, { listings, key, clock })),
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
        return itemsOfAllPages(operation, (token) => this.administrator.call(subject, page(token)));
    }
}

import type { ResponsibilityTransfer } from "../handshake/responsibilityTransfer";
import type { DescribedOrganization } from "../resources/managementAccount";
import type {
    DirectoryCaller,
    MemberRole,
    OrganizationAccount,
    OrganizationDirectory,
} from "../resources/organizationDirectory";
import type { AccountOrganizations } from "../resources/organizations";

/** The organization that a connection reaches. It connects with the first call: see `LazyOrganizations`. */
export class LazyOrganizationDirectory implements OrganizationDirectory {
    private reached: Promise<OrganizationDirectory> | undefined;

    /** @param reach loads the AWS SDK and finds the organization. */
    constructor(private readonly reach: () => Promise<OrganizationDirectory>) {}

    async caller(): Promise<DirectoryCaller> {
        return await (await this.directory()).caller();
    }

    async listAccounts(): Promise<OrganizationAccount[]> {
        return await (await this.directory()).listAccounts();
    }

    async listAccountsBelow(parentId: string): Promise<OrganizationAccount[]> {
        return await (await this.directory()).listAccountsBelow(parentId);
    }

    async describeOrganization(): Promise<DescribedOrganization> {
        return await (await this.directory()).describeOrganization();
    }

    async listOutboundTransfers(): Promise<ResponsibilityTransfer[]> {
        return await (await this.directory()).listOutboundTransfers();
    }

    async visit<T>(
        accountId: string,
        role: MemberRole | undefined,
        work: (organizations: AccountOrganizations) => Promise<T>,
    ): Promise<T> {
        return await (await this.directory()).visit(accountId, role, work);
    }

    private directory(): Promise<OrganizationDirectory> {
        this.reached ??= this.reach();
        return this.reached;
    }
}

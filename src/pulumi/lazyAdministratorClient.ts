import type { ResponsibilityTransfer } from "../handshake/responsibilityTransfer";
import type { AccountClient } from "../resources/accountClient";
import type {
    AdministratorClient,
    CallerAccount,
    MemberRole,
    OrganizationAccount,
} from "../resources/administratorClient";
import type { DescribedOrganization } from "../resources/transferClient";

/** The client of an organization. It connects with the first call: see `LazyAccountClient`. */
export class LazyAdministratorClient implements AdministratorClient {
    private connected: Promise<AdministratorClient> | undefined;

    /** @param connect loads the AWS SDK, and returns the client. */
    constructor(private readonly connect: () => Promise<AdministratorClient>) {}

    async caller(): Promise<CallerAccount> {
        return await (await this.client()).caller();
    }

    async listAccounts(): Promise<OrganizationAccount[]> {
        return await (await this.client()).listAccounts();
    }

    async listAccountsBelow(parentId: string): Promise<OrganizationAccount[]> {
        return await (await this.client()).listAccountsBelow(parentId);
    }

    async describeOrganization(): Promise<DescribedOrganization> {
        return await (await this.client()).describeOrganization();
    }

    async listOutboundTransfers(options?: { maxAgeMs?: number }): Promise<ResponsibilityTransfer[]> {
        return await (await this.client()).listOutboundTransfers(options);
    }

    async visit<T>(
        accountId: string,
        role: MemberRole | undefined,
        work: (client: AccountClient) => Promise<T>,
    ): Promise<T> {
        return await (await this.client()).visit(accountId, role, work);
    }

    private client(): Promise<AdministratorClient> {
        this.connected ??= this.connect();
        return this.connected;
    }
}

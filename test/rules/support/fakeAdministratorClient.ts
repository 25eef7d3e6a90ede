import type { Handshake } from "../../../src/handshake/handshake";
import type { ResponsibilityTransfer } from "../../../src/handshake/responsibilityTransfer";
import type { AccountClient } from "../../../src/resources/accountClient";
import type { AdministratorClient, MemberRole, OrganizationAccount } from "../../../src/resources/administratorClient";
import type { OrganizationContext } from "../../../src/resources/organizationGuard/sweep";
import type { DescribedOrganization } from "../../../src/resources/transferClient";
import { FakeAccount } from "./fakeAccount";

/** An organization with accounts that records every call and message. */
export class FakeAdministratorClient implements AdministratorClient {
    readonly accounts = new Map<string, FakeAccount>();
    readonly calls: string[] = [];
    readonly warnings: string[] = [];
    readonly infos: string[] = [];
    readonly progress: string[] = [];
    /** The error of listing the accounts, if any. */
    denied: Error | undefined;
    /** The errors of visits, by account id. */
    unreachable: Record<string, Error> = {};
    /** The billing transfers, or the error of listing them. */
    transfers: ResponsibilityTransfer[] | Error = [];
    /** The maximum age that the last list of transfers may have, in milliseconds. */
    transfersMaxAgeMs: number | undefined;
    organizationId: string | undefined = "o-ourownorgid";
    partition = "aws";
    /** Whether the list of accounts contains their ARNs, as AWS's does. */
    sendsArns = true;
    /** The current and the maximum number of concurrent visits. */
    readonly visitCounts = { now: 0, max: 0 };

    /** @param own the account of the credentials. */
    constructor(
        readonly own: string,
        public statuses: Record<string, string | undefined>,
    ) {}

    get context(): OrganizationContext {
        return {
            administrator: this,
            warn: (message) => void this.warnings.push(message),
            info: (message) => void this.infos.push(message),
            progress: (message) => void this.progress.push(message),
        };
    }

    /** Adds an account with handshakes. */
    addAccount(accountId: string, ...handshakes: Handshake[]): FakeAccount {
        const account = new FakeAccount(accountId, handshakes);
        this.accounts.set(accountId, account);
        return account;
    }

    /** The ids of the handshakes that DeclineHandshake was called for, in any account. */
    get declined(): string[] {
        return [...this.accounts.values()].flatMap(({ declined }) => declined).sort();
    }

    async caller() {
        return { accountId: this.own, partition: this.partition };
    }

    async listAccounts(): Promise<OrganizationAccount[]> {
        this.calls.push("listAccounts");
        return this.listed(Object.keys(this.statuses));
    }

    async listAccountsBelow(parentId: string): Promise<OrganizationAccount[]> {
        this.calls.push(`listAccountsBelow ${parentId}`);
        return this.listed(Object.keys(this.statuses).slice(0, 2));
    }

    async describeOrganization(): Promise<DescribedOrganization> {
        this.calls.push("describeOrganization");
        return { organizationId: this.organizationId, managementAccountId: "222222222222" };
    }

    async listOutboundTransfers({ maxAgeMs }: { maxAgeMs?: number } = {}): Promise<ResponsibilityTransfer[]> {
        this.calls.push("listOutboundTransfers");
        this.transfersMaxAgeMs = maxAgeMs;
        if (this.transfers instanceof Error) {
            throw this.transfers;
        }
        return this.transfers;
    }

    async visit<T>(
        accountId: string,
        role: MemberRole | undefined,
        work: (client: AccountClient) => Promise<T>,
    ): Promise<T> {
        this.calls.push(`visit ${accountId} ${role?.roleArn ?? "without a role"} ${role?.externalId ?? ""}`.trim());
        this.visitCounts.max = Math.max(this.visitCounts.max, ++this.visitCounts.now);
        try {
            await new Promise(setImmediate);
            const failure = this.unreachable[accountId];
            if (failure !== undefined) {
                throw failure;
            }
            return await work(this.accounts.get(accountId) ?? new FakeAccount(accountId, []));
        } finally {
            this.visitCounts.now--;
        }
    }

    private listed(ids: string[]): OrganizationAccount[] {
        if (this.denied !== undefined) {
            throw this.denied;
        }
        return ids.map((accountId) => ({
            accountId,
            status: this.statuses[accountId],
            ...(this.sendsArns && {
                arn: `arn:aws:organizations::222222222222:account/${this.organizationId}/${accountId}`,
            }),
        }));
    }
}

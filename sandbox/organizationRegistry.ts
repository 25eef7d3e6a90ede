import type { Clock } from "./clock";
import {
    type AccountState,
    type Member,
    type MemberOptions,
    Organization,
    type OrganizationOptions,
} from "./organization";

/** All organizations. An account is in at most one. An account outside every organization has no shared limits. */
export class OrganizationRegistry {
    private readonly organizations = new Map<string, Organization>();

    constructor(private readonly clock: Clock) {}

    /** All organizations, in order of addition. */
    get all(): Organization[] {
        return [...this.organizations.values()];
    }

    /** Adds an organization. Its members leave their current organizations. */
    add(options: OrganizationOptions): Organization {
        if (this.organizations.has(options.id)) {
            throw new Error(`Organization ${options.id} exists already.`);
        }
        for (const accountId of [options.managementAccountId, ...(options.members ?? []).map(({ id }) => id)]) {
            this.release(accountId);
        }
        const organization = new Organization(options, this.clock);
        this.organizations.set(organization.id, organization);
        return organization;
    }

    /** The organization with this id. */
    get(id: string): Organization {
        const organization = this.organizations.get(id);
        if (organization === undefined) {
            throw new Error(`There is no organization ${id}.`);
        }
        return organization;
    }

    /** The organization of an account. */
    of(accountId: string): Organization | undefined {
        return this.all.find((organization) => organization.member(accountId) !== undefined);
    }

    /** Whether an account is the management account of its organization. */
    isManagementAccount(accountId: string): boolean {
        return this.of(accountId)?.managementAccountId === accountId;
    }

    /** Adds an account, which leaves its current organization, or changes the properties of a member. */
    join(organizationId: string, options: MemberOptions): Member {
        const organization = this.get(organizationId);
        if (organization.member(options.id) === undefined) {
            this.release(options.id);
        }
        return organization.join(options);
    }

    /** Removes an account from its organization. */
    leave(accountId: string): void {
        if (this.of(accountId) === undefined) {
            throw new Error(`Account ${accountId} is in no organization.`);
        }
        this.release(accountId);
    }

    /** Sets the state of an account that is in an organization. */
    setAccountState(accountId: string, state: AccountState): void {
        const member = this.of(accountId)?.member(accountId);
        if (member === undefined) {
            throw new Error(`Account ${accountId} is in no organization.`);
        }
        member.state = state;
    }

    /**
     * Moves an account that accepted an invitation. If the sandbox does not know the inviting organization yet, it adds
     * one whose management account is the sender.
     */
    acceptInvitation(accountId: string, invitation: { organization: string; sender: string }): void {
        const { organization: id, sender } = invitation;
        if (this.organizations.has(id) || this.of(sender) === undefined) {
            if (!this.organizations.has(id)) {
                this.add({ id, managementAccountId: sender });
            }
            this.join(id, { id: accountId });
        } else {
            // The sender is in another organization, so the account's new organization is unknown.
            this.release(accountId);
        }
    }

    private release(accountId: string): void {
        const organization = this.of(accountId);
        if (organization?.managementAccountId === accountId) {
            throw new Error(`Account ${accountId} manages organization ${organization.id} and can't leave it.`);
        }
        organization?.leave(accountId);
    }
}

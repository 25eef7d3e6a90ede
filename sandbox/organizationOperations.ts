import type { Behavior } from "./behavior";
import { ServiceError } from "./errors";
import { type Input, maxResults, parentId } from "./input";
import type { Operations } from "./operation";
import type { Organization } from "./organization";
import type { OrganizationRegistry } from "./organizationRegistry";
import { accountShape, organizationalUnitShape, organizationShape, rootShape } from "./organizationShapes";
import { cutPage, type Sequenced } from "./pages";

type OrganizationOperation =
    | "DescribeOrganization"
    | "ListAccounts"
    | "ListAccountsForParent"
    | "ListOrganizationalUnitsForParent"
    | "ListRoots";

/** The operations that read an organization. */
export class OrganizationOperations {
    /** The operations by name. */
    readonly byName: Operations<OrganizationOperation> = {
        DescribeOrganization: (_input, accountId) => this.describe(accountId),
        ListAccounts: (input, accountId) => this.listAccounts(input, accountId),
        ListAccountsForParent: (input, accountId) => this.listAccountsForParent(input, accountId),
        ListOrganizationalUnitsForParent: (input, accountId) => this.listOrganizationalUnits(input, accountId),
        ListRoots: (input, accountId) => this.listRoots(input, accountId),
    };

    constructor(
        private readonly organizations: OrganizationRegistry,
        private readonly behavior: Behavior,
    ) {}

    private describe(accountId: string): object {
        return { Organization: organizationShape(this.organizationOf(accountId)) };
    }

    private listAccounts(input: Input, accountId: string): object {
        const organization = this.listableBy(accountId);
        const page = this.page(input, `accounts of ${organization.id}`, organization.members);
        return {
            Accounts: page.entries.map((member) => accountShape(organization, member)),
            NextToken: page.nextToken,
        };
    }

    private listAccountsForParent(input: Input, accountId: string): object {
        const organization = this.listableBy(accountId);
        const parent = parentIn(organization, input);
        const members = organization.members.filter((member) => member.parent === parent);
        const page = this.page(input, `accounts of ${parent}`, members);
        return {
            Accounts: page.entries.map((member) => accountShape(organization, member)),
            NextToken: page.nextToken,
        };
    }

    private listOrganizationalUnits(input: Input, accountId: string): object {
        const organization = this.listableBy(accountId);
        const parent = parentIn(organization, input);
        const units = organization.organizationalUnits.filter((unit) => unit.parent === parent);
        const page = this.page(input, `units of ${parent}`, units);
        return {
            OrganizationalUnits: page.entries.map((unit) => organizationalUnitShape(organization, unit)),
            NextToken: page.nextToken,
        };
    }

    private listRoots(input: Input, accountId: string): object {
        const organization = this.listableBy(accountId);
        const page = this.page(input, `roots of ${organization.id}`, [{ number: 1 }]);
        return { Roots: page.entries.map(() => rootShape(organization)), NextToken: page.nextToken };
    }

    private page<Item extends Sequenced>(input: Input, listing: string, items: readonly Item[]) {
        const size = Math.min(maxResults(input.MaxResults), this.behavior.pageSize);
        return cutPage(items, listing, input.NextToken, size, this.behavior.emptyPages);
    }

    private organizationOf(accountId: string): Organization {
        const organization = this.organizations.of(accountId);
        if (organization !== undefined) {
            return organization;
        }
        throw new ServiceError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
    }

    private listableBy(accountId: string): Organization {
        const organization = this.organizationOf(accountId);
        if (organization.canList(accountId)) {
            return organization;
        }
        throw new ServiceError("AccessDeniedException", "You don't have permissions to access this resource.");
    }
}

function parentIn(organization: Organization, input: Input): string {
    const id = parentId(input.ParentId);
    if (organization.hasParent(id)) {
        return id;
    }
    throw new ServiceError("ParentNotFoundException", "You provided a parent that does not exist.");
}

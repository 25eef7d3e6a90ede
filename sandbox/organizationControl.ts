import type { MemberOptions, Organization, OrganizationOptions } from "./organization";
import type { OrganizationRegistry } from "./organizationRegistry";

/** A change of an organization's rates. */
export interface RateSwitches {
    organization: string;
    quotaFactor?: number;
    otherToolTakesHalf?: boolean;
}

/** An account to add, or a member to change. `joined` is in ISO 8601 format. */
export type MemberBody = Omit<MemberOptions, "joined"> & { organization: string; joined?: string };

/** All organizations, as JSON objects. */
export function showOrganizations(organizations: OrganizationRegistry): object[] {
    return organizations.all.map(view);
}

/** Adds an organization. */
export function addOrganization(organizations: OrganizationRegistry, body: OrganizationOptions): object {
    return view(organizations.add(body));
}

/** Adds an account to an organization, or changes a member. */
export function putMember(organizations: OrganizationRegistry, body: MemberBody): object {
    const { organization, joined, ...member } = body;
    return organizations.join(organization, joined === undefined ? member : { ...member, joined: new Date(joined) });
}

/** Changes an organization's quotas, or simulates another tool that uses half of them. */
export function switchRates(organizations: OrganizationRegistry, body: RateSwitches): object {
    const organization = organizations.get(body.organization);
    organization.quotaFactor = body.quotaFactor ?? organization.quotaFactor;
    organization.otherToolTakesHalf = body.otherToolTakesHalf ?? organization.otherToolTakesHalf;
    return view(organization);
}

function view(organization: Organization): object {
    const { id, managementAccountId, rootId, quotaFactor, otherToolTakesHalf } = organization;
    const { organizationalUnits, members, delegatedAdministrators } = organization;
    return {
        id,
        managementAccountId,
        rootId,
        quotaFactor,
        otherToolTakesHalf,
        delegatedAdministrators: [...delegatedAdministrators],
        organizationalUnits,
        members,
    };
}

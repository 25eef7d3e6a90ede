import type { AccountState, Member, Organization, OrganizationalUnit } from "./organization";

/** The older member Status has three values. AWS added State later. */
const STATUS: Readonly<Record<AccountState, string>> = {
    PENDING_ACTIVATION: "ACTIVE",
    ACTIVE: "ACTIVE",
    SUSPENDED: "SUSPENDED",
    PENDING_CLOSURE: "PENDING_CLOSURE",
    CLOSED: "SUSPENDED",
};

/** An account on the wire. */
export function accountShape(organization: Organization, member: Member): object {
    const account: Record<string, unknown> = {
        Id: member.id,
        Arn: arn(organization, `account/${organization.id}/${member.id}`),
        Email: member.email,
        Name: member.name,
        Status: STATUS[member.state],
        State: member.state,
        JoinedMethod: member.joinedMethod,
        JoinedTimestamp: member.joined.getTime() / 1000,
        ...member.overrides,
    };
    return Object.fromEntries(Object.entries(account).filter(([, value]) => value !== null));
}

/** An organization on the wire. */
export function organizationShape(organization: Organization): object {
    const { id, managementAccountId } = organization;
    return {
        Id: id,
        Arn: arn(organization, `organization/${id}`),
        FeatureSet: "ALL",
        MasterAccountArn: arn(organization, `account/${id}/${managementAccountId}`),
        MasterAccountId: managementAccountId,
        MasterAccountEmail: organization.member(managementAccountId)?.email,
        AvailablePolicyTypes: [],
    };
}

/** An organization's root on the wire. */
export function rootShape(organization: Organization): object {
    const { id, rootId } = organization;
    return { Id: rootId, Arn: arn(organization, `root/${id}/${rootId}`), Name: "Root", PolicyTypes: [] };
}

/** An organizational unit on the wire. */
export function organizationalUnitShape(organization: Organization, unit: OrganizationalUnit): object {
    return { Id: unit.id, Arn: arn(organization, `ou/${organization.id}/${unit.id}`), Name: unit.name };
}

function arn({ managementAccountId }: Organization, resource: string): string {
    return `arn:aws:organizations::${managementAccountId}:${resource}`;
}

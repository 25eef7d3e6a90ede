/*
 * Messages about the components. Each message is complete by itself.
 */

/** For a program that imports the components without @pulumi/aws. */
export const NOT_INSTALLED_MESSAGE =
    "pulumi-aws-handshakes/aws needs @pulumi/aws, and it is not installed. Run: npm install @pulumi/aws";

/** For a component without any part. */
export function noPartMessage(name: string): string {
    return `OrganizationProtection "${name}" has no part. Give it at least one of policy, roles, guard and alarms; an empty object is enough for policy, guard and alarms.`;
}

/** For an argument that a component, or a part of it, does not have. */
export function unknownArgumentMessage(argument: string, owner: string, names: string): string {
    return `${argument} is not an argument of ${owner}; its arguments are ${names}. Correct the name, or remove it.`;
}

/** For a value of another format than an object, such as an output. */
export function notAnObjectMessage(what: string): string {
    return `${what} must be an object. It can't be an output, but the values in it can be outputs.`;
}

/** For an output that has no value. */
export function noValueMessage(what: string): string {
    return `${what} is an output without a value. Give it a value, or leave it out of the program.`;
}

/** For a policy or a guard without the list of allowed organizations. */
export function noSendersMessage(name: string): string {
    return `OrganizationProtection "${name}" has no allowedOrganizations. Without the list, its policy or its guard would allow no sender at all. Give it the list; if you mean that no organization is allowed, give it an empty list.`;
}

/** For a policy with an empty list of targets. */
export function noTargetMessage(name: string): string {
    return `The policy of OrganizationProtection "${name}" has no target, so it would protect no account. Name a target, or leave targets out: then the target is the organization's root.`;
}

/** For a target that AWS can't attach a policy to. */
export function targetMessage(name: string, target: string, id: string): string {
    return `The target ${target} in the policy of OrganizationProtection "${name}" must be the id of a root ("r-…"), of an organizational unit ("ou-…") or of an account (12 digits), not ${id}.`;
}

/** For roles with an empty list of organizational units. */
export function noUnitMessage(name: string): string {
    return `The roles of OrganizationProtection "${name}" have no organizational unit, so no account would get the role. Name a root or an organizational unit, or leave organizationalUnits out: then every member account gets the role.`;
}

/** For an organizational unit in another format. */
export function unitMessage(name: string, unit: string): string {
    return `organizationalUnits in the roles of OrganizationProtection "${name}" must be a list of ids of organizational units ("ou-…") or roots ("r-…"), not ${unit}.`;
}

/** For alarms with an empty list of events. */
export function noEventMessage(name: string): string {
    return `The alarms of OrganizationProtection "${name}" have no event, so nothing would raise an alarm. Name an event, or leave events out: then every event raises an alarm.`;
}

/** For an event that raises no alarm. */
export function eventMessage(name: string, event: string): string {
    return `events in the alarms of OrganizationProtection "${name}" must be a list of departed, joined, transferAccepted, accepted or declined, not ${event}.`;
}

/** For an organization without a root, as AWS shows it to a member account. */
export function noRootMessage(name: string): string {
    return `AWS shows OrganizationProtection "${name}" no root of the organization. Only the management account and delegated administrators see it: use their credentials for @pulumi/aws. Or set the targets of the policy and the organizationalUnits of the roles.`;
}

/** For a guard without a role to assume. */
export function noRoleMessage(name: string): string {
    return `The guard of OrganizationProtection "${name}" has no role. Give the component roles, or give guard a roleName that exists in every member account.`;
}

/** For alarms in a region without the events. */
export function noRegionalProviderMessage(name: string): string {
    return `OrganizationProtection "${name}" was given a provider of @pulumi/aws 6, which serves one region only. Pass the alarms a provider for the region of the events (us-east-1 in most partitions): alarms: { provider }. Or update @pulumi/aws to version 7.`;
}

/** For a principal that a trust policy can't or shouldn't name. */
export function principalMessage(principal: string): string {
    return `trustedPrincipals must contain only ARNs of IAM roles and users, such as "arn:aws:iam::222222222222:role/pulumi", not ${JSON.stringify(principal)}. For an assumed role (arn:aws:sts::…) name the role itself. A wildcard would let other accounts assume the role.`;
}

/** For principals that are not in a list. */
export const PRINCIPAL_LIST_MESSAGE =
    'trustedPrincipals must be a list of ARNs of IAM roles and users, such as ["arn:aws:iam::222222222222:role/pulumi"].';

/** For an external id that AWS does not accept. The message does not repeat it, because it may be a secret. */
export const EXTERNAL_ID_MESSAGE =
    "externalId must be a string of 2 to 1,224 letters, digits and the characters _+=,.@:/- (no spaces). Correct it, or leave it out.";

/** For a role without any principal that may assume it. */
export const NO_PRINCIPAL_MESSAGE =
    "trustedPrincipals is missing or empty, so nobody could assume the role. Name the IAM role that runs the guard.";

/** For a name of a role that IAM does not accept. */
export function roleNameMessage(roleName: string): string {
    return `roleName must be the name of an IAM role, with its path if it has one, such as "security/invitation-guard", not ${JSON.stringify(roleName)}.`;
}

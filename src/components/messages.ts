/*
 * Messages about the components. Each message is complete by itself.
 */

/** For a program that imports the components without @pulumi/aws. */
export const notInstalledMessage =
    "pulumi-aws-handshakes/aws needs @pulumi/aws, and it is not installed. Run: npm install @pulumi/aws";

/** For a component without any part. */
export function noPartMessage(name: string): string {
    return `OrganizationProtection "${name}" has no part. Give it at least one of policy, roles, guard and alarms; an empty object is enough for policy, guard and alarms.`;
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
    return `trustedPrincipals must hold nothing but ARNs of IAM roles and users, such as "arn:aws:iam::222222222222:role/pulumi", not ${JSON.stringify(principal)}. For an assumed role (arn:aws:sts::…) name the role itself. A wildcard would let others in.`;
}

/** For a role without any principal that may assume it. */
export const noPrincipalMessage =
    "trustedPrincipals is empty, so nobody could assume the role. Name the IAM role that runs the guard.";

/** For a name of a role that IAM does not accept. */
export function roleNameMessage(roleName: string): string {
    return `roleName must be the name of an IAM role, with its path if it has one, such as "security/invitation-guard", not ${JSON.stringify(roleName)}.`;
}

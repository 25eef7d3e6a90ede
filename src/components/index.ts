/**
 * Components that protect an organization with resources of @pulumi/aws. Install @pulumi/aws beside this package.
 *
 * @module pulumi-aws-handshakes/aws
 */

// This import must be the first: without @pulumi/aws the modules below can't be loaded.
import "./awsPackage";

export type { AlarmEvent } from "./alarmRules";
export type { AlarmsArgs, GuardArgs, OrganizationProtectionArgs, PolicyArgs, RolesArgs } from "./args";
export type { GuardRoleArgs } from "./guardRole";
export { GuardRole } from "./guardRole";
export { OrganizationProtection } from "./organizationProtection";

/**
 * The protection of an organization on @pulumi/aws, which has to be installed beside this package.
 *
 * @module pulumi-aws-handshakes/aws
 */

// First: without @pulumi/aws nothing below can be loaded.
import "./awsPackage";

export type { AlarmEvent } from "./alarmRules";
export type { AlarmsArgs, GuardArgs, OrganizationProtectionArgs, PolicyArgs, RolesArgs } from "./args";
export type { GuardRoleArgs } from "./guardRole";
export { GuardRole } from "./guardRole";
export { OrganizationProtection } from "./organizationProtection";

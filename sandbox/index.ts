export type { Duration } from "./clock";
export type { Account } from "./credentials";
export type { Fault, FaultRule } from "./faults";
export type { Handshake, Invitation, Party, Resource } from "./handshake";
export { memberAccounts } from "./memberAccounts";
export type { AccountState, MemberOptions, OrganizationalUnitOptions, OrganizationOptions } from "./organization";
export { Organization } from "./organization";
export type { LoggedRequest } from "./requestLog";
export { Sandbox, type SandboxOptions, type SentHandshake } from "./sandbox";

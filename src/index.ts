/**
 * The dynamic resources and their look-ups, for programs in Node.js. They work after `npm install`.
 *
 * @module pulumi-aws-handshakes
 */

export { getReceivedHandshake, getReceivedHandshakeOutput } from "./dynamic/getReceivedHandshake";
export { getReceivedHandshakes, getReceivedHandshakesOutput } from "./dynamic/getReceivedHandshakes";
export { getResponsibilityTransfers, getResponsibilityTransfersOutput } from "./dynamic/getResponsibilityTransfers";
export { InvitationGuard } from "./dynamic/invitationGuard";
export { OrganizationGuard } from "./dynamic/organizationGuard";
export { ReceivedHandshake } from "./dynamic/receivedHandshake";
export type { HandshakeParty, HandshakeResource } from "./handshake/handshake";
export type {
    AssumeRoleArgs,
    AssumeRoleWithWebIdentityArgs,
    ConnectionArgs,
    EndpointArgs,
} from "./pulumi/connectionArgs";
export type { InvitationGuardArgs, InvitationGuardResult } from "./pulumi/invitationGuard";
export type {
    GetReceivedHandshakeArgs,
    GetReceivedHandshakeOutputArgs,
    GetReceivedHandshakeResult,
    GetReceivedHandshakesArgs,
    GetReceivedHandshakesOutputArgs,
    GetReceivedHandshakesResult,
} from "./pulumi/lookUps";
export type { OrganizationGuardArgs, OrganizationGuardResult } from "./pulumi/organizationGuard";
export type { ProtectionPolicyArgs, ProtectionPolicyOutputArgs } from "./pulumi/protectionPolicy";
export { protectionPolicy, protectionPolicyOutput } from "./pulumi/protectionPolicy";
export type {
    ReceivedHandshakeArgs,
    ReceivedHandshakeResult,
    ReceivedHandshakeState,
} from "./pulumi/receivedHandshake";
export type {
    GetResponsibilityTransfersArgs,
    GetResponsibilityTransfersOutputArgs,
    GetResponsibilityTransfersResult,
    ResponsibilityTransferResult,
} from "./pulumi/responsibilityTransfers";
export type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "./resources/connection/properties";
export type { GuardedHandshake } from "./resources/invitationGuard/properties";
export type {
    MemberHandshake,
    SkippedAccount,
    UnreachableAccount,
    UnwantedTransfer,
} from "./resources/organizationGuard/properties";

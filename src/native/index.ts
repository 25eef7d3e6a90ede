/**
 * The resources and look-ups of the native plugin `aws-handshakes`, for Node.js programs.
 *
 * @module pulumi-aws-handshakes/native
 */

export type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
export type {
    AssumeRoleArgs,
    AssumeRoleWithWebIdentityArgs,
    ConnectionArgs,
    EndpointArgs,
} from "../pulumi/connectionArgs";
export type { InvitationGuardArgs, InvitationGuardResult } from "../pulumi/invitationGuard";
export type {
    GetReceivedHandshakeArgs,
    GetReceivedHandshakeOutputArgs,
    GetReceivedHandshakeResult,
    GetReceivedHandshakesArgs,
    GetReceivedHandshakesOutputArgs,
    GetReceivedHandshakesResult,
} from "../pulumi/lookUps";
export type { OrganizationGuardArgs, OrganizationGuardResult } from "../pulumi/organizationGuard";
export type { ProtectionPolicyArgs, ProtectionPolicyOutputArgs } from "../pulumi/protectionPolicy";
export { protectionPolicy, protectionPolicyOutput } from "../pulumi/protectionPolicy";
export type {
    ReceivedHandshakeArgs,
    ReceivedHandshakeResult,
    ReceivedHandshakeState,
} from "../pulumi/receivedHandshake";
export type {
    GetResponsibilityTransfersArgs,
    GetResponsibilityTransfersOutputArgs,
    GetResponsibilityTransfersResult,
    ResponsibilityTransferResult,
} from "../pulumi/responsibilityTransfers";
export type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "../resources/connection/properties";
export type { GuardedHandshake } from "../resources/invitationGuard/properties";
export type {
    MemberHandshake,
    SkippedAccount,
    UnreachableAccount,
    UnwantedTransfer,
} from "../resources/organizationGuard/properties";
export { getReceivedHandshake, getReceivedHandshakeOutput } from "./getReceivedHandshake";
export { getReceivedHandshakes, getReceivedHandshakesOutput } from "./getReceivedHandshakes";
export { getResponsibilityTransfers, getResponsibilityTransfersOutput } from "./getResponsibilityTransfers";
export { InvitationGuard } from "./invitationGuard";
export { OrganizationGuard } from "./organizationGuard";
export type { ProviderArgs, ProviderAssumeRoleWithWebIdentityArgs } from "./provider";
export { Provider } from "./provider";
export { ReceivedHandshake } from "./receivedHandshake";

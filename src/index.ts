/**
 * The dynamic resources and the look-ups beside them, for programs in Node.js: they work after `npm install`.
 *
 * @module pulumi-aws-handshakes
 */
export { InvitationGuard } from "./dynamic/invitationGuard";
export { ReceivedHandshake } from "./dynamic/receivedHandshake";
export type {
    GetReceivedHandshakeArgs,
    GetReceivedHandshakeOutputArgs,
    GetReceivedHandshakeResult,
} from "./functions/getReceivedHandshake";
export { getReceivedHandshake, getReceivedHandshakeOutput } from "./functions/getReceivedHandshake";
export type {
    GetReceivedHandshakesArgs,
    GetReceivedHandshakesOutputArgs,
    GetReceivedHandshakesResult,
} from "./functions/getReceivedHandshakes";
export { getReceivedHandshakes, getReceivedHandshakesOutput } from "./functions/getReceivedHandshakes";
export type { HandshakeParty, HandshakeResource } from "./handshake/handshake";
export type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "./lifecycle/connection";
export type { GuardedHandshake } from "./lifecycle/invitationGuard/properties";
export type {
    AssumeRoleArgs,
    AssumeRoleWithWebIdentityArgs,
    ConnectionArgs,
    EndpointArgs,
} from "./pulumi/connectionArgs";
export type { InvitationGuardArgs, InvitationGuardResult } from "./pulumi/invitationGuard";
export type {
    ReceivedHandshakeArgs,
    ReceivedHandshakeResult,
    ReceivedHandshakeState,
} from "./pulumi/receivedHandshake";

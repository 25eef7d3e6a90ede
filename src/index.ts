export type {
    AssumeRoleArgs,
    AssumeRoleWithWebIdentityArgs,
    ConnectionArgs,
    EndpointArgs,
} from "./dynamic/connectionArgs";
export type { ReceivedHandshakeArgs, ReceivedHandshakeState } from "./dynamic/receivedHandshake";
export { ReceivedHandshake } from "./dynamic/receivedHandshake";
export type { HandshakeParty, HandshakeResource } from "./handshake/handshake";
export type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "./lifecycle/connection";

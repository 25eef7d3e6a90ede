export type { ReceivedHandshakeArgs } from "./dynamic/receivedHandshake";
export { ReceivedHandshake } from "./dynamic/receivedHandshake";
export type { HandshakeParty, HandshakeResource } from "./handshake/handshake";

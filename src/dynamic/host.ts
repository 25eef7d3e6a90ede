/*
 * What the provider texts in the state of every stack require, by "pulumi-aws-handshakes/dynamic". The names of these
 * exports and of their methods are a contract for ever (docs/adr/0001).
 */
export { invitationGuard } from "./invitationGuardHost";
export { organizationGuard } from "./organizationGuardHost";
export { receivedHandshake } from "./receivedHandshakeHost";

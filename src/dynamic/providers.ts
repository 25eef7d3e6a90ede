/*
 * The provider texts in the state of every stack require this module as "pulumi-aws-handshakes/dynamic". So the names
 * of these exports and of their methods never change (docs/adr/0001).
 */
export { invitationGuard } from "./invitationGuardProvider";
export { organizationGuard } from "./organizationGuardProvider";
export { receivedHandshake } from "./receivedHandshakeProvider";

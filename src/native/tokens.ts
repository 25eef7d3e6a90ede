/*
 * The plugin's names in programs and in the state of stacks. They never change (docs/adr/0003).
 */

/** The name of the package, of its plugin and of its configuration. */
export const PACKAGE_NAME = "aws-handshakes";

/** The type tokens of the resources. */
export const resourceTypes = {
    receivedHandshake: "aws-handshakes:index:ReceivedHandshake",
    invitationGuard: "aws-handshakes:index:InvitationGuard",
    organizationGuard: "aws-handshakes:index:OrganizationGuard",
} as const;

/** The tokens of the functions. */
export const functionTokens = {
    getReceivedHandshake: "aws-handshakes:index:getReceivedHandshake",
    getReceivedHandshakes: "aws-handshakes:index:getReceivedHandshakes",
    getProtectionPolicy: "aws-handshakes:index:getProtectionPolicy",
    getResponsibilityTransfers: "aws-handshakes:index:getResponsibilityTransfers",
} as const;

/** The type tokens of the dynamic resources, for programs that move to the plugin. */
export const dynamicTypes = {
    receivedHandshake: "pulumi-nodejs:dynamic/aws-handshakes:ReceivedHandshake",
    invitationGuard: "pulumi-nodejs:dynamic/aws-handshakes:InvitationGuard",
    organizationGuard: "pulumi-nodejs:dynamic/aws-handshakes:OrganizationGuard",
} as const;

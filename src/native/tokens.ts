/*
 * The plugin's names in every program and in the state of every stack: they are a contract for ever (docs/adr/0003).
 */

/** The name of the package, of its plugin and of its configuration. */
export const PACKAGE_NAME = "aws-handshakes";

/** Type tokens of the resources. */
export const resourceTypes = {
    receivedHandshake: "aws-handshakes:index:ReceivedHandshake",
    invitationGuard: "aws-handshakes:index:InvitationGuard",
    organizationGuard: "aws-handshakes:index:OrganizationGuard",
} as const;

/** Tokens of the functions. */
export const functionTokens = {
    getReceivedHandshake: "aws-handshakes:index:getReceivedHandshake",
    getReceivedHandshakes: "aws-handshakes:index:getReceivedHandshakes",
    getProtectionPolicy: "aws-handshakes:index:getProtectionPolicy",
    getResponsibilityTransfers: "aws-handshakes:index:getResponsibilityTransfers",
} as const;

/** The type tokens of the dynamic resources: what a program that moves to the plugin had before. */
export const dynamicTypes = {
    receivedHandshake: "pulumi-nodejs:dynamic/aws-handshakes:ReceivedHandshake",
    invitationGuard: "pulumi-nodejs:dynamic/aws-handshakes:InvitationGuard",
    organizationGuard: "pulumi-nodejs:dynamic/aws-handshakes:OrganizationGuard",
} as const;

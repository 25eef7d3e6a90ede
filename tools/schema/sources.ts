import { functionTokens, resourceTypes } from "../../src/native/tokens";
import { type Member, membersOf } from "./docComments";

/** The doc comments of resources and functions: the token, the file in src, and the declared name. */
export const declarations = [
    [resourceTypes.receivedHandshake, "native/receivedHandshake", "ReceivedHandshake"],
    [resourceTypes.invitationGuard, "native/invitationGuard", "InvitationGuard"],
    [resourceTypes.organizationGuard, "native/organizationGuard", "OrganizationGuard"],
    [functionTokens.getReceivedHandshake, "native/getReceivedHandshake", "getReceivedHandshake"],
    [functionTokens.getReceivedHandshakes, "native/getReceivedHandshakes", "getReceivedHandshakes"],
    [functionTokens.getResponsibilityTransfers, "native/getResponsibilityTransfers", "getResponsibilityTransfers"],
    [functionTokens.getProtectionPolicy, "pulumi/protectionPolicy", "protectionPolicy"],
] as const;

const lookUps = "pulumi/lookUps";
const transfers = "pulumi/responsibilityTransfers";
const connection = "resources/connection/properties";
const organizationGuard = "resources/organizationGuard/properties";

/** The interfaces with the doc comments of the schema's properties. */
export const members = {
    /** The arguments and the outputs of each resource. */
    resources: {
        [resourceTypes.receivedHandshake]: argumentsAndResult("pulumi/receivedHandshake", "ReceivedHandshake"),
        [resourceTypes.invitationGuard]: argumentsAndResult("pulumi/invitationGuard", "InvitationGuard"),
        [resourceTypes.organizationGuard]: argumentsAndResult("pulumi/organizationGuard", "OrganizationGuard"),
    },
    /** The arguments and the result of each function. */
    functions: {
        [functionTokens.getReceivedHandshake]: argumentsAndResult(lookUps, "GetReceivedHandshake"),
        [functionTokens.getReceivedHandshakes]: argumentsAndResult(lookUps, "GetReceivedHandshakes"),
        [functionTokens.getResponsibilityTransfers]: argumentsAndResult(transfers, "GetResponsibilityTransfers"),
        [functionTokens.getProtectionPolicy]: {
            arguments: membersOf("pulumi/protectionPolicy", "ProtectionPolicyArgs"),
            result: membersOf("pulumi/protectionPolicy", "GetProtectionPolicyResult"),
        },
    },
    /** The types that these use, by name. */
    types: {
        Connection: membersOf(connection, "Connection"),
        AssumeRole: membersOf(connection, "AssumeRole"),
        AssumeRoleWithWebIdentity: membersOf(connection, "AssumeRoleWithWebIdentity"),
        ProviderAssumeRoleWithWebIdentity: {
            ...membersOf(connection, "AssumeRoleWithWebIdentity"),
            ...membersOf("native/provider", "ProviderAssumeRoleWithWebIdentityArgs"),
        },
        Endpoint: membersOf(connection, "Endpoint"),
        HandshakeParty: membersOf("handshake/handshake", "HandshakeParty"),
        HandshakeResource: membersOf("handshake/handshake", "HandshakeResource"),
        GuardedHandshake: membersOf("resources/invitationGuard/properties", "GuardedHandshake"),
        MemberHandshake: {
            ...membersOf(organizationGuard, "MemberHandshake"),
            ...membersOf("resources/invitationGuard/properties", "GuardedHandshake"),
        },
        SkippedAccount: membersOf(organizationGuard, "SkippedAccount"),
        UnreachableAccount: membersOf(organizationGuard, "UnreachableAccount"),
        UnwantedTransfer: membersOf(organizationGuard, "UnwantedTransfer"),
        ResponsibilityTransfer: membersOf(transfers, "ResponsibilityTransferResult"),
        ReceivedHandshake: membersOf(lookUps, "GetReceivedHandshakeResult"),
    } as Record<string, Record<string, Member>>,
    /** The provider's arguments. */
    provider: { ...membersOf(connection, "Connection"), ...membersOf("native/provider", "ProviderArgs") },
};

function argumentsAndResult(file: string, name: string) {
    return { arguments: membersOf(file, `${name}Args`), result: membersOf(file, `${name}Result`) };
}

import { InvitationGuard, Provider } from "pulumi-aws-handshakes/native";

const member = new Provider("member", {
    assumeRoles: [{ roleArn: "arn:aws:iam::444444444444:role/invitation-guard" }],
    allowedAccountIds: ["444444444444"],
});

const guard = new InvitationGuard("member-account", { allowedOrganizations: ["o-exampleorgid"] }, { provider: member });

export const { accountId } = guard;

import { InvitationGuard } from "pulumi-aws-handshakes/native";

const guard = new InvitationGuard("account", {
    allowedOrganizations: ["o-exampleorgid"],
    connection: {
        assumeRoles: [{ roleArn: "arn:aws:iam::444444444444:role/invitation-guard" }],
        allowedAccountIds: ["444444444444"],
    },
});

export const { accountId, declined } = guard;

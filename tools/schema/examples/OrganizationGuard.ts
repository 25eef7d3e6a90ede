import { OrganizationGuard } from "pulumi-aws-handshakes/native";

const guard = new OrganizationGuard("organization", {
    roleName: "invitation-guard",
    allowedOrganizations: ["o-exampleorgid"],
    connection: { allowedAccountIds: ["222222222222"] },
});

export const { guardedAccounts, skippedAccounts, declined } = guard;

import { OrganizationGuard } from "pulumi-aws-handshakes/native";

const guard = new OrganizationGuard("organization", {
    roleName: "invitation-guard",
    allowedOrganizations: ["o-exampleorgid"],
});

export const { guardedAccounts, skippedAccounts, declined } = guard;

import * as pulumi from "@pulumi/pulumi";
import { OrganizationGuard } from "pulumi-aws-handshakes";

const config = new pulumi.Config();

const guard = new OrganizationGuard("organization", {
    allowedOrganizations: config.requireObject<string[]>("allowedOrganizations"),
    excludedAccounts: config.requireObject<string[]>("excludedAccounts"),
    roleName: config.require("roleName"),
});

export const { organizationId, declined, allowed, skippedAccounts, unreachable } = guard;

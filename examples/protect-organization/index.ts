import * as pulumi from "@pulumi/pulumi";
import { OrganizationProtection } from "pulumi-aws-handshakes/aws";

const config = new pulumi.Config();
const pilotUnit = config.require("pilotUnit");

const protection = new OrganizationProtection("organization", {
    allowedOrganizations: config.requireObject<string[]>("allowedOrganizations"),
    policy: pilotUnit === "" ? {} : { targets: { pilot: pilotUnit } },
    roles: { trustedPrincipals: config.requireObject<string[]>("trustedPrincipals") },
    guard: config.requireBoolean("guard")
        ? { excludedAccounts: config.requireObject<string[]>("excludedAccounts") }
        : undefined,
    alarms: { emails: { security: config.require("email") } },
});

export const { policyId, roleName, topicArn } = protection;
export const declined = protection.guard?.declined;
export const accepted = protection.guard?.accepted;
export const unreachable = protection.guard?.unreachable;

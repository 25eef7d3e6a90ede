import * as pulumi from "@pulumi/pulumi";
import { GuardedAccounts } from "./guardedAccounts";

const config = new pulumi.Config();

const guarded = new GuardedAccounts("accounts", {
    accountIds: config.requireObject<string[]>("accounts"),
    role: config.require("role"),
    allowedOrganizations: config.requireObject<string[]>("allowedOrganizations"),
});

export const { declined } = guarded;

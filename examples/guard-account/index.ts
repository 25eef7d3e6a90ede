import * as pulumi from "@pulumi/pulumi";
import { InvitationGuard } from "pulumi-aws-handshakes";

const config = new pulumi.Config();

const guard = new InvitationGuard("account", {
    allowedOrganizations: config.requireObject<string[]>("allowedOrganizations"),
});

export const { accountId, allowed, declined } = guard;

import * as pulumi from "@pulumi/pulumi";
import { InvitationGuard } from "pulumi-aws-handshakes";

const config = new pulumi.Config();

new InvitationGuard("account", {
    allowedOrganizations: config.requireObject<string[]>("allowedOrganizations"),
});

import * as pulumi from "@pulumi/pulumi";
import { getResponsibilityTransfersOutput } from "pulumi-aws-handshakes/native";

const outbound = getResponsibilityTransfersOutput({ directions: ["outbound"], statuses: ["ACCEPTED", "WITHDRAWN"] });

export const payers = pulumi.unsecret(
    outbound.transfers.apply((all) => all.map(({ targetAccountId }) => targetAccountId)),
);

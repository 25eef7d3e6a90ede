import * as pulumi from "@pulumi/pulumi";
import { ReceivedHandshake } from "pulumi-aws-handshakes";

const config = new pulumi.Config();

const invitation = new ReceivedHandshake("invitation", {
    handshakeId: config.require("handshakeId"),
    desiredState: "declined",
});

export const { state, organizationId, senderAccountId, expirationTimestamp } = invitation;

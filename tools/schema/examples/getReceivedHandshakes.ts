import * as pulumi from "@pulumi/pulumi";
import { getReceivedHandshakesOutput } from "pulumi-aws-handshakes/native";

const pending = getReceivedHandshakesOutput({ states: ["OPEN", "REQUESTED"] });

export const ids = pulumi.unsecret(pending.handshakes.apply((all) => all.map(({ handshakeId }) => handshakeId)));

import * as pulumi from "@pulumi/pulumi";
import { getReceivedHandshakeOutput } from "pulumi-aws-handshakes/native";

const found = getReceivedHandshakeOutput({ handshakeId: "h-examplehandshakeid111" });

export const state = pulumi.unsecret(found.apply(({ state }) => state));

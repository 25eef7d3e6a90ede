import { ReceivedHandshake } from "pulumi-aws-handshakes/native";

const invitation = new ReceivedHandshake("invitation", {
    handshakeId: "h-examplehandshakeid111",
    desiredState: "declined",
});

export const state = invitation.state;

// The native plugin, as the README tells users to use it.
const { ReceivedHandshake } = require("pulumi-aws-handshakes/native");

for (const { id, connection } of require("./handshakes.json")) {
    new ReceivedHandshake(id, { handshakeId: id, desiredState: "declined", connection });
}

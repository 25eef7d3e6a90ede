import pulumi
import pulumi_aws_handshakes as handshakes

pending = handshakes.get_received_handshakes_output(
    states=[handshakes.HandshakeState.OPEN, handshakes.HandshakeState.REQUESTED]
)
ids = pending.apply(lambda found: [each.handshake_id for each in found.handshakes])

pulumi.export("ids", pulumi.Output.unsecret(ids))

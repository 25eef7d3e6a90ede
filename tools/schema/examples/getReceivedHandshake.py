import pulumi
import pulumi_aws_handshakes as handshakes

found = handshakes.get_received_handshake_output(
    handshake_id="h-examplehandshakeid111"
)

pulumi.export("state", pulumi.Output.unsecret(found.apply(lambda it: it.state)))

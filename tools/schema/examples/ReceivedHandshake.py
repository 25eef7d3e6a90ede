import pulumi
import pulumi_aws_handshakes as handshakes

invitation = handshakes.ReceivedHandshake(
    "invitation",
    handshake_id="h-examplehandshakeid111",
    desired_state=handshakes.DesiredState.DECLINED,
)

pulumi.export("state", invitation.state)

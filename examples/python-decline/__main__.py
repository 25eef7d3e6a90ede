"""Declines one invitation that this account received."""

import pulumi
import pulumi_aws_handshakes as handshakes

invitation = handshakes.ReceivedHandshake(
    "invitation",
    handshake_id=pulumi.Config().require("handshakeId"),
    desired_state=handshakes.DesiredState.DECLINED,
)

pulumi.export("state", invitation.state)
pulumi.export("organizationId", invitation.organization_id)

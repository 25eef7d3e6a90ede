import pulumi
import pulumi_aws_handshakes as handshakes

member = handshakes.Provider(
    "member",
    assume_roles=[{"role_arn": "arn:aws:iam::444444444444:role/invitation-guard"}],
    allowed_account_ids=["444444444444"],
)

guard = handshakes.InvitationGuard(
    "member-account",
    allowed_organizations=["o-exampleorgid"],
    opts=pulumi.ResourceOptions(provider=member),
)

pulumi.export("accountId", guard.account_id)

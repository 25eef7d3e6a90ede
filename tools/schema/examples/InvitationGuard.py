import pulumi
import pulumi_aws_handshakes as handshakes

guard = handshakes.InvitationGuard(
    "account",
    allowed_organizations=["o-exampleorgid"],
    connection={
        "assume_roles": [
            {"role_arn": "arn:aws:iam::444444444444:role/invitation-guard"}
        ],
        "allowed_account_ids": ["444444444444"],
    },
)

pulumi.export("accountId", guard.account_id)
pulumi.export("declined", guard.declined)

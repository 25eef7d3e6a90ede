import pulumi
import pulumi_aws_handshakes as handshakes

guard = handshakes.OrganizationGuard(
    "organization",
    role_name="invitation-guard",
    allowed_organizations=["o-exampleorgid"],
    connection={"allowed_account_ids": ["222222222222"]},
)

pulumi.export("guardedAccounts", guard.guarded_accounts)
pulumi.export("skippedAccounts", guard.skipped_accounts)
pulumi.export("declined", guard.declined)

import pulumi
import pulumi_aws_handshakes as handshakes

result = handshakes.get_protection_policy_output(
    allowed_organizations=["o-exampleorgid"]
)

pulumi.export("policy", result.apply(lambda it: it.policy))

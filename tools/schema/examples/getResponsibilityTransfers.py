import pulumi
import pulumi_aws_handshakes as handshakes

outbound = handshakes.get_responsibility_transfers_output(
    directions=[handshakes.TransferDirection.OUTBOUND],
    statuses=[
        handshakes.ResponsibilityTransferStatus.ACCEPTED,
        handshakes.ResponsibilityTransferStatus.WITHDRAWN,
    ],
)
payers = outbound.apply(lambda found: [each.target_account_id for each in found.transfers])

pulumi.export("payers", pulumi.Output.unsecret(payers))

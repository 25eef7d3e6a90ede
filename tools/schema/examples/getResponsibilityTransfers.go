package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		outbound := awshandshakes.GetResponsibilityTransfersOutput(ctx, awshandshakes.GetResponsibilityTransfersOutputArgs{
			Directions: pulumi.StringArray{
				awshandshakes.TransferDirectionOutbound,
			},
			Statuses: pulumi.StringArray{
				awshandshakes.ResponsibilityTransferStatusAccepted,
				awshandshakes.ResponsibilityTransferStatusWithdrawn,
			},
		})
		payers := outbound.Transfers().ApplyT(func(found []awshandshakes.ResponsibilityTransfer) []string {
			payers := []string{}
			for _, each := range found {
				if each.TargetAccountId != nil {
					payers = append(payers, *each.TargetAccountId)
				}
			}
			return payers
		}).(pulumi.StringArrayOutput)
		ctx.Export("payers", pulumi.Unsecret(payers))
		return nil
	})
}

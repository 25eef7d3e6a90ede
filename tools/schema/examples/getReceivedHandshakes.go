package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		pending := awshandshakes.GetReceivedHandshakesOutput(ctx, awshandshakes.GetReceivedHandshakesOutputArgs{
			States: pulumi.StringArray{
				awshandshakes.HandshakeStateOpen,
				awshandshakes.HandshakeStateRequested,
			},
		})
		ids := pending.Handshakes().ApplyT(func(found []awshandshakes.ReceivedHandshakeType) []string {
			ids := []string{}
			for _, each := range found {
				ids = append(ids, each.HandshakeId)
			}
			return ids
		}).(pulumi.StringArrayOutput)
		ctx.Export("ids", pulumi.Unsecret(ids))
		return nil
	})
}

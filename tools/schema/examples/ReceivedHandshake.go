package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		invitation, err := awshandshakes.NewReceivedHandshake(ctx, "invitation", &awshandshakes.ReceivedHandshakeArgs{
			HandshakeId:  pulumi.String("h-examplehandshakeid111"),
			DesiredState: awshandshakes.DesiredStateDeclined,
		})
		if err != nil {
			return err
		}
		ctx.Export("state", invitation.State)
		return nil
	})
}

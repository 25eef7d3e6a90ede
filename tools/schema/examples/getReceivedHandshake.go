package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		found := awshandshakes.LookupReceivedHandshakeOutput(ctx, awshandshakes.LookupReceivedHandshakeOutputArgs{
			HandshakeId: pulumi.String("h-examplehandshakeid111"),
		})
		ctx.Export("state", pulumi.Unsecret(found.State()))
		return nil
	})
}

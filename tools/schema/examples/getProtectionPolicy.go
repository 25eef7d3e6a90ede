package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		result, err := awshandshakes.GetProtectionPolicy(ctx, &awshandshakes.GetProtectionPolicyArgs{
			AllowedOrganizations: []string{"o-exampleorgid"},
		})
		if err != nil {
			return err
		}
		ctx.Export("policy", pulumi.String(result.Policy))
		return nil
	})
}

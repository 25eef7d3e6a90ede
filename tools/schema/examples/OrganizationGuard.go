package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		guard, err := awshandshakes.NewOrganizationGuard(ctx, "organization", &awshandshakes.OrganizationGuardArgs{
			RoleName:             pulumi.String("invitation-guard"),
			AllowedOrganizations: pulumi.StringArray{pulumi.String("o-exampleorgid")},
			Connection: &awshandshakes.ConnectionArgs{
				AllowedAccountIds: pulumi.StringArray{pulumi.String("222222222222")},
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("guardedAccounts", guard.GuardedAccounts)
		ctx.Export("skippedAccounts", guard.SkippedAccounts)
		ctx.Export("declined", guard.Declined)
		return nil
	})
}

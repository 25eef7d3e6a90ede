package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		member, err := awshandshakes.NewProvider(ctx, "member", &awshandshakes.ProviderArgs{
			AssumeRoles: awshandshakes.AssumeRoleArray{
				&awshandshakes.AssumeRoleArgs{
					RoleArn: pulumi.String("arn:aws:iam::444444444444:role/invitation-guard"),
				},
			},
			AllowedAccountIds: pulumi.StringArray{pulumi.String("444444444444")},
		})
		if err != nil {
			return err
		}
		guard, err := awshandshakes.NewInvitationGuard(ctx, "member-account", &awshandshakes.InvitationGuardArgs{
			AllowedOrganizations: pulumi.StringArray{pulumi.String("o-exampleorgid")},
		}, pulumi.Provider(member))
		if err != nil {
			return err
		}
		ctx.Export("accountId", guard.AccountId)
		return nil
	})
}

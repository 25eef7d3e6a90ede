import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { requireGuardRoleNames } from "./argumentNames";
import { partitionOf } from "./componentContext";
import {
    GUARD_POLICY_NAME,
    GUARD_ROLE_DESCRIPTION,
    type GuardRoleProperties,
    guardPolicy,
    handshakesOf,
    requireRole,
    splitRoleName,
    trustPolicy,
} from "./guardRoleDocuments";
import { roleNameOf } from "./rolesPart";

/** The arguments of a `GuardRole`. */
export interface GuardRoleArgs {
    /** ARNs of the IAM roles and users that may assume the role. Include the one that runs Pulumi. */
    trustedPrincipals: pulumi.Input<pulumi.Input<string>[]>;
    /** The external id that they must send, 2 to 1,224 characters; none by default. */
    externalId?: pulumi.Input<string | undefined>;
    /** The role's name, with its path if it has one; `invitation-guard` by default. */
    roleName?: pulumi.Input<string | undefined>;
    /** The partition of AWS, such as `aws`; by default the partition of the provider's region. */
    partition?: pulumi.Input<string | undefined>;
    /** Tags of the role. */
    tags?: pulumi.Input<{ [name: string]: pulumi.Input<string> } | undefined>;
}

/**
 * The role that a guard assumes in one account, for an account outside an organization. The role may only list,
 * describe and decline the account's handshakes. `OrganizationProtection` creates the same role in every account of an
 * organization.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
 */
export class GuardRole extends pulumi.ComponentResource {
    /** The role's name, with its path if it has one. Use it as the `roleName` of a guard. */
    readonly roleName: pulumi.Output<string>;
    /** The role's ARN. Use it as a `roleArn` in the `assumeRoles` of a connection. */
    readonly roleArn: pulumi.Output<string>;

    /**
     * Creates the role.
     *
     * @param name the component's name in the stack.
     * @param args the principals that may assume the role.
     * @param opts the component's options.
     * @throws pulumi.RunError for an argument that is unknown or invalid, or for a role that nobody could assume.
     */
    constructor(name: string, args: GuardRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        requireGuardRoleNames(name, args);
        requireRole(args);
        super("pulumi-aws-handshakes:aws:GuardRole", name, {}, opts);
        const { trustedPrincipals, externalId } = args;
        this.roleName = roleNameOf(args);
        const parts = this.roleName.apply(splitRoleName);
        const trust = pulumi
            .output({ roleName: this.roleName, trustedPrincipals, externalId })
            .apply((properties) => JSON.stringify(trustPolicy(properties as GuardRoleProperties)));
        const role = new aws.iam.Role(
            name,
            {
                name: parts.name,
                path: parts.path,
                description: GUARD_ROLE_DESCRIPTION,
                assumeRolePolicy: trust,
                tags: pulumi.output(args.tags).apply((tags) => tags ?? {}),
            },
            { parent: this },
        );
        new aws.iam.RolePolicy(
            name,
            {
                role: role.name,
                name: GUARD_POLICY_NAME,
                policy: partitionOf(args.partition, this).apply((known) =>
                    JSON.stringify(guardPolicy(handshakesOf(known))),
                ),
            },
            { parent: this },
        );
        this.roleArn = role.arn;
        this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
    }
}

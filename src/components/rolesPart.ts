import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { organizationsRegion } from "../handshake/partitions";
import type { RolesArgs } from "./args";
import { hasRegionArgument } from "./awsPackage";
import { type ComponentContext, organizationRoot } from "./componentContext";
import { isGiven } from "./givenValue";
import { GUARD_ROLE_DESCRIPTION, type GuardRoleProperties, guardRoleTemplate } from "./guardRoleDocuments";
import { requireUnits } from "./protectionCheck";

/** The default name of the role. */
export const DEFAULT_ROLE_NAME = "invitation-guard";

/** The default percentage of the accounts that get the role at the same time. */
const DEFAULT_PERCENTAGE = 25;

/** The timeout of a rollout. Hundreds of accounts take longer than the 30 minutes that @pulumi/aws waits by default. */
const ROLLOUT_TIMEOUT = "3h";

/** The role in every member account. */
export interface Roles {
    /** The role's name, with its path. */
    roleName: pulumi.Output<string>;
    /** The resource that exists once every account has the role. */
    rollout: pulumi.Resource;
}

/**
 * Creates a StackSet that creates the role in every member account, also in accounts that join later.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 */
export function createRoles(context: ComponentContext, args: RolesArgs): Roles {
    const { name, parent, partition, tags } = context;
    const units = unitsOf(context, args);
    const roleName = roleNameOf(args);
    const callAs = pulumi.output(args.callAs).apply((given) => given ?? "SELF");
    const operationPreferences = pulumi.output(args.concurrencyPercentage).apply((given) => ({
        failureTolerancePercentage: given ?? DEFAULT_PERCENTAGE,
        maxConcurrentPercentage: given ?? DEFAULT_PERCENTAGE,
        regionConcurrencyType: "PARALLEL",
    }));
    const stackSet = new aws.cloudformation.StackSet(
        `${name}-role`,
        {
            permissionModel: "SERVICE_MANAGED",
            // The role must not stay in an account that leaves the organization, because it trusts principals of the
            // organization.
            autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
            managedExecution: { active: true },
            capabilities: ["CAPABILITY_NAMED_IAM"],
            description: GUARD_ROLE_DESCRIPTION,
            templateBody: templateOf(args, roleName),
            callAs,
            operationPreferences,
            tags,
        },
        // AWS sets it itself, because the permission model is SERVICE_MANAGED.
        {
            parent,
            ignoreChanges: ["administrationRoleArn"],
            customTimeouts: { update: ROLLOUT_TIMEOUT },
            // Invalid units must not leave a StackSet without a role.
            dependsOn: units.apply(() => []),
        },
    );
    const region = partition.apply(organizationsRegion);
    const rollout = new aws.cloudformation.StackSetInstance(
        `${name}-role`,
        {
            stackSetName: stackSet.name,
            deploymentTargets: { organizationalUnitIds: units },
            // A role exists in all regions, so one stack per account is enough.
            ...(hasRegionArgument ? { stackSetInstanceRegion: region } : { region }),
            callAs,
            operationPreferences,
        },
        { parent, customTimeouts: { create: ROLLOUT_TIMEOUT, update: ROLLOUT_TIMEOUT, delete: ROLLOUT_TIMEOUT } },
    );
    return { roleName, rollout };
}

/** Returns the name of the role, or its default. */
export function roleNameOf({ roleName }: { roleName?: pulumi.Input<string | undefined> }): pulumi.Output<string> {
    return pulumi.output(roleName).apply((given) => given ?? DEFAULT_ROLE_NAME);
}

function templateOf(
    { trustedPrincipals, externalId }: RolesArgs,
    roleName: pulumi.Output<string>,
): pulumi.Output<string> {
    return pulumi
        .output({ roleName, trustedPrincipals, externalId })
        .apply((role) => guardRoleTemplate(role as GuardRoleProperties));
}

function unitsOf(context: ComponentContext, { organizationalUnits }: RolesArgs): pulumi.Output<string[]> {
    return pulumi.output(organizationalUnits).apply((given) => {
        const units = requireUnits(context.name, given);
        return isGiven(units) ? pulumi.output(units) : pulumi.all([organizationRoot(context)]);
    });
}

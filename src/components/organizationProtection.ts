import * as pulumi from "@pulumi/pulumi";
import { OrganizationGuard } from "../native/organizationGuard";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import type { OrganizationGuardResult } from "../pulumi/organizationGuard";
import { organizationGuardOutputs } from "../pulumi/outputs";
import { runError } from "../pulumi/runError";
import { INPUT_NAMES } from "../resources/organizationGuard/properties";
import { createAlarms } from "./alarmsPart";
import type { GuardArgs, OrganizationProtectionArgs } from "./args";
import { type ComponentContext, callerAccountId, partitionOf } from "./componentContext";
import { noRoleMessage } from "./messages";
import { createPolicy } from "./policyPart";
import { checkProtection, requireSenders } from "./protectionCheck";
import { createRoles, type Roles } from "./rolesPart";

/**
 * Protects the accounts of an organization with one list of allowed senders. A policy denies to accept handshakes from
 * other senders. A role in every account lets a guard decline pending handshakes. Alarms notify a person of what
 * happened. Each part is optional. Create the component in the management account, with @pulumi/aws 6 or 7.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export class OrganizationProtection extends pulumi.ComponentResource {
    /** The id of the policy; missing without this part. */
    readonly policyId: pulumi.Output<string | undefined>;
    /** The ARN of the policy; missing without this part. */
    readonly policyArn: pulumi.Output<string | undefined>;
    /** The name of the role in every member account; missing without this part. */
    readonly roleName: pulumi.Output<string | undefined>;
    /** The ARN of the topic that receives the alarms; missing without this part. */
    readonly topicArn: pulumi.Output<string | undefined>;
    /** The guard, with its outputs; missing without this part. */
    readonly guard: OrganizationGuard | undefined;

    /**
     * Creates the parts that the arguments name.
     *
     * @param name the component's name in the stack.
     * @param args the allowed senders, and the parts.
     * @param opts the component's options.
     * @throws pulumi.RunError for an argument that is unknown or invalid, or for a part that would protect nothing.
     */
    constructor(name: string, args: OrganizationProtectionArgs, opts?: pulumi.ComponentResourceOptions) {
        checkProtection(name, args);
        super("pulumi-aws-handshakes:aws:OrganizationProtection", name, {}, opts);
        const context = contextOf(name, args, this);
        const policy = args.policy && createPolicy(context, args, args.policy);
        const roles = args.roles && createRoles(context, args.roles);
        const topicArn = args.alarms && createAlarms(context, args.alarms);
        this.guard = args.guard && createGuard(context, args, args.guard, roles);
        this.policyId = pulumi.output(policy?.id);
        this.policyArn = pulumi.output(policy?.arn);
        this.roleName = pulumi.output(roles?.roleName);
        this.topicArn = pulumi.output(topicArn);
        this.registerOutputs({
            policyId: this.policyId,
            policyArn: this.policyArn,
            roleName: this.roleName,
            topicArn: this.topicArn,
            ...guardOutputs(this.guard),
        });
    }
}

function contextOf(
    name: string,
    { partition, tags }: OrganizationProtectionArgs,
    parent: pulumi.Resource,
): ComponentContext {
    return {
        name,
        parent,
        partition: partitionOf(partition, parent),
        tags: pulumi.output(tags).apply((given) => given ?? {}),
    };
}

/**
 * Creates the native guard. It reads the accounts before every up, and its preview names the handshakes that the up
 * declines.
 */
function createGuard(
    { name, parent }: ComponentContext,
    { allowedOrganizations, allowedAccounts, roles: rolesArgs }: OrganizationProtectionArgs,
    args: GuardArgs,
    roles: Roles | undefined,
): OrganizationGuard {
    const roleName = pulumi.all([args.roleName, roles?.roleName]).apply(([own, ofRoles]) => {
        const found = own ?? ofRoles;
        if (found === undefined) {
            throw runError(noRoleMessage(name));
        }
        return found;
    });
    return new OrganizationGuard(
        `${name}-guard`,
        {
            ...args,
            allowedOrganizations: pulumi.output(allowedOrganizations).apply((given) => requireSenders(name, given)),
            allowedAccounts,
            roleName,
            externalId: pulumi
                .all([args.externalId, rolesArgs?.externalId])
                .apply(([own, ofRoles]) => own ?? ofRoles ?? undefined),
            connection: connectionOf(args, parent),
        },
        { parent, ...(roles !== undefined && { dependsOn: [roles.rollout] }) },
    );
}

/**
 * Returns the connection of the guard. The plugin does not read the configuration of @pulumi/aws. So only the account
 * of @pulumi/aws is allowed, and a guard with other credentials fails.
 */
function connectionOf({ connection }: GuardArgs, parent: pulumi.Resource): pulumi.Output<ConnectionArgs> {
    return pulumi.all([connection, callerAccountId(parent)]).apply(([given, accountId]) => {
        const known = given as ConnectionArgs | undefined;
        return { ...known, allowedAccountIds: known?.allowedAccountIds ?? [accountId] };
    });
}

/** Returns the outputs of the guard that are not its inputs. */
function guardOutputs(guard: OrganizationGuard | undefined): object {
    if (guard === undefined) {
        return {};
    }
    const inputs: readonly string[] = INPUT_NAMES;
    const names = Object.keys(organizationGuardOutputs).filter((name) => !inputs.includes(name));
    return Object.fromEntries(names.map((name) => [name, guard[name as keyof OrganizationGuardResult]]));
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { protectionPolicyOutput } from "../pulumi/protectionPolicy";
import type { OrganizationProtectionArgs, PolicyArgs } from "./args";
import { type ComponentContext, organizationRoot } from "./componentContext";
import { isGiven } from "./givenValue";
import { requireTarget } from "./protectionCheck";

/** The description of the policy in AWS's console. */
export const POLICY_DESCRIPTION = "Denies accepting handshakes from organizations that are not allowed.";

/**
 * Creates the policy and attaches it. A change of the allowed senders updates the policy in place. Pulumi creates a new
 * attachment before it deletes an old one. So no account is ever without the policy.
 */
export function createPolicy(
    context: ComponentContext,
    { allowedOrganizations, allowedAccounts }: OrganizationProtectionArgs,
    { name: policyName, allowLeaving, targets }: PolicyArgs,
): aws.organizations.Policy {
    const { name, parent, partition, tags } = context;
    const content = protectionPolicyOutput({ allowedOrganizations, allowedAccounts, allowLeaving, partition });
    const policy = new aws.organizations.Policy(
        `${name}-policy`,
        {
            type: "SERVICE_CONTROL_POLICY",
            description: POLICY_DESCRIPTION,
            content,
            tags,
            ...(isGiven(policyName) && { name: policyName }),
        },
        { parent },
    );
    // The program names the targets. With names from their place in a list, another order would replace attachments.
    for (const [target, id] of Object.entries(targets ?? { root: organizationRoot(context) })) {
        const targetId = pulumi.output(id).apply((known) => requireTarget(name, target, known));
        new aws.organizations.PolicyAttachment(
            `${name}-policy-${target}`,
            { policyId: policy.id, targetId },
            { parent },
        );
    }
    return policy;
}

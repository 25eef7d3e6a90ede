import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { protectionPolicyOutput } from "../pulumi/protectionPolicy";
import type { OrganizationProtectionArgs, PolicyArgs } from "./args";
import { organizationRoot, type Part } from "./part";

/** The description of the policy in AWS's console. */
export const POLICY_DESCRIPTION = "Denies accepting handshakes from organizations that are not allowed.";

/**
 * Creates the policy and attaches it. A change of the allowed senders updates the policy in place. Pulumi creates a new
 * attachment before it deletes an old one. So no account is ever without the policy.
 */
export function createPolicy(
    { name, parent, partition, tags }: Part,
    { allowedOrganizations, allowedAccounts }: OrganizationProtectionArgs,
    { name: policyName, allowLeaving, targets }: PolicyArgs,
): aws.organizations.Policy {
    const content = protectionPolicyOutput({ allowedOrganizations, allowedAccounts, allowLeaving, partition });
    const policy = new aws.organizations.Policy(
        `${name}-policy`,
        {
            type: "SERVICE_CONTROL_POLICY",
            description: POLICY_DESCRIPTION,
            content,
            tags,
            ...(policyName !== undefined && { name: policyName }),
        },
        { parent },
    );
    // The program names the targets. With names from their place in a list, another order would replace attachments.
    for (const [target, targetId] of Object.entries(targets ?? rootOf(parent))) {
        new aws.organizations.PolicyAttachment(
            `${name}-policy-${target}`,
            { policyId: policy.id, targetId },
            { parent },
        );
    }
    return policy;
}

function rootOf(parent: pulumi.Resource): Record<string, pulumi.Input<string>> {
    return { root: organizationRoot(parent) };
}

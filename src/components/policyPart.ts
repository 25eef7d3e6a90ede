import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { protectionPolicyOutput } from "../pulumi/protectionPolicy";
import type { OrganizationProtectionArgs, PolicyArgs } from "./args";
import { organizationRoot, type Part } from "./part";

/** What the policy says of itself in the console. */
export const POLICY_DESCRIPTION = "Denies accepting handshakes from organizations that are not allowed.";

/**
 * Makes the policy and attaches it. A change of the list updates the policy in place, and a new attachment is made before
 * an old one is deleted: no account is without the policy for a moment.
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
    // Named by the program, not by their place in a list: another order must not replace an attachment.
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

import { runError } from "../pulumi/runError";
import { noPrincipalMessage, principalMessage, roleNameMessage } from "./messages";

/*
 * The role that a guard assumes in an account: its policies, and the template that makes it in many accounts.
 */

/** A role in IAM. */
export interface GuardRoleProperties {
    /** The role's name, with its path where it has one: `security/invitation-guard`. */
    roleName: string;
    /** ARNs of the roles and users that may assume it. */
    trustedPrincipals: readonly string[];
    /** The external id that they have to give, if any. */
    externalId?: string;
}

/** What the policies and the role say of themselves in the console. */
export const GUARD_ROLE_DESCRIPTION = "Lets a guard look at this account's handshakes and decline them.";

/** The name of the role's policy. */
export const GUARD_POLICY_NAME = "decline-handshakes";

/**
 * Returns who may assume the role.
 *
 * @throws pulumi.RunError for a principal that is not the ARN of a role or a user.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function trustPolicy({ trustedPrincipals, externalId }: GuardRoleProperties): object {
    if (trustedPrincipals.length === 0) {
        throw runError(noPrincipalMessage);
    }
    const wrong = trustedPrincipals.find((principal) => !isPrincipal(principal));
    if (wrong !== undefined) {
        throw runError(principalMessage(wrong));
    }
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { AWS: [...new Set(trustedPrincipals)].sort() },
                Action: "sts:AssumeRole",
                ...(externalId !== undefined && { Condition: { StringEquals: { "sts:ExternalId": externalId } } }),
            },
        ],
    };
}

/**
 * Returns what the role may do: the calls of a guard, and nothing else. The ARN of a handshake names its sender.
 *
 * @param handshakes the ARN of every handshake, in the form that the place of the policy takes.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
export function guardPolicy(handshakes: unknown): object {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["organizations:DeclineHandshake", "organizations:DescribeHandshake"],
                Resource: handshakes,
            },
            { Effect: "Allow", Action: "organizations:ListHandshakesForAccount", Resource: "*" },
        ],
    };
}

/** The ARN of every handshake in a partition. */
export function handshakesOf(partition: string): string {
    return `arn:${partition}:organizations::*:handshake/o-*/*/h-*`;
}

/**
 * Returns the CloudFormation template of the role, as JSON.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function guardRoleTemplate(role: GuardRoleProperties): string {
    const { path, name } = splitRoleName(role.roleName);
    return JSON.stringify({
        AWSTemplateFormatVersion: "2010-09-09",
        Description: GUARD_ROLE_DESCRIPTION,
        Resources: {
            GuardRole: {
                Type: "AWS::IAM::Role",
                Properties: {
                    RoleName: name,
                    Path: path,
                    Description: GUARD_ROLE_DESCRIPTION,
                    AssumeRolePolicyDocument: trustPolicy(role),
                    Policies: [
                        {
                            PolicyName: GUARD_POLICY_NAME,
                            PolicyDocument: guardPolicy({ "Fn::Sub": handshakesOf(PARTITION_PARAMETER) }),
                        },
                    ],
                },
            },
        },
    });
}

/** CloudFormation puts the partition of the account in. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of CloudFormation, not of JavaScript.
const PARTITION_PARAMETER = "${AWS::Partition}";

/**
 * Splits `security/invitation-guard` into the path `/security/` and the name.
 *
 * @throws pulumi.RunError for a name that IAM would refuse.
 */
export function splitRoleName(roleName: string): { path: string; name: string } {
    const { path, name } = /^\/?(?<path>([\w+=,.@-]+\/)*)(?<name>[\w+=,.@-]{1,64})$/.exec(roleName)?.groups ?? {};
    if (name === undefined) {
        throw runError(roleNameMessage(roleName));
    }
    return { path: `/${path ?? ""}`, name };
}

function isPrincipal(value: string): boolean {
    return /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(value);
}

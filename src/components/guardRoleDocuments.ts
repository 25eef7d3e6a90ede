import { runError } from "../pulumi/runError";
import { noPrincipalMessage, principalMessage, roleNameMessage } from "./messages";

/*
 * The documents of the role that a guard assumes in an account: its policies, and the template for many accounts.
 */

/** The properties of the role. */
export interface GuardRoleProperties {
    /** The role's name, with its path if it has one: `security/invitation-guard`. */
    roleName: string;
    /** ARNs of the roles and users that may assume it. */
    trustedPrincipals: readonly string[];
    /** The external id that they must send, if any. */
    externalId?: string;
}

/** The description of the role and its template in AWS's console. */
export const GUARD_ROLE_DESCRIPTION = "Lets a guard look at this account's handshakes and decline them.";

/** The name of the role's policy. */
export const GUARD_POLICY_NAME = "decline-handshakes";

/**
 * Returns the trust policy of the role: the principals that may assume it.
 *
 * @throws pulumi.RunError if there is no principal, or if a principal is not the ARN of a role or a user.
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
 * Returns the permissions of the role: only the calls of a guard. The ARN of a handshake names its sender.
 *
 * @param handshakes the ARN of every handshake, in the form of IAM or of CloudFormation.
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

/** Returns the ARN pattern of all handshakes in a partition. */
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

/** CloudFormation replaces it with the partition of the account. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of CloudFormation, not of JavaScript.
const PARTITION_PARAMETER = "${AWS::Partition}";

/**
 * Splits `security/invitation-guard` into the path `/security/` and the name.
 *
 * @throws pulumi.RunError for a name that IAM does not accept.
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

import { isExternalId } from "../handshake/ids";
import { isComputed } from "../pulumi/isComputed";
import { runError } from "../pulumi/runError";
import { isGiven } from "./givenValue";
import {
    EXTERNAL_ID_MESSAGE,
    NO_PRINCIPAL_MESSAGE,
    PRINCIPAL_LIST_MESSAGE,
    principalMessage,
    roleNameMessage,
} from "./messages";

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
    externalId?: string | null;
}

/** The description of the role and its template in AWS's console. */
export const GUARD_ROLE_DESCRIPTION = "Lets a guard look at this account's handshakes and decline them.";

/** The name of the role's policy. */
export const GUARD_POLICY_NAME = "decline-handshakes";

/**
 * Returns the trust policy of the role: the principals that may assume it.
 *
 * @throws pulumi.RunError if there is no principal, if a principal is not the ARN of a role or a user, or if the
 *   external id is invalid.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function trustPolicy({ trustedPrincipals, externalId }: GuardRoleProperties): object {
    requirePrincipals(trustedPrincipals);
    requireExternalId(externalId);
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { AWS: [...new Set(trustedPrincipals)].sort() },
                Action: "sts:AssumeRole",
                ...(isGiven(externalId) && { Condition: { StringEquals: { "sts:ExternalId": externalId } } }),
            },
        ],
    };
}

/**
 * Checks the properties of a role as far as they are known.
 *
 * @throws pulumi.RunError for the first invalid property.
 */
export function requireRole(role: { [Name in keyof GuardRoleProperties]?: unknown }): void {
    const { trustedPrincipals, externalId, roleName } = role;
    if (!isComputed(trustedPrincipals)) {
        requirePrincipals(trustedPrincipals);
    }
    if (!isComputed(externalId)) {
        requireExternalId(externalId);
    }
    if (isGiven(roleName) && !isComputed(roleName)) {
        splitRoleName(roleName);
    }
}

/**
 * Returns the permissions of the role: only the calls of a guard. The ARN of a handshake names its sender.
 *
 * @param handshakes the ARN of every handshake, in the format of IAM or of CloudFormation.
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
export function splitRoleName(roleName: unknown): { path: string; name: string } {
    const given = typeof roleName === "string" ? roleName : "";
    const { path, name } = /^\/?(?<path>([\w+=,.@-]+\/)*)(?<name>[\w+=,.@-]{1,64})$/.exec(given)?.groups ?? {};
    if (name === undefined) {
        throw runError(roleNameMessage(roleName as string));
    }
    return { path: `/${path ?? ""}`, name };
}

function requirePrincipals(principals: unknown): void {
    if (!isGiven(principals) || (Array.isArray(principals) && principals.length === 0)) {
        throw runError(NO_PRINCIPAL_MESSAGE);
    }
    if (!Array.isArray(principals)) {
        throw runError(PRINCIPAL_LIST_MESSAGE);
    }
    for (const principal of principals) {
        if (!isComputed(principal) && !isPrincipal(principal)) {
            throw runError(principalMessage(principal as string));
        }
    }
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (ExternalId) */
function requireExternalId(externalId: unknown): void {
    if (isGiven(externalId) && !isExternalId(externalId)) {
        throw runError(EXTERNAL_ID_MESSAGE);
    }
}

function isPrincipal(value: unknown): value is string {
    return typeof value === "string" && /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(value);
}

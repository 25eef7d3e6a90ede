/*
 * The policy that denies an account to accept handshakes from senders that are not allowed.
 */

/** The allowed senders: an account may accept their handshakes. All ids must be well formed. */
export interface AllowedSenders {
    /** Ids of organizations, `o-…`. */
    organizations: readonly string[];
    /** Ids of management accounts, 12 digits. */
    accounts: readonly string[];
}

/** The contents of a policy besides the senders. */
export interface PolicyOptions {
    /** Whether accounts may call `LeaveOrganization`. */
    allowLeaving: boolean;
    /** The partition in the ARNs of handshakes, such as `aws`. */
    partition: string;
}

/**
 * The maximum length of a service control policy, in characters.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const MAX_POLICY_CHARACTERS = 10_240;

/**
 * Returns the policy as JSON without spaces. The order of the senders does not change it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
export function protectionPolicyDocument(senders: AllowedSenders, options: PolicyOptions): string {
    return documentOf(handshakeArns(senders, options.partition), options);
}

/**
 * Returns how many senders fit into one policy that is too long with all of them: first the organizations, then the
 * accounts, each sorted by id.
 */
export function countFittingSenders(senders: AllowedSenders, options: PolicyOptions): number {
    const arns = handshakeArns(senders, options.partition);
    // The index of the first ARN that does not fit is the number of those that do.
    return arns.findIndex((_, at) => documentOf(arns.slice(0, at + 1), options).length > MAX_POLICY_CHARACTERS);
}

function documentOf(allowedArns: readonly string[], { allowLeaving }: PolicyOptions): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "DenyAcceptFromOthers",
                Effect: "Deny",
                Action: "organizations:AcceptHandshake",
                ...deniedResources(allowedArns),
            },
            ...(allowLeaving ? [] : [DENY_LEAVING]),
        ],
    });
}

const DENY_LEAVING = {
    Sid: "DenyLeaveOrganization",
    Effect: "Deny",
    Action: "organizations:LeaveOrganization",
    Resource: "*",
};

/**
 * Returns the resources that the statement denies. Without a sender it denies all, because an empty `NotResource` is
 * not valid.
 */
function deniedResources(arns: readonly string[]): { NotResource: readonly string[] } | { Resource: "*" } {
    return arns.length > 0 ? { NotResource: arns } : { Resource: "*" };
}

/**
 * Returns the ARNs of the senders' handshakes. An ARN names the management account and the organization of the sender.
 */
function handshakeArns({ organizations, accounts }: AllowedSenders, partition: string): string[] {
    return [
        ...sorted(organizations).map((id) => `arn:${partition}:organizations::*:handshake/${id}/*/h-*`),
        ...sorted(accounts).map((id) => `arn:${partition}:organizations::${id}:handshake/o-*/*/h-*`),
    ];
}

function sorted(ids: readonly string[]): string[] {
    return [...new Set(ids)].sort();
}

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
export function protectionPolicyDocument(senders: AllowedSenders, { allowLeaving, partition }: PolicyOptions): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "DenyAcceptFromOthers",
                Effect: "Deny",
                Action: "organizations:AcceptHandshake",
                ...deniedResources(handshakeArns(senders, partition)),
            },
            ...(allowLeaving ? [] : [DENY_LEAVING]),
        ],
    });
}

/** Returns how many senders fit into one policy: first the organizations, then the accounts, each sorted by id. */
export function countFittingSenders(senders: AllowedSenders, options: PolicyOptions): number {
    const organizations = sorted(senders.organizations);
    const accounts = sorted(senders.accounts);
    let fitting = organizations.length + accounts.length;
    const isTooLong = () => {
        const first = {
            organizations: organizations.slice(0, fitting),
            accounts: accounts.slice(0, Math.max(0, fitting - organizations.length)),
        };
        return protectionPolicyDocument(first, options).length > MAX_POLICY_CHARACTERS;
    };
    while (fitting > 0 && isTooLong()) {
        fitting--;
    }
    return fitting;
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
function deniedResources(arns: string[]): { NotResource: string[] } | { Resource: "*" } {
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

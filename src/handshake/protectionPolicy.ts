/*
 * The policy that keeps an account from accepting what a stranger sent.
 */

/** Whose handshakes may be accepted. Every id is well formed. */
export interface AcceptedSenders {
    /** Ids of organizations, `o-…`. */
    organizations: readonly string[];
    /** Ids of management accounts, 12 digits. */
    accounts: readonly string[];
}

/** What a policy contains besides the senders. */
export interface PolicyOptions {
    /** Whether accounts may call `LeaveOrganization`. */
    allowLeaving: boolean;
    /** The partition in the ARNs of handshakes, such as `aws`. */
    partition: string;
}

/**
 * How many characters a service control policy may have.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const MAX_POLICY_CHARACTERS = 10_240;

/**
 * Returns the policy as JSON without spaces. The same senders give the same text, in whatever order they come.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
export function protectionPolicyText(senders: AcceptedSenders, { allowLeaving, partition }: PolicyOptions): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "DenyAcceptFromOthers",
                Effect: "Deny",
                Action: "organizations:AcceptHandshake",
                ...acceptedResources(handshakeArns(senders, partition)),
            },
            ...(allowLeaving ? [] : [denyLeaving]),
        ],
    });
}

/**
 * Returns how many senders fit into one policy: the organizations first, then the accounts, each in the order of their
 * ids.
 */
export function countFittingSenders(senders: AcceptedSenders, options: PolicyOptions): number {
    const organizations = sorted(senders.organizations);
    const accounts = sorted(senders.accounts);
    let fitting = organizations.length + accounts.length;
    const isTooLong = () => {
        const first = {
            organizations: organizations.slice(0, fitting),
            accounts: accounts.slice(0, Math.max(0, fitting - organizations.length)),
        };
        return protectionPolicyText(first, options).length > MAX_POLICY_CHARACTERS;
    };
    while (fitting > 0 && isTooLong()) {
        fitting--;
    }
    return fitting;
}

const denyLeaving = {
    Sid: "DenyLeaveOrganization",
    Effect: "Deny",
    Action: "organizations:LeaveOrganization",
    Resource: "*",
};

/** An empty `NotResource` is not valid, so without any sender the statement names all resources. */
function acceptedResources(arns: string[]): { NotResource: string[] } | { Resource: "*" } {
    return arns.length > 0 ? { NotResource: arns } : { Resource: "*" };
}

/** A handshake's ARN names the management account and the organization that sent it. */
function handshakeArns({ organizations, accounts }: AcceptedSenders, partition: string): string[] {
    return [
        ...sorted(organizations).map((id) => `arn:${partition}:organizations::*:handshake/${id}/*/h-*`),
        ...sorted(accounts).map((id) => `arn:${partition}:organizations::${id}:handshake/o-*/*/h-*`),
    ];
}

function sorted(ids: readonly string[]): string[] {
    return [...new Set(ids)].sort();
}

import { DAY_MS } from "./clock";

/** A party of a handshake on the wire. */
export interface Party {
    Id: string;
    Type: string;
}

/** A resource of a handshake on the wire. Resources can be nested. */
export interface Resource {
    Type?: string;
    Value?: string;
    Resources?: Resource[];
}

/** A handshake on the wire. Every member is optional. Times are seconds since the epoch, with a fraction. */
export interface Handshake {
    Id?: string;
    Arn?: string;
    Parties?: Party[];
    State?: string;
    RequestedTimestamp?: number;
    ExpirationTimestamp?: number;
    Action?: string;
    Resources?: Resource[];
}

/** An invitation to send, and the details of its handshake. */
export interface Invitation {
    id?: string;
    /** The account that can decline the handshake. */
    recipient?: string;
    /** The account that sends the handshake. */
    sender?: string;
    organization?: string;
    action?: string;
    state?: string;
    /** Whether the handshake names its recipient by email address. */
    byEmail?: boolean;
    /** Whether the id of the organization's party lacks "o-", as AWS sometimes returns it. */
    bareOrganizationId?: boolean;
    /** The id of the parent handshake. */
    parent?: string;
    requestedTimestamp?: Date;
    /** Members that replace the default ones. Null removes a member. */
    overrides?: { [Member in keyof Handshake]?: Handshake[Member] | null };
}

/** An invitation with all defaults filled in. */
export type CompleteInvitation = Required<Omit<Invitation, "parent" | "overrides">> &
    Pick<Invitation, "parent" | "overrides">;

/** The time until a pending handshake expires, in milliseconds. */
export function lifetimeMs(action: string): number {
    return (action === "ENABLE_ALL_FEATURES" ? 90 : 15) * DAY_MS;
}

/** Builds the handshake of an invitation. */
export function buildHandshake(invitation: CompleteInvitation): Handshake {
    const { id, action, sender, organization, requestedTimestamp: requestedAt } = invitation;
    const recipient: Party = invitation.byEmail
        ? { Type: "EMAIL", Id: `account-${invitation.recipient}@example.com` }
        : { Type: "ACCOUNT", Id: invitation.recipient };
    const handshake: Handshake = {
        Id: id,
        Arn: `arn:aws:organizations::${sender}:handshake/${organization}/${action.toLowerCase()}/${id}`,
        Parties: [
            recipient,
            {
                Type: "ORGANIZATION",
                Id: invitation.bareOrganizationId ? organization.replace(/^o-/, "") : organization,
            },
        ],
        State: invitation.state,
        RequestedTimestamp: requestedAt.getTime() / 1000,
        ExpirationTimestamp: (requestedAt.getTime() + lifetimeMs(action)) / 1000,
        Action: action,
        Resources: buildResources(invitation, recipient),
    };
    for (const [member, value] of Object.entries(invitation.overrides ?? {})) {
        if (value === null) {
            delete handshake[member as keyof Handshake];
        } else {
            Object.assign(handshake, { [member]: value });
        }
    }
    return handshake;
}

function buildResources({ action, organization, sender, parent }: CompleteInvitation, recipient: Party): Resource[] {
    const isTransfer = action === "TRANSFER_RESPONSIBILITY";
    const manager = isTransfer ? "MANAGEMENT" : "MASTER";
    const resources: Resource[] = [
        {
            Type: "ORGANIZATION",
            Value: organization,
            Resources: [
                { Type: `${manager}_EMAIL`, Value: `account-${sender}@example.com` },
                { Type: `${manager}_NAME`, Value: "Management account" },
            ],
        },
        { Type: recipient.Type, Value: recipient.Id },
        { Type: "NOTES", Value: `This is a handshake sent by ${organization}.` },
    ];
    if (isTransfer) {
        resources.push({ Type: "TRANSFER_TYPE", Value: "BILLING" });
    }
    if (parent !== undefined) {
        resources.push({ Type: "PARENT_HANDSHAKE", Value: parent });
    }
    return resources;
}

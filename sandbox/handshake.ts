import { DAY } from "./clock";

/** A party of a handshake on the wire. */
export interface Party {
    Id: string;
    Type: string;
}

/** A resource of a handshake on the wire; they nest. */
export interface Resource {
    Type?: string;
    Value?: string;
    Resources?: Resource[];
}

/** A handshake as it goes over the wire: every member may be missing, times are epoch seconds with a fraction. */
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

/** What to invite to, and how its handshake looks. */
export interface Invitation {
    id?: string;
    /** The account that may decline it. */
    recipient?: string;
    /** The account that sent it. */
    sender?: string;
    organization?: string;
    action?: string;
    state?: string;
    /** The recipient is named by an e-mail address, as if invited by it. */
    byEmail?: boolean;
    /** The organization's party carries its id without "o-", as AWS does at times. */
    bareOrganizationId?: boolean;
    /** The handshake that this one is a child of. */
    parent?: string;
    requestedTimestamp?: Date;
    /** Members to put in place of the usual ones; null removes one. */
    overrides?: { [Member in keyof Handshake]?: Handshake[Member] | null };
}

/** An invitation with all that decides how its handshake looks. */
export type CompleteInvitation = Required<Omit<Invitation, "parent" | "overrides">> &
    Pick<Invitation, "parent" | "overrides">;

/** How many milliseconds a handshake of this kind can be answered. */
export function lifetime(action: string): number {
    return (action === "ENABLE_ALL_FEATURES" ? 90 : 15) * DAY;
}

/** Draws up the handshake of an invitation. */
export function drawUp(invitation: CompleteInvitation): Handshake {
    const { id, action, sender, organization, requestedTimestamp: requested } = invitation;
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
        RequestedTimestamp: requested.getTime() / 1000,
        ExpirationTimestamp: (requested.getTime() + lifetime(action)) / 1000,
        Action: action,
        Resources: resources(invitation, recipient),
    };
    for (const [member, value] of Object.entries(invitation.overrides ?? {})) {
        if (value === null) delete handshake[member as keyof Handshake];
        else Object.assign(handshake, { [member]: value });
    }
    return handshake;
}

function resources({ action, organization, sender, parent }: CompleteInvitation, recipient: Party): Resource[] {
    const transfer = action === "TRANSFER_RESPONSIBILITY";
    const manager = transfer ? "MANAGEMENT" : "MASTER";
    const drawn: Resource[] = [
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
    if (transfer) drawn.push({ Type: "TRANSFER_TYPE", Value: "BILLING" });
    if (parent !== undefined) drawn.push({ Type: "PARENT_HANDSHAKE", Value: parent });
    return drawn;
}

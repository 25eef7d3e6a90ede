/**
 * A handshake as AWS Organizations describes it, in plain values. AWS may omit every member. Actions, states and types
 * that this version does not know are kept.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
export interface Handshake {
    /** The handshake's id, `h-` followed by 8 to 32 lowercase letters or digits. */
    id?: string;
    /** `arn:PARTITION:organizations::SENDER:handshake/o-ORGANIZATION/TYPE/h-ID`. */
    arn?: string;
    /** What an accept does: `INVITE`, `TRANSFER_RESPONSIBILITY`, `ENABLE_ALL_FEATURES`, … */
    action?: string;
    /** `OPEN`, `REQUESTED`, `DECLINED`, `CANCELED`, `EXPIRED` or `ACCEPTED`. */
    state?: string;
    /** When it was sent: RFC 3339, UTC. */
    requestedTimestamp?: string;
    /** When it expires: RFC 3339, UTC. */
    expirationTimestamp?: string;
    /** The two sides: the organization that sent it, and the account (or e-mail address) that received it. */
    parties?: HandshakeParty[];
    /** The details, nested to any depth. */
    resources?: HandshakeResource[];
}

/**
 * One side of a handshake.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_HandshakeParty.html
 */
export interface HandshakeParty {
    /** An account's id, an organization's id (with or without its `o-`) or an e-mail address. */
    id?: string;
    /** `ACCOUNT`, `ORGANIZATION` or `EMAIL`. */
    type?: string;
}

/**
 * A detail of a handshake.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_HandshakeResource.html
 */
export interface HandshakeResource {
    /** The type of the value: `ORGANIZATION`, `ACCOUNT`, `EMAIL`, `NOTES`, `MANAGEMENT_NAME`, …; AWS adds types. */
    type?: string;
    /** The value, in the form of its type. */
    value?: string;
    /** Further details. */
    resources?: HandshakeResource[];
}

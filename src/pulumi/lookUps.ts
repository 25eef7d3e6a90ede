import type * as pulumi from "@pulumi/pulumi";
import type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
import type { Connection } from "../resources/connection/properties";
import type { ConnectionArgs } from "./connectionArgs";

/*
 * The arguments and results of the look-ups. Both plugins use them.
 */

/** The arguments of `getReceivedHandshake`. */
export interface GetReceivedHandshakeArgs {
    /** The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. */
    handshakeId: string;
    /** How to reach the account; the stack's configuration by default. */
    connection?: Connection;
}

/** The arguments of `getReceivedHandshakeOutput`. */
export interface GetReceivedHandshakeOutputArgs {
    /** The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. */
    handshakeId: pulumi.Input<string>;
    /** How to reach the account; the stack's configuration by default. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The handshake that a look-up returns, with the outputs of a `ReceivedHandshake`. AWS may omit members. */
export interface GetReceivedHandshakeResult {
    /** The handshake's id. */
    readonly handshakeId: string;
    /** `arn:PARTITION:organizations::SENDER:handshake/o-ORGANIZATION/TYPE/h-ID`. */
    readonly arn?: string;
    /** What an accept does, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    readonly action?: string;
    /** As AWS spells it: `OPEN`, `REQUESTED`, `DECLINED`, `CANCELED`, `EXPIRED` or `ACCEPTED`. */
    readonly state?: string;
    /** When it was sent: RFC 3339, UTC, with milliseconds. */
    readonly requestedTimestamp?: string;
    /** When it expires: RFC 3339, UTC, with milliseconds. */
    readonly expirationTimestamp?: string;
    /** The id of the organization that sent it, with its `o-`. */
    readonly organizationId?: string;
    /** The 12-digit id of the management account of that organization. */
    readonly senderAccountId?: string;
    /** The sender and the receiver. It may contain e-mail addresses. */
    readonly parties?: HandshakeParty[];
    /** The details, nested to any depth. They may contain e-mail addresses, names and notes. */
    readonly resources?: HandshakeResource[];
}

/** The arguments of `getReceivedHandshakes`. Without a filter it returns all handshakes that the account received. */
export interface GetReceivedHandshakesArgs {
    /**
     * Return only handshakes in one of these states, as AWS spells them: `OPEN`, `REQUESTED`, `DECLINED`, … It omits a
     * handshake whose state is missing or unknown, so use no filter for an alarm.
     */
    states?: string[];
    /** Return only handshakes with one of these actions, as AWS spells them: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    actions?: string[];
    /** Return only handshakes from one of these organizations, `o-…`. */
    organizations?: string[];
    /** How to reach the account; the stack's configuration by default. */
    connection?: Connection;
}

/** The arguments of `getReceivedHandshakesOutput`. */
export interface GetReceivedHandshakesOutputArgs {
    /**
     * Return only handshakes in one of these states, as AWS spells them: `OPEN`, `REQUESTED`, `DECLINED`, … It omits a
     * handshake whose state is missing or unknown, so use no filter for an alarm.
     */
    states?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Return only handshakes with one of these actions, as AWS spells them: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    actions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Return only handshakes from one of these organizations, `o-…`. */
    organizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** How to reach the account; the stack's configuration by default. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The handshakes that a look-up returns. */
export interface GetReceivedHandshakesResult {
    /** The handshakes, sorted by their ids. An empty list is not an error. */
    readonly handshakes: GetReceivedHandshakeResult[];
}

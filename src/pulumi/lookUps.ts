import type * as pulumi from "@pulumi/pulumi";
import type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
import type { Connection } from "../resources/connection/properties";
import type { ConnectionArgs } from "./connectionArgs";

/*
 * The arguments and results of the look-ups, the same in both hosts.
 */

/** What `getReceivedHandshake` looks up. */
export interface GetReceivedHandshakeArgs {
    /** The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. */
    handshakeId: string;
    /** How to reach the account; by default as the stack's configuration says. */
    connection?: Connection;
}

/** The same for `getReceivedHandshakeOutput`. */
export interface GetReceivedHandshakeOutputArgs {
    /** The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. */
    handshakeId: pulumi.Input<string>;
    /** How to reach the account; by default as the stack's configuration says. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** A handshake as it was looked up: the same as the outputs of a `ReceivedHandshake`. AWS may leave members out. */
export interface GetReceivedHandshakeResult {
    /** The handshake's id. */
    readonly handshakeId: string;
    /** `arn:PARTITION:organizations::SENDER:handshake/o-ORGANIZATION/TYPE/h-ID`. */
    readonly arn?: string;
    /** What accepting would do, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    readonly action?: string;
    /** As AWS spells it: `OPEN`, `REQUESTED`, `DECLINED`, `CANCELED`, `EXPIRED` or `ACCEPTED`. */
    readonly state?: string;
    /** When it was sent: RFC 3339, UTC, with milliseconds. */
    readonly requestedTimestamp?: string;
    /** When it expires: RFC 3339, UTC, with milliseconds. */
    readonly expirationTimestamp?: string;
    /** The id of the organization that sent it, with its `o-`. */
    readonly organizationId?: string;
    /** The 12-digit id of the account that sent it: the management account of the organization. */
    readonly senderAccountId?: string;
    /** Who takes part. It may hold e-mail addresses. */
    readonly parties?: HandshakeParty[];
    /** What it is about, nested to any depth. It may hold e-mail addresses, names and notes. */
    readonly resources?: HandshakeResource[];
}

/** Which handshakes `getReceivedHandshakes` looks up; all that the account received by default. */
export interface GetReceivedHandshakesArgs {
    /** Only those in one of these states, as AWS spells them: `OPEN`, `REQUESTED`, `DECLINED`, … */
    states?: string[];
    /** Only those with one of these actions, as AWS spells them: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    actions?: string[];
    /** Only those sent by one of these organizations, `o-…`. */
    organizations?: string[];
    /** How to reach the account; by default as the stack's configuration says. */
    connection?: Connection;
}

/** The same for `getReceivedHandshakesOutput`. */
export interface GetReceivedHandshakesOutputArgs {
    /** Only those in one of these states, as AWS spells them: `OPEN`, `REQUESTED`, `DECLINED`, … */
    states?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Only those with one of these actions, as AWS spells them: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    actions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Only those sent by one of these organizations, `o-…`. */
    organizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** How to reach the account; by default as the stack's configuration says. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The handshakes that were looked up. */
export interface GetReceivedHandshakesResult {
    /** The handshakes in the order of their ids; none is no error. */
    readonly handshakes: GetReceivedHandshakeResult[];
}

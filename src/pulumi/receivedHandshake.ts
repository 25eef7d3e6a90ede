import type * as pulumi from "@pulumi/pulumi";
import type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
import type { Connection } from "../resources/connection/properties";
import type { ConnectionArgs } from "./connectionArgs";

/** The arguments of a `ReceivedHandshake`. */
export interface ReceivedHandshakeArgs {
    /**
     * The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. Another id
     * is another resource.
     */
    handshakeId: pulumi.Input<string>;
    /** The state to bring it to. `"declined"` is the only one, and has to be said since declining can't be undone. */
    desiredState: pulumi.Input<"declined">;
    /**
     * How to reach the account that received it; by default as the stack's configuration says, and without that what
     * the AWS SDK finds by itself.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** What `ReceivedHandshake.get` needs to know besides the id. */
export interface ReceivedHandshakeState {
    /** How to reach the account that received it. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The outputs of a `ReceivedHandshake`. AWS may leave any of them out. */
export interface ReceivedHandshakeResult {
    /** The id of the handshake, which is the resource's id as well. */
    readonly handshakeId: pulumi.Output<string>;
    /**
     * `"declined"` once nothing is left to accept; after a refresh or a look-up that found something else, the state
     * found in lower case, such as `"open"`.
     */
    readonly desiredState: pulumi.Output<string>;
    /** How the account is reached, if the program says so. */
    readonly connection: pulumi.Output<Connection | undefined>;
    /** `arn:PARTITION:organizations::SENDER:handshake/o-ORGANIZATION/TYPE/h-ID`. */
    readonly arn: pulumi.Output<string | undefined>;
    /** What accepting would have done, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    readonly action: pulumi.Output<string | undefined>;
    /** As AWS spells it: `DECLINED`, `CANCELED` or `EXPIRED`; after a refresh also `OPEN`, `REQUESTED` or `ACCEPTED`. */
    readonly state: pulumi.Output<string | undefined>;
    /** When it was sent: RFC 3339, UTC, with milliseconds. */
    readonly requestedTimestamp: pulumi.Output<string | undefined>;
    /** When it expires, or expired: RFC 3339, UTC, with milliseconds. */
    readonly expirationTimestamp: pulumi.Output<string | undefined>;
    /** The id of the organization that sent it, with its `o-`. */
    readonly organizationId: pulumi.Output<string | undefined>;
    /** The 12-digit id of the account that sent it: the management account of the organization. */
    readonly senderAccountId: pulumi.Output<string | undefined>;
    /** Who takes part; secret, since it may hold e-mail addresses. */
    readonly parties: pulumi.Output<HandshakeParty[] | undefined>;
    /** What it is about, nested to any depth; secret, since it may hold e-mail addresses, names and notes. */
    readonly resources: pulumi.Output<HandshakeResource[] | undefined>;
    /**
     * Why the last refresh couldn't look at it; the other outputs are then what was known before. It counts as a difference until a look or an up succeeds.
     */
    readonly unreachable: pulumi.Output<string | undefined>;
}

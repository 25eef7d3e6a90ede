import type * as pulumi from "@pulumi/pulumi";
import type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
import type { Connection } from "../resources/connection/properties";
import type { ConnectionArgs } from "./connectionArgs";

/** The arguments of a `ReceivedHandshake`. */
export interface ReceivedHandshakeArgs {
    /**
     * The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. A change
     * of the id replaces the resource.
     */
    handshakeId: pulumi.Input<string>;
    /** The desired state. Only `"declined"` is allowed. There is no default, because a decline can't be undone. */
    desiredState: pulumi.Input<"declined">;
    /**
     * How to reach the account that received it; by default the stack's configuration, otherwise the AWS SDK's default
     * chain.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** What `ReceivedHandshake.get` needs besides the id. */
export interface ReceivedHandshakeState {
    /** How to reach the account that received it. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The outputs of a `ReceivedHandshake`. AWS may omit any of them. */
export interface ReceivedHandshakeResult {
    /** The id of the handshake. It is the resource's id too. */
    readonly handshakeId: pulumi.Output<string>;
    /**
     * `"declined"` for a handshake that can't be accepted any more. After a refresh or a look-up that found another
     * state: that state in lower case, such as `"open"`.
     */
    readonly desiredState: pulumi.Output<string>;
    /** How the account is reached, if the program sets it. */
    readonly connection: pulumi.Output<Connection | undefined>;
    /** `arn:PARTITION:organizations::SENDER:handshake/o-ORGANIZATION/TYPE/h-ID`. */
    readonly arn: pulumi.Output<string | undefined>;
    /** What an accept does, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    readonly action: pulumi.Output<string | undefined>;
    /** As AWS spells it: `DECLINED`, `CANCELED` or `EXPIRED`; after a refresh also `OPEN`, `REQUESTED` or `ACCEPTED`. */
    readonly state: pulumi.Output<string | undefined>;
    /** When it was sent: RFC 3339, UTC, with milliseconds. */
    readonly requestedTimestamp: pulumi.Output<string | undefined>;
    /** When it expires or expired: RFC 3339, UTC, with milliseconds. */
    readonly expirationTimestamp: pulumi.Output<string | undefined>;
    /** The id of the organization that sent it, with its `o-`. */
    readonly organizationId: pulumi.Output<string | undefined>;
    /** The 12-digit id of the management account of that organization. */
    readonly senderAccountId: pulumi.Output<string | undefined>;
    /** The sender and the receiver. Secret, because it may contain e-mail addresses. */
    readonly parties: pulumi.Output<HandshakeParty[] | undefined>;
    /** The details, nested to any depth. Secret, because they may contain e-mail addresses, names and notes. */
    readonly resources: pulumi.Output<HandshakeResource[] | undefined>;
    /**
     * Why the last refresh could not read the handshake. The other outputs then keep their earlier values. It counts as
     * a difference until a refresh or an up succeeds.
     */
    readonly unreachable: pulumi.Output<string | undefined>;
}

import * as pulumi from "@pulumi/pulumi";
import type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
import type { Connection } from "../lifecycle/connection";
import { lookUp, requireArguments } from "../lifecycle/lookUp";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import { inAccount } from "./account";

/** What {@link getReceivedHandshake} looks up. */
export interface GetReceivedHandshakeArgs {
    /** The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. */
    handshakeId: string;
    /** How to reach the account; what the stack configures under `aws:` by default. */
    connection?: Connection;
}

/** The same for {@link getReceivedHandshakeOutput}. */
export interface GetReceivedHandshakeOutputArgs {
    /** The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. */
    handshakeId: pulumi.Input<string>;
    /** How to reach the account; what the stack configures under `aws:` by default. */
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
    /** Until when it can be answered: RFC 3339, UTC, with milliseconds. */
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

/**
 * Looks up a handshake that the account received, whatever its state is, in previews too. Nothing is declined.
 *
 * @throws pulumi.RunError when AWS doesn't know it, when access is denied, or when AWS can't be asked.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
 */
export function getReceivedHandshake(args: GetReceivedHandshakeArgs): Promise<GetReceivedHandshakeResult> {
    return inAccount(args.connection, (organizations) => {
        requireArguments("getReceivedHandshake", args);
        return lookUp(organizations, args.handshakeId);
    });
}

/**
 * The same for values that other resources compute. The result is secret, since it may hold e-mail addresses and notes;
 * `pulumi.unsecret` lays open what may be seen.
 */
export function getReceivedHandshakeOutput(
    args: GetReceivedHandshakeOutputArgs,
): pulumi.Output<GetReceivedHandshakeResult> {
    const known = pulumi.output(args) as pulumi.Output<GetReceivedHandshakeArgs>;
    return pulumi.secret(known.apply(getReceivedHandshake)) as pulumi.Output<GetReceivedHandshakeResult>;
}

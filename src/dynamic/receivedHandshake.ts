import * as pulumi from "@pulumi/pulumi";
import type { HandshakeParty, HandshakeResource } from "../handshake/handshake";
import type { Connection } from "../lifecycle/connection";
import { secretOutputs } from "../lifecycle/properties";
import type { ConnectionArgs } from "./connectionArgs";
import type * as dynamic from "./host";
import { providerText } from "./providerText";

/** The arguments of a {@link ReceivedHandshake}. */
export interface ReceivedHandshakeArgs {
    /**
     * The id of a handshake that the account received: `h-` followed by 8 to 32 lowercase letters or digits. Another id
     * is another resource.
     */
    handshakeId: pulumi.Input<string>;
    /** The state to bring it to. `"declined"` is the only one, and has to be said since declining can't be undone. */
    desiredState: pulumi.Input<"declined">;
    /**
     * How to reach the account that received it; by default what the stack configures under `aws:`, as for @pulumi/aws,
     * and without that what the AWS SDK finds by itself.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** What {@link ReceivedHandshake.get} needs to know besides the id. */
export interface ReceivedHandshakeState {
    /** How to reach the account that received it. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/**
 * A handshake that the account received from an organization, such as an invitation to join it, kept declined.
 *
 * - `pulumi up` declines it with AWS Organizations' DeclineHandshake. One that was already declined, was canceled or has
 *   expired is left alone. One that was accepted, that AWS doesn't know or that can't be declined fails the update.
 * - `pulumi refresh` finds out whether it is still declined; the next `pulumi up` declines it if it isn't.
 * - `pulumi destroy` calls nothing: declining can't be undone.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
export class ReceivedHandshake extends pulumi.dynamic.Resource {
    /** The id of the handshake, which is the resource's id as well. */
    declare readonly handshakeId: pulumi.Output<string>;
    /**
     * `"declined"` once nothing is left to accept; after a refresh or a look-up that found something else, the state
     * found in lower case, such as `"open"`.
     */
    declare readonly desiredState: pulumi.Output<string>;
    /** How the account is reached, if the program says so. */
    declare readonly connection: pulumi.Output<Connection | undefined>;
    /** `arn:PARTITION:organizations::SENDER:handshake/o-ORGANIZATION/TYPE/h-ID`. */
    declare readonly arn: pulumi.Output<string | undefined>;
    /** What accepting would have done, as AWS spells it: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    declare readonly action: pulumi.Output<string | undefined>;
    /** As AWS spells it: `DECLINED`, `CANCELED` or `EXPIRED`; after a refresh also `OPEN`, `REQUESTED` or `ACCEPTED`. */
    declare readonly state: pulumi.Output<string | undefined>;
    /** When it was sent: RFC 3339, UTC, with milliseconds. */
    declare readonly requestedTimestamp: pulumi.Output<string | undefined>;
    /** Until when it could have been answered: RFC 3339, UTC, with milliseconds. */
    declare readonly expirationTimestamp: pulumi.Output<string | undefined>;
    /** The id of the organization that sent it, with its `o-`. */
    declare readonly organizationId: pulumi.Output<string | undefined>;
    /** The 12-digit id of the account that sent it: the management account of the organization. */
    declare readonly senderAccountId: pulumi.Output<string | undefined>;
    /** Who takes part; secret, since it may hold e-mail addresses. */
    declare readonly parties: pulumi.Output<HandshakeParty[] | undefined>;
    /** What it is about, nested to any depth; secret, since it may hold e-mail addresses, names and notes. */
    declare readonly resources: pulumi.Output<HandshakeResource[] | undefined>;

    /**
     * Looks up a handshake that the account received, whatever its state is; nothing is declined.
     *
     * @param name the resource's name in the stack.
     * @param id the handshake's id.
     * @param state how to reach the account, if not as the stack configures it.
     * @param opts the resource's options.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: ReceivedHandshakeState,
        opts?: pulumi.CustomResourceOptions,
    ): ReceivedHandshake {
        return new ReceivedHandshake(name, state, { ...opts, id });
    }

    /**
     * Declines a handshake.
     *
     * @param name the resource's name in the stack.
     * @param args the handshake and its desired state.
     * @param opts the resource's options.
     */
    constructor(name: string, args: ReceivedHandshakeArgs, opts?: pulumi.CustomResourceOptions);
    /** @internal */
    constructor(name: string, state: ReceivedHandshakeState | undefined, opts?: pulumi.CustomResourceOptions);
    constructor(
        name: string,
        args: ReceivedHandshakeArgs | ReceivedHandshakeState | undefined,
        opts?: pulumi.CustomResourceOptions,
    ) {
        const outputs = {
            handshakeId: undefined,
            desiredState: undefined,
            connection: undefined,
            arn: undefined,
            action: undefined,
            state: undefined,
            requestedTimestamp: undefined,
            expirationTimestamp: undefined,
            organizationId: undefined,
            senderAccountId: undefined,
            parties: undefined,
            resources: undefined,
        };
        const secret = { additionalSecretOutputs: [...secretOutputs] };
        super(
            provider,
            name,
            { ...outputs, ...args },
            pulumi.mergeOptions(opts, secret),
            "aws-handshakes",
            "ReceivedHandshake",
        );
    }
}

const provider = providerText(() => (require("pulumi-aws-handshakes/dynamic") as typeof dynamic).receivedHandshake);

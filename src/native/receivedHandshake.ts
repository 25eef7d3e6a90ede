import * as pulumi from "@pulumi/pulumi";
import { receivedHandshakeOutputs } from "../pulumi/outputs";
import type {
    ReceivedHandshakeArgs,
    ReceivedHandshakeResult,
    ReceivedHandshakeState,
} from "../pulumi/receivedHandshake";
import { SECRET_OUTPUTS } from "../resources/receivedHandshake/properties";
import { refuseOtherPackage, warnOfDefaultProvider } from "./explicitProviderCheck";
import { givenOptions, optionsFor } from "./options";
import { dynamicTypes, resourceTypes } from "./tokens";

export interface ReceivedHandshake extends ReceivedHandshakeResult {}

/**
 * Declines one handshake that the account received from an organization, such as an invitation to join it.
 *
 * - `pulumi up` declines the handshake with DeclineHandshake of AWS Organizations. A handshake that is already declined,
 *   canceled or expired is a success. If it was accepted, if AWS does not know it, or if AWS rejects the decline,
 *   `pulumi up` fails.
 * - `pulumi preview` describes the handshake, and shows what `pulumi up` would do. `pulumi import` imports its current state.
 * - `pulumi refresh` reads its state. If it is pending, the next `pulumi up` declines it.
 * - `pulumi destroy` makes no call, because a decline can't be undone.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class ReceivedHandshake extends pulumi.CustomResource {
    /**
     * Looks up a handshake that the account received, in any state. It changes nothing in AWS.
     *
     * @param name the resource's name in the stack.
     * @param id the handshake's id.
     * @param state the connection to the account, if it is not the account of the stack.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of another package than aws-handshakes.
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
     * @throws pulumi.RunError for a provider of another package than aws-handshakes.
     */
    constructor(name: string, args: ReceivedHandshakeArgs, opts?: pulumi.CustomResourceOptions);
    /** @internal */
    constructor(name: string, state: ReceivedHandshakeState | undefined, opts?: pulumi.CustomResourceOptions);
    constructor(
        name: string,
        args: ReceivedHandshakeArgs | ReceivedHandshakeState | undefined,
        opts?: pulumi.CustomResourceOptions,
    ) {
        const what = `ReceivedHandshake ${JSON.stringify(name)}`;
        refuseOtherPackage(what, opts);
        const properties = { ...receivedHandshakeOutputs, ...args };
        const baseOptions = {
            ...optionsFor(dynamicTypes.receivedHandshake, opts),
            additionalSecretOutputs: [...SECRET_OUTPUTS],
        };
        super(resourceTypes.receivedHandshake, name, properties, pulumi.mergeOptions(baseOptions, givenOptions(opts)));
        warnOfDefaultProvider(what, args?.connection, this);
    }
}

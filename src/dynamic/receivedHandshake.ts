import * as pulumi from "@pulumi/pulumi";
import { receivedHandshakeOutputs } from "../pulumi/outputs";
import type {
    ReceivedHandshakeArgs,
    ReceivedHandshakeResult,
    ReceivedHandshakeState,
} from "../pulumi/receivedHandshake";
import { SECRET_OUTPUTS } from "../resources/receivedHandshake/properties";
import { ExplicitProviderCheck } from "./explicitProviderCheck";
import { checkProgram } from "./programCheck";
import { type Configure, type Providers, providerText } from "./providerText";

export interface ReceivedHandshake extends ReceivedHandshakeResult {}

/**
 * Declines one handshake that the account received from an organization, such as an invitation to join it.
 *
 * - `pulumi up` declines the handshake with DeclineHandshake of AWS Organizations. A handshake that is already
 *   declined, canceled or expired is a success. If it was accepted, if AWS does not know it, or if AWS rejects the
 *   decline, `pulumi up` fails.
 * - `pulumi refresh` reads its state. If it is pending, the next `pulumi up` declines it.
 * - `pulumi destroy` makes no call, because a decline can't be undone.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class ReceivedHandshake extends pulumi.dynamic.Resource {
    /**
     * Looks up a handshake that the account received, in any state. It changes nothing in AWS.
     *
     * @param name the resource's name in the stack.
     * @param id the handshake's id.
     * @param state the connection to the account, if it is not the account of the stack.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of AWS in the options, or of a parent if the connection names no account.
     *   A dynamic resource can't use a provider.
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
     * @throws pulumi.RunError for a provider of AWS in the options, or of a parent if the connection names no account.
     *   A dynamic resource can't use a provider.
     */
    constructor(name: string, args: ReceivedHandshakeArgs, opts?: pulumi.CustomResourceOptions);
    /** @internal */
    constructor(name: string, state: ReceivedHandshakeState | undefined, opts?: pulumi.CustomResourceOptions);
    constructor(
        name: string,
        args: ReceivedHandshakeArgs | ReceivedHandshakeState | undefined,
        opts?: pulumi.CustomResourceOptions,
    ) {
        checkProgram(configure);
        const providerCheck = new ExplicitProviderCheck("ReceivedHandshake", name, args?.connection, opts);
        const properties = { ...receivedHandshakeOutputs, ...args, connection: providerCheck.connection };
        const secret = { additionalSecretOutputs: [...SECRET_OUTPUTS] };
        super(provider, name, properties, pulumi.mergeOptions(opts, secret), "aws-handshakes", "ReceivedHandshake");
        providerCheck.finish(this);
    }
}

const configure: Configure = function (...args) {
    return Object.assign(this, (require("pulumi-aws-handshakes/dynamic") as Providers).receivedHandshake).configure(
        ...args,
    );
};
const provider = providerText(configure);

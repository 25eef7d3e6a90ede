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
import { type Configure, type Host, providerText } from "./providerText";

export interface ReceivedHandshake extends ReceivedHandshakeResult {}

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
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class ReceivedHandshake extends pulumi.dynamic.Resource {
    /**
     * Looks up a handshake that the account received, whatever its state is; nothing is declined.
     *
     * @param name the resource's name in the stack.
     * @param id the handshake's id.
     * @param state how to reach the account, if not as the stack configures it.
     * @param opts the resource's options.
     * @throws pulumi.RunError if the options or a parent have a provider of AWS, and the connection does not say which
     * account is meant. A dynamic resource can't use a provider.
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
     * @throws pulumi.RunError if the options or a parent have a provider of AWS, and the connection does not say which
     * account is meant. A dynamic resource can't use a provider.
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
    return Object.assign(this, (require("pulumi-aws-handshakes/dynamic") as Host).receivedHandshake).configure(...args);
};
const provider = providerText(configure);

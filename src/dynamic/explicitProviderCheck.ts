import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import { namesAccount, ownPackages, type ProviderOptions, packagesOf } from "../pulumi/explicitProvider";
import { unusableProviderMessage } from "../pulumi/messages";
import { runError } from "../pulumi/runError";

type ConnectionInput = pulumi.Input<ConnectionArgs | undefined>;

/**
 * Rejects a provider of AWS for a look-up or a dynamic resource, which can't use it.
 *
 * @throws pulumi.RunError with the remedy.
 */
export function refuseProvider(what: string, kind: string, connection: ConnectionInput, opts?: ProviderOptions): void {
    const inherited = namesAccount(connection) ? [] : packagesOf(opts?.parent);
    const [found] = [...ownPackages(opts), ...inherited];
    if (found !== undefined) {
        throw runError(unusableProviderMessage(what, kind, found));
    }
}

/**
 * Rejects a provider of AWS for a dynamic resource, which can't use it: the resource would reach the stack's account
 * instead of the provider's.
 *
 * A transformation can add a provider as late as in Pulumi's own constructor. That constructor also starts the
 * registration, and an error after it does not stop the registration. So the registration waits for the connection of
 * this class.
 */
export class ExplicitProviderCheck {
    /** The connection to construct the resource with. */
    readonly connection: ConnectionInput;
    private readonly what: string;
    private resolveConnection: () => void = () => {};
    private rejectConnection: (error: Error) => void = () => {};

    /**
     * @param kind the resource's class.
     * @throws pulumi.RunError for a provider in the options or of a parent.
     */
    constructor(
        private readonly kind: string,
        name: string,
        connection: ConnectionInput,
        opts: ProviderOptions | undefined,
    ) {
        this.what = `${kind} ${JSON.stringify(name)}`;
        refuseProvider(this.what, kind, connection, opts);
        this.connection = namesAccount(connection)
            ? this.checked(connection, packagesOf(opts?.parent)[0])
            : new Promise<ConnectionArgs | undefined>((resolve, reject) => {
                  this.resolveConnection = () => resolve(connection as ConnectionArgs | undefined);
                  this.rejectConnection = reject;
              });
    }

    /**
     * Checks a connection that other resources compute. It may be empty: then the resource would reach the stack's
     * account.
     */
    private checked(connection: ConnectionInput, inherited: string | undefined): ConnectionInput {
        if (inherited === undefined) {
            return connection;
        }
        return pulumi.output(connection).apply((known) => {
            if (!namesAccount(known)) {
                throw runError(unusableProviderMessage(this.what, this.kind, inherited));
            }
            return known;
        }) as ConnectionInput;
    }

    /** Resolves the connection, or rejects it if a transformation added a provider. */
    finish(resource: pulumi.Resource): void {
        const [found] = packagesOf(resource);
        if (found === undefined) {
            this.resolveConnection();
        } else {
            this.rejectConnection(runError(unusableProviderMessage(this.what, this.kind, found)));
        }
    }
}

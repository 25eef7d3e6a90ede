import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import { namesAccount, ownPackages, type ProviderOptions, packagesOf } from "../pulumi/explicitProvider";
import { unusableProviderMessage } from "../pulumi/messages";
import { runError } from "../pulumi/runError";

type ConnectionInput = pulumi.Input<ConnectionArgs | undefined>;

/**
 * Refuses a provider of AWS that a look-up was given and can't use.
 *
 * @throws pulumi.RunError that says what to do.
 */
export function refuseProvider(what: string, kind: string, connection: ConnectionInput, opts?: ProviderOptions): void {
    const inherited = namesAccount(connection) ? [] : packagesOf(opts?.parent);
    const [found] = [...ownPackages(opts), ...inherited];
    if (found !== undefined) {
        throw runError(unusableProviderMessage(what, kind, found));
    }
}

/**
 * Refuses a provider of AWS that a dynamic resource was given and can't use: what the program means to do in another
 * account would be done in the stack's.
 *
 * A transformation can add a provider as late as in Pulumi's own constructor, which starts the registration as well; an
 * error thrown after it stops nothing. So the registration waits for the connection that this class passes on.
 */
export class ExplicitProviderCheck {
    /** What the resource is to be constructed with as its connection. */
    readonly connection: ConnectionInput;
    private readonly what: string;
    private admit: () => void = () => {};
    private refuse: (error: Error) => void = () => {};

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
                  this.admit = () => resolve(connection as ConnectionArgs | undefined);
                  this.refuse = reject;
              });
    }

    /** One that other resources compute may turn out to be empty: then the stack's account would be reached after all. */
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

    /** Lets the registration go on, or fails it for a provider that a transformation added. */
    finish(resource: pulumi.Resource): void {
        const [found] = packagesOf(resource);
        if (found === undefined) {
            this.admit();
        } else {
            this.refuse(runError(unusableProviderMessage(this.what, this.kind, found)));
        }
    }
}

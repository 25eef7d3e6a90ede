import * as pulumi from "@pulumi/pulumi";
import type { InvitationGuardArgs, InvitationGuardResult } from "../pulumi/invitationGuard";
import { invitationGuardOutputs } from "../pulumi/outputs";
import { ExplicitProviderCheck } from "./explicitProviderCheck";
import { checkProgram } from "./programCheck";
import { type Configure, type Providers, providerText } from "./providerText";

export interface InvitationGuard extends InvitationGuardResult {}

/**
 * Declines the pending handshakes of an account, except from allowed senders. Declare one guard per account; its id is
 * the id of the account.
 *
 * Warning: a decline is permanent. A guard's first `pulumi up` declines every pending handshake that is not allowed.
 * Neither `pulumi destroy` nor AWS can undo a decline.
 *
 * - `pulumi up` lists the account's handshakes, and declines each pending one with a guarded action and a sender that
 *   is not allowed. After a failure, the guard continues with the other handshakes, and reports the failure. The next
 *   `pulumi up` retries it.
 * - `pulumi refresh` lists the handshakes again, and shows those that are not allowed. The next `pulumi up` declines
 *   them. The guard finds new handshakes only in a refresh: use `pulumi up --refresh`, or `options: refresh: always`.
 * - `pulumi destroy` makes no call. The account is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class InvitationGuard extends pulumi.dynamic.Resource {
    /**
     * Guards an account.
     *
     * @param name the resource's name in the stack.
     * @param args the allowed senders, the guarded actions, and the connection to the account.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of AWS in the options, or of a parent if the connection names no account.
     *   A dynamic resource can't use a provider.
     */
    constructor(name: string, args: InvitationGuardArgs = {}, opts?: pulumi.CustomResourceOptions) {
        checkProgram(configure);
        const providerCheck = new ExplicitProviderCheck("InvitationGuard", name, args.connection, opts);
        const properties = { ...invitationGuardOutputs, ...args, connection: providerCheck.connection };
        super(provider, name, properties, opts, "aws-handshakes", "InvitationGuard");
        providerCheck.finish(this);
    }
}

const configure: Configure = function (...args) {
    return Object.assign(this, (require("pulumi-aws-handshakes/dynamic") as Providers).invitationGuard).configure(
        ...args,
    );
};
const provider = providerText(configure);

import * as pulumi from "@pulumi/pulumi";
import type { InvitationGuardArgs, InvitationGuardResult } from "../pulumi/invitationGuard";
import { invitationGuardOutputs } from "../pulumi/outputs";
import { ExplicitProviderCheck } from "./explicitProviderCheck";
import { checkProgram } from "./programCheck";
import { type Configure, type Host, providerText } from "./providerText";

export interface InvitationGuard extends InvitationGuardResult {}

/**
 * An account that has no pending handshake, except from those who are allowed. One guard per account; its id is the
 * account's.
 *
 * Warning: a decline is permanent. The first `pulumi up` declines every pending handshake that isn't allowed; neither
 * `pulumi destroy` nor AWS takes that back.
 *
 * - `pulumi up` lists the account's handshakes and declines each pending one whose action is guarded and whose sender
 *   isn't allowed. One failure stops none of the others; what is left is listed, and the next up retries it.
 * - `pulumi refresh` lists them again and shows which ones aren't allowed; the next `pulumi up` declines them. A guard
 *   sees a new invitation only when something refreshes: `pulumi up --refresh`, or `options: refresh: always`.
 * - `pulumi destroy` calls nothing: the account is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class InvitationGuard extends pulumi.dynamic.Resource {
    /**
     * Guards an account.
     *
     * @param name the resource's name in the stack.
     * @param args whose handshakes are left alone, and how the account is reached.
     * @param opts the resource's options.
     * @throws pulumi.RunError if the options or a parent have a provider of AWS, and the connection does not say which
     * account is meant. A dynamic resource can't use a provider.
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
    return Object.assign(this, (require("pulumi-aws-handshakes/dynamic") as Host).invitationGuard).configure(...args);
};
const provider = providerText(configure);

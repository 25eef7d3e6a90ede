import * as pulumi from "@pulumi/pulumi";
import type { InvitationGuardArgs, InvitationGuardResult } from "../pulumi/invitationGuard";
import { invitationGuardOutputs } from "../pulumi/outputs";
import { optionsFor } from "./options";
import { refuseOtherPackage, warnOfDefaultProvider } from "./providerCheck";
import { dynamicTypes, resourceTypes } from "./tokens";

export interface InvitationGuard extends InvitationGuardResult {}

/**
 * An account that has no pending handshake, except from those who are allowed. One guard per account; its id is the
 * account's.
 *
 * Warning: a decline is permanent. The first `pulumi up` declines every pending handshake that isn't allowed; neither
 * `pulumi destroy` nor AWS takes that back.
 *
 * - `pulumi up` and `pulumi preview` list the account's handshakes first. The preview names each pending one whose
 *   action is guarded and whose sender isn't allowed; the up declines them. One failure stops none of the others; what
 *   is left is listed, and the next up retries it.
 * - `pulumi destroy` lists too, and changes nothing: the account is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class InvitationGuard extends pulumi.CustomResource {
    /**
     * Guards an account.
     *
     * @param name the resource's name in the stack.
     * @param args whose handshakes are left alone, and how the account is reached.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of another package than aws-handshakes.
     */
    constructor(name: string, args: InvitationGuardArgs = {}, opts?: pulumi.CustomResourceOptions) {
        const what = `InvitationGuard ${JSON.stringify(name)}`;
        refuseOtherPackage(what, opts);
        const options = pulumi.mergeOptions(optionsFor(dynamicTypes.invitationGuard, opts), opts);
        super(resourceTypes.invitationGuard, name, { ...invitationGuardOutputs, ...args }, options);
        warnOfDefaultProvider(what, args.connection, this);
    }
}

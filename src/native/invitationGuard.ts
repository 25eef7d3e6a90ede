import * as pulumi from "@pulumi/pulumi";
import type { InvitationGuardArgs, InvitationGuardResult } from "../pulumi/invitationGuard";
import { invitationGuardOutputs } from "../pulumi/outputs";
import { refuseOtherPackage, warnOfDefaultProvider } from "./explicitProviderCheck";
import { givenOptions, optionsFor } from "./options";
import { dynamicTypes, resourceTypes } from "./tokens";

export interface InvitationGuard extends InvitationGuardResult {}

/**
 * Declines the pending handshakes of an account, except from allowed senders. Declare one guard per account; its id is the
 * id of the account.
 *
 * Warning: a decline is permanent. A guard's first `pulumi up` declines every pending handshake that is not allowed.
 * Neither `pulumi destroy` nor AWS can undo a decline.
 *
 * - `pulumi up` and `pulumi preview` first list the account's handshakes. The preview names each pending handshake with a
 *   guarded action and a sender that is not allowed. `pulumi up` declines them. After a failure, the guard continues with
 *   the other handshakes, and reports the failure. The next `pulumi up` retries it.
 * - `pulumi destroy` lists too, and changes nothing in AWS. The account is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class InvitationGuard extends pulumi.CustomResource {
    /**
     * Guards an account.
     *
     * @param name the resource's name in the stack.
     * @param args the allowed senders, the guarded actions, and the connection to the account.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of another package than aws-handshakes.
     */
    constructor(name: string, args: InvitationGuardArgs = {}, opts?: pulumi.CustomResourceOptions) {
        const what = `InvitationGuard ${JSON.stringify(name)}`;
        refuseOtherPackage(what, opts);
        const options = pulumi.mergeOptions(optionsFor(dynamicTypes.invitationGuard, opts), givenOptions(opts));
        super(resourceTypes.invitationGuard, name, { ...invitationGuardOutputs, ...args }, options);
        warnOfDefaultProvider(what, args.connection, this);
    }
}

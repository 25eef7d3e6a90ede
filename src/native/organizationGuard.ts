import * as pulumi from "@pulumi/pulumi";
import type { OrganizationGuardArgs, OrganizationGuardResult } from "../pulumi/organizationGuard";
import { organizationGuardOutputs } from "../pulumi/outputs";
import { refuseOtherPackage, warnOfDefaultProvider } from "./explicitProviderCheck";
import { givenOptions, optionsFor } from "./options";
import { dynamicTypes, resourceTypes } from "./tokens";

export interface OrganizationGuard extends OrganizationGuardResult {}

/**
 * Declines the pending handshakes of all accounts of an organization, except from allowed senders. It lists the accounts of
 * the organization itself, so it also guards an account that joins later. Declare one guard per organization; its id is the
 * id of the organization.
 *
 * Warning: a decline is permanent. A guard's first `pulumi up` declines every pending handshake that is not allowed.
 * Neither `pulumi destroy` nor AWS can undo a decline.
 *
 * - `pulumi up` and `pulumi preview` first list the accounts, assume the role in each active account, and list its
 *   handshakes. The preview names each pending handshake with a guarded action and a sender that is not allowed.
 *   `pulumi up` declines them. After a failure in one account, the guard continues with the other accounts, and reports the
 *   failure. The next `pulumi up` retries it.
 * - `pulumi import` allows every sender of a pending handshake. It uses the role `invitation-guard`.
 * - `pulumi destroy` lists too, and changes nothing in AWS. The organization is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class OrganizationGuard extends pulumi.CustomResource {
    /**
     * Guards an organization.
     *
     * @param name the resource's name in the stack.
     * @param args the role in the accounts, the allowed senders, and the connection to the organization.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of another package than aws-handshakes.
     */
    constructor(name: string, args: OrganizationGuardArgs, opts?: pulumi.CustomResourceOptions) {
        const what = `OrganizationGuard ${JSON.stringify(name)}`;
        refuseOtherPackage(what, opts);
        const options = pulumi.mergeOptions(optionsFor(dynamicTypes.organizationGuard, opts), givenOptions(opts));
        super(resourceTypes.organizationGuard, name, { ...organizationGuardOutputs, ...args }, options);
        warnOfDefaultProvider(what, args.connection, this);
    }
}

import * as pulumi from "@pulumi/pulumi";
import type { OrganizationGuardArgs, OrganizationGuardResult } from "../pulumi/organizationGuard";
import { organizationGuardOutputs } from "../pulumi/outputs";
import { optionsFor } from "./options";
import { dynamicTypes, resourceTypes } from "./tokens";

export interface OrganizationGuard extends OrganizationGuardResult {}

/**
 * An organization none of whose accounts has a pending handshake, except from those who are allowed. It lists the
 * organization's accounts itself: an account that joins later is guarded without an edit. One guard per organization;
 * its id is the organization's.
 *
 * Warning: a decline is permanent. The first `pulumi up` declines every pending handshake that isn't allowed; neither
 * `pulumi destroy` nor AWS takes that back.
 *
 * - `pulumi up` and `pulumi preview` list the accounts first, assume the role in each active one, and look. The preview
 *   names each pending handshake whose action is guarded and whose sender isn't allowed; the up declines them. One
 *   account's failure stops no other; what is left is listed, and the next up goes on from there.
 * - `pulumi import` allows whoever sent what is pending. It looks through the role `invitation-guard`.
 * - `pulumi destroy` looks too, and changes nothing: the organization is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class OrganizationGuard extends pulumi.CustomResource {
    /**
     * Guards an organization.
     *
     * @param name the resource's name in the stack.
     * @param args the role in the accounts, whose handshakes are left alone, and how the organization is reached.
     * @param opts the resource's options.
     */
    constructor(name: string, args: OrganizationGuardArgs, opts?: pulumi.CustomResourceOptions) {
        const options = pulumi.mergeOptions(optionsFor(dynamicTypes.organizationGuard, opts), opts);
        super(resourceTypes.organizationGuard, name, { ...organizationGuardOutputs, ...args }, options);
    }
}

import * as pulumi from "@pulumi/pulumi";
import type { OrganizationGuardArgs, OrganizationGuardResult } from "../pulumi/organizationGuard";
import { organizationGuardOutputs } from "../pulumi/outputs";
import { ExplicitProviderCheck } from "./explicitProviderCheck";
import { checkProgram } from "./programCheck";
import { type Configure, type Host, providerText } from "./providerText";

export interface OrganizationGuard extends OrganizationGuardResult {}

/**
 * An organization none of whose accounts has a pending handshake, except from those who are allowed. It lists the
 * organization's accounts itself: an account that joins later is guarded without an edit. One guard per organization;
 * its id is the organization's.
 *
 * Warning: a decline is permanent. The first `pulumi up` declines every pending handshake that isn't allowed; neither
 * `pulumi destroy` nor AWS takes that back.
 *
 * - `pulumi up` lists the accounts, assumes the role in each active one, and declines each pending handshake whose action
 *   is guarded and whose sender isn't allowed. One account's failure stops no other; what is left is listed, and the next
 *   up goes on from there.
 * - `pulumi refresh` looks at all accounts again and shows what isn't allowed; the next `pulumi up` declines it. A guard
 *   sees a new invitation only when something refreshes: `pulumi up --refresh`, or `options: refresh: always`.
 * - `pulumi destroy` calls nothing: the organization is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class OrganizationGuard extends pulumi.dynamic.Resource {
    /**
     * Guards an organization.
     *
     * @param name the resource's name in the stack.
     * @param args the role in the accounts, whose handshakes are left alone, and how the organization is reached.
     * @param opts the resource's options.
     * @throws pulumi.RunError if the options or a parent have a provider of AWS, and the connection does not say which
     * account is meant. A dynamic resource can't use a provider.
     */
    constructor(name: string, args: OrganizationGuardArgs, opts?: pulumi.CustomResourceOptions) {
        checkProgram(configure);
        const providerCheck = new ExplicitProviderCheck("OrganizationGuard", name, args.connection, opts);
        const properties = { ...organizationGuardOutputs, ...args, connection: providerCheck.connection };
        super(provider, name, properties, opts, "aws-handshakes", "OrganizationGuard");
        providerCheck.finish(this);
    }
}

const configure: Configure = function (...args) {
    return Object.assign(this, (require("pulumi-aws-handshakes/dynamic") as Host).organizationGuard).configure(...args);
};
const provider = providerText(configure);

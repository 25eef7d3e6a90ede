import * as pulumi from "@pulumi/pulumi";
import type { OrganizationGuardArgs, OrganizationGuardResult } from "../pulumi/organizationGuard";
import { organizationGuardOutputs } from "../pulumi/outputs";
import { ExplicitProviderCheck } from "./explicitProviderCheck";
import { checkProgram } from "./programCheck";
import { type Configure, type Providers, providerText } from "./providerText";

export interface OrganizationGuard extends OrganizationGuardResult {}

/**
 * Declines the pending handshakes of all accounts of an organization, except from allowed senders. It lists the
 * accounts of the organization itself, so it also guards an account that joins later. Declare one guard per
 * organization; its id is the id of the organization.
 *
 * Warning: a decline is permanent. A guard's first `pulumi up` declines every pending handshake that is not allowed.
 * Neither `pulumi destroy` nor AWS can undo a decline.
 *
 * - `pulumi up` lists the accounts, assumes the role in each active account, and declines each pending handshake with a
 *   guarded action and a sender that is not allowed. After a failure in one account, the guard continues with the other
 *   accounts, and reports the failure. The next `pulumi up` retries it.
 * - `pulumi refresh` lists the handshakes of all accounts again, and shows those that are not allowed. The next
 *   `pulumi up` declines them. The guard finds new handshakes only in a refresh: use `pulumi up --refresh`, or
 *   `options: refresh: always`.
 * - `pulumi destroy` makes no call. The organization is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor sets what the interface declares.
export class OrganizationGuard extends pulumi.dynamic.Resource {
    /**
     * Guards an organization.
     *
     * @param name the resource's name in the stack.
     * @param args the role in the accounts, the allowed senders, and the connection to the organization.
     * @param opts the resource's options.
     * @throws pulumi.RunError for a provider of AWS in the options, or of a parent if the connection names no account.
     *   A dynamic resource can't use a provider.
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
    return Object.assign(this, (require("pulumi-aws-handshakes/dynamic") as Providers).organizationGuard).configure(
        ...args,
    );
};
const provider = providerText(configure);

import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../lifecycle/connection";
import type { GuardedHandshake } from "../lifecycle/invitationGuard/properties";
import type { ConnectionArgs } from "./connectionArgs";
import type * as dynamic from "./host";
import { providerText } from "./providerText";

/** The arguments of an {@link InvitationGuard}. */
export interface InvitationGuardArgs {
    /** Ids of organizations (`o-…`) whose handshakes are left alone; none by default. */
    allowedOrganizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of management accounts (12 digits) whose handshakes are left alone; none by default. */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** The actions that are guarded: `INVITE` (the default), `TRANSFER_RESPONSIBILITY`, or both. */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /**
     * How to reach the account; by default what the stack configures under `aws:`, as for @pulumi/aws, and without that
     * what the AWS SDK finds by itself.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/**
 * An account that has no pending handshake, except from those who are allowed. One guard per account; its id is the
 * account's.
 *
 * - `pulumi up` lists the account's handshakes and declines each pending one whose action is guarded and whose sender
 *   isn't allowed. One failure stops none of the others; what is left is listed, and the next up mends it.
 * - `pulumi refresh` lists them again and shows which ones aren't allowed; the next `pulumi up` declines them. A guard
 *   sees a new invitation only when something refreshes: `pulumi up --refresh`, or `options: refresh: always`.
 * - `pulumi destroy` calls nothing: the account is no longer guarded.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
export class InvitationGuard extends pulumi.dynamic.Resource {
    /** The 12-digit id of the account, which is the resource's id as well. */
    declare readonly accountId: pulumi.Output<string>;
    /** Ids of organizations whose handshakes are left alone. */
    declare readonly allowedOrganizations: pulumi.Output<string[] | undefined>;
    /** Ids of management accounts whose handshakes are left alone. */
    declare readonly allowedAccounts: pulumi.Output<string[] | undefined>;
    /** The actions that are guarded, if the program says so. */
    declare readonly actions: pulumi.Output<string[] | undefined>;
    /** How the account is reached, if the program says so. */
    declare readonly connection: pulumi.Output<Connection | undefined>;
    /** Pending handshakes that are left alone since their sender is allowed, in the order of their ids. */
    declare readonly allowed: pulumi.Output<GuardedHandshake[]>;
    /** Handshakes with a guarded action that were declined, by whomever; AWS deletes them after 30 days. */
    declare readonly declined: pulumi.Output<GuardedHandshake[]>;
    /** Pending handshakes that aren't allowed: none after an up, or what a refresh found since. */
    declare readonly unwanted: pulumi.Output<GuardedHandshake[]>;

    /**
     * Guards an account.
     *
     * @param name the resource's name in the stack.
     * @param args whose handshakes are left alone, and how the account is reached.
     * @param opts the resource's options.
     */
    constructor(name: string, args: InvitationGuardArgs = {}, opts?: pulumi.CustomResourceOptions) {
        const outputs = {
            accountId: undefined,
            allowedOrganizations: undefined,
            allowedAccounts: undefined,
            actions: undefined,
            connection: undefined,
            allowed: undefined,
            declined: undefined,
            unwanted: undefined,
        };
        super(provider, name, { ...outputs, ...args }, opts, "aws-handshakes", "InvitationGuard");
    }
}

const provider = providerText(() => (require("pulumi-aws-handshakes/dynamic") as typeof dynamic).invitationGuard);

import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../resources/connection/properties";
import type { GuardedHandshake } from "../resources/invitationGuard/properties";
import type { ConnectionArgs } from "./connectionArgs";

/** The arguments of an `InvitationGuard`. */
export interface InvitationGuardArgs {
    /** Ids of organizations (`o-…`) whose handshakes are left alone; none by default. */
    allowedOrganizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of management accounts (12 digits) whose handshakes are left alone; none by default. */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The actions that are guarded: `INVITE`, by which an account joins another organization, and
     * `TRANSFER_RESPONSIBILITY`, by which a management account hands its organization's bills over. Both by default.
     */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /**
     * How to reach the account; by default as the stack's configuration says, and without that what the AWS SDK finds
     * by itself.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The outputs of an `InvitationGuard`. */
export interface InvitationGuardResult {
    /** The 12-digit id of the account, which is the resource's id as well. */
    readonly accountId: pulumi.Output<string>;
    /** Ids of organizations whose handshakes are left alone. */
    readonly allowedOrganizations: pulumi.Output<string[] | undefined>;
    /** Ids of management accounts whose handshakes are left alone. */
    readonly allowedAccounts: pulumi.Output<string[] | undefined>;
    /** The actions that are guarded, if the program says so. */
    readonly actions: pulumi.Output<string[] | undefined>;
    /** How the account is reached, if the program says so. */
    readonly connection: pulumi.Output<Connection | undefined>;
    /** Pending handshakes that are left alone since their sender is allowed, oldest first. */
    readonly allowed: pulumi.Output<GuardedHandshake[]>;
    /** Handshakes with a guarded action that were declined, by anyone, oldest first; AWS deletes them after 30 days. */
    readonly declined: pulumi.Output<GuardedHandshake[]>;
    /** Pending handshakes that aren't allowed: none after an up, or what a refresh found since. */
    readonly unwanted: pulumi.Output<GuardedHandshake[]>;
    /**
     * Handshakes with a guarded action that were accepted though their sender isn't allowed; AWS shows them for 30 days.
     * An up fails as long as there are any, and says what to do.
     */
    readonly accepted: pulumi.Output<GuardedHandshake[]>;
    /**
     * Handshakes that are left alone since only a person can decide: what AWS tells of the sender contradicts itself and
     * names somebody who is allowed, or AWS sent no state or no action. They count as a difference. Missing where there
     * are none.
     */
    readonly unclear: pulumi.Output<GuardedHandshake[] | undefined>;
    /**
     * Why the last refresh couldn't look at the account; the other outputs are then what was found before. It counts as a difference until a look succeeds.
     */
    readonly unreachable: pulumi.Output<string | undefined>;
}

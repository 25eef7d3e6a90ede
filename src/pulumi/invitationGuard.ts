import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../resources/connection/properties";
import type { GuardedHandshake } from "../resources/invitationGuard/properties";
import type { ConnectionArgs } from "./connectionArgs";

/** The arguments of an `InvitationGuard`. */
export interface InvitationGuardArgs {
    /** Ids of the allowed organizations (`o-…`). The guard does not decline their handshakes. None by default. */
    allowedOrganizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Ids of the allowed management accounts (12 digits). The guard does not decline their handshakes. None by default.
     */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The guarded actions. By default both: `INVITE` (the account joins another organization) and
     * `TRANSFER_RESPONSIBILITY` (a management account hands its organization's bills over).
     */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /**
     * How to reach the account; by default the stack's configuration, otherwise the AWS SDK's default chain.
     * Set its `allowedAccountIds`, so that the guard declines nothing in another account. Python and Go ignore a
     * provider of another package, without an error.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The outputs of an `InvitationGuard`. */
export interface InvitationGuardResult {
    /** The 12-digit id of the account. It is the resource's id too. */
    readonly accountId: pulumi.Output<string>;
    /** Ids of the allowed organizations. */
    readonly allowedOrganizations: pulumi.Output<string[] | undefined>;
    /** Ids of the allowed management accounts. */
    readonly allowedAccounts: pulumi.Output<string[] | undefined>;
    /** The guarded actions, if the program sets them. */
    readonly actions: pulumi.Output<string[] | undefined>;
    /** How the account is reached, if the program sets it. */
    readonly connection: pulumi.Output<Connection | undefined>;
    /** Pending handshakes from allowed senders, oldest first. */
    readonly allowed: pulumi.Output<GuardedHandshake[]>;
    /** Handshakes with a guarded action that were declined, by anyone, oldest first; AWS deletes them after 30 days. */
    readonly declined: pulumi.Output<GuardedHandshake[]>;
    /**
     * Pending handshakes from senders that are not allowed, oldest first. After a successful up there are none. A
     * refresh may find new ones.
     */
    readonly unwanted: pulumi.Output<GuardedHandshake[]>;
    /**
     * Handshakes with a guarded action that someone accepted although the sender is not allowed. AWS shows them for 30
     * days. Until then every up fails, and its error says what to do.
     */
    readonly accepted: pulumi.Output<GuardedHandshake[]>;
    /**
     * Handshakes that the guard does not decline, because only a person can decide: the sender's data are contradicting
     * and name an allowed sender, or AWS sent no state or no action. They count as a difference. Missing if there are
     * none.
     */
    readonly unclear: pulumi.Output<GuardedHandshake[] | undefined>;
    /**
     * Why the last refresh could not read the account. The other outputs then keep their earlier values. It counts as a
     * difference until a read succeeds.
     */
    readonly unreachable: pulumi.Output<string | undefined>;
}

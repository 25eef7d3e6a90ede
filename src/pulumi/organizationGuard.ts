import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../resources/connection/properties";
import type {
    MemberHandshake,
    SkippedAccount,
    UnreachableAccount,
    UnwantedTransfer,
} from "../resources/organizationGuard/properties";
import type { ConnectionArgs } from "./connectionArgs";

/** The arguments of an `OrganizationGuard`. */
export interface OrganizationGuardArgs {
    /**
     * The name of the role to assume in every member account, with its path if it has one, such as
     * `security/invitation-guard`. The account of the credentials needs no role.
     */
    roleName: pulumi.Input<string>;
    /** The external id that the role's trust policy requires. */
    externalId?: pulumi.Input<string | undefined>;
    /** Ids of the allowed organizations (`o-…`). The guard does not decline their handshakes. None by default. */
    allowedOrganizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Ids of the allowed management accounts (12 digits). The guard does not decline their handshakes, and does not
     * report billing transfers to them. None by default.
     */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The guarded actions. By default both: `INVITE` (the account joins another organization) and
     * `TRANSFER_RESPONSIBILITY` (a management account hands its organization's bills over).
     */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /**
     * Guard only the accounts below these organizational units (`ou-…`) or this root (`r-…`), at any depth; all
     * accounts by default.
     */
    organizationalUnits?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of accounts (12 digits) that are not guarded; none by default. */
    excludedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * How to reach the management account or a delegated administrator; by default the stack's configuration, otherwise
     * the AWS SDK's default chain. Set its `allowedAccountIds`, so that the guard declines nothing in another
     * organization. Python and Go ignore a provider of another package, without an error.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The outputs of an `OrganizationGuard`. They contain no e-mail address and no note. */
export interface OrganizationGuardResult {
    /** The organization's id, `o-…`. It is the resource's id too. */
    readonly organizationId: pulumi.Output<string>;
    /** The 12-digit id of the organization's management account. */
    readonly managementAccountId: pulumi.Output<string>;
    /** Ids of the accounts that the guard read, sorted. */
    readonly guardedAccounts: pulumi.Output<string[]>;
    /** Accounts that are not guarded, because they are excluded or not active. */
    readonly skippedAccounts: pulumi.Output<SkippedAccount[]>;
    /**
     * Accounts that the guard could not read, and accounts that it knew and that AWS no longer lists in the organization.
     * As long as there are any, every up fails.
     */
    readonly unreachable: pulumi.Output<UnreachableAccount[]>;
    /** The name of the role to assume in every member account. */
    readonly roleName: pulumi.Output<string>;
    /** The external id that the role's trust policy requires, if the program sets it. */
    readonly externalId: pulumi.Output<string | undefined>;
    /** Ids of the allowed organizations. */
    readonly allowedOrganizations: pulumi.Output<string[] | undefined>;
    /** Ids of the allowed management accounts. */
    readonly allowedAccounts: pulumi.Output<string[] | undefined>;
    /** The guarded actions, if the program sets them. */
    readonly actions: pulumi.Output<string[] | undefined>;
    /** The organizational units with guarded accounts, if the program sets them. */
    readonly organizationalUnits: pulumi.Output<string[] | undefined>;
    /** Ids of accounts that are not guarded. */
    readonly excludedAccounts: pulumi.Output<string[] | undefined>;
    /** How the management account or a delegated administrator is reached, if the program sets it. */
    readonly connection: pulumi.Output<Connection | undefined>;
    /** Pending handshakes from allowed senders, oldest first. */
    readonly allowed: pulumi.Output<MemberHandshake[]>;
    /** Handshakes with a guarded action that were declined, by anyone, oldest first; AWS deletes them after 30 days. */
    readonly declined: pulumi.Output<MemberHandshake[]>;
    /**
     * Pending handshakes from senders that are not allowed, oldest first. After a successful up there are none. A
     * refresh may find new ones.
     */
    readonly unwanted: pulumi.Output<MemberHandshake[]>;
    /**
     * Handshakes with a guarded action that someone accepted although the sender is not allowed. AWS shows them for 30
     * days. Until then every up fails, and its error says what to do.
     */
    readonly accepted: pulumi.Output<MemberHandshake[]>;
    /**
     * Handshakes that the guard does not decline, because only a person can decide: the sender's data are contradicting
     * and name an allowed sender, or AWS sent no state or no action. They count as a difference. Missing if there are
     * none.
     */
    readonly unclear: pulumi.Output<MemberHandshake[] | undefined>;
    /**
     * Billing transfers in force that hand the organization's bills to an account that is not allowed. They count as a
     * difference. Missing if there are none, and if the caller is not the management account.
     */
    readonly unwantedTransfers: pulumi.Output<UnwantedTransfer[] | undefined>;
}

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
     * The name of the role to assume in every member account, with its path where it has one, such as
     * `security/invitation-guard`. The account of the credentials is reached without it.
     */
    roleName: pulumi.Input<string>;
    /** The external id that the role's trust policy asks for. */
    externalId?: pulumi.Input<string | undefined>;
    /** Ids of organizations (`o-…`) whose handshakes are left alone; none by default. */
    allowedOrganizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of management accounts (12 digits) whose handshakes and billing transfers are left alone; none by default. */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The actions that are guarded: `INVITE`, by which an account joins another organization, and
     * `TRANSFER_RESPONSIBILITY`, by which a management account hands its organization's bills over. Both by default.
     */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /** Only accounts below these organizational units (`ou-…`) or this root (`r-…`), at any depth; all by default. */
    organizationalUnits?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of accounts (12 digits) that are left out; none by default. */
    excludedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * How to reach the management account or a delegated administrator; by default as the stack's configuration says,
     * and without that what the AWS SDK finds by itself.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The outputs of an `OrganizationGuard`. None holds an e-mail address or a note. */
export interface OrganizationGuardResult {
    /** The organization's id, `o-…`, which is the resource's id as well. */
    readonly organizationId: pulumi.Output<string>;
    /** The 12-digit id of the organization's management account. */
    readonly managementAccountId: pulumi.Output<string>;
    /** Ids of the accounts that were looked at, sorted. */
    readonly guardedAccounts: pulumi.Output<string[]>;
    /** Accounts that aren't guarded: those that are excluded, and those that aren't active. */
    readonly skippedAccounts: pulumi.Output<SkippedAccount[]>;
    /** Accounts that should be guarded and couldn't be looked at. An up fails as long as there are any. */
    readonly unreachable: pulumi.Output<UnreachableAccount[]>;
    /** The name of the role that is assumed in every member account. */
    readonly roleName: pulumi.Output<string>;
    /** The external id that the role's trust policy asks for, if the program says so. */
    readonly externalId: pulumi.Output<string | undefined>;
    /** Ids of organizations whose handshakes are left alone. */
    readonly allowedOrganizations: pulumi.Output<string[] | undefined>;
    /** Ids of management accounts whose handshakes and billing transfers are left alone. */
    readonly allowedAccounts: pulumi.Output<string[] | undefined>;
    /** The actions that are guarded, if the program says so. */
    readonly actions: pulumi.Output<string[] | undefined>;
    /** The organizational units whose accounts are guarded, if the program says so. */
    readonly organizationalUnits: pulumi.Output<string[] | undefined>;
    /** Ids of accounts that are left out. */
    readonly excludedAccounts: pulumi.Output<string[] | undefined>;
    /** How the management account or a delegated administrator is reached, if the program says so. */
    readonly connection: pulumi.Output<Connection | undefined>;
    /** Pending handshakes that are left alone since their sender is allowed, oldest first. */
    readonly allowed: pulumi.Output<MemberHandshake[]>;
    /** Handshakes with a guarded action that were declined, by anyone, oldest first; AWS deletes them after 30 days. */
    readonly declined: pulumi.Output<MemberHandshake[]>;
    /** Pending handshakes that aren't allowed: none after an up, or what a refresh found since. */
    readonly unwanted: pulumi.Output<MemberHandshake[]>;
    /**
     * Handshakes with a guarded action that were accepted though their sender isn't allowed; AWS shows them for 30 days.
     * An up fails as long as there are any, and says what to do.
     */
    readonly accepted: pulumi.Output<MemberHandshake[]>;
    /**
     * Handshakes that are left alone since only a person can decide: what AWS tells of the sender contradicts itself and
     * names somebody who is allowed, or AWS sent no state or no action. They count as a difference. Missing where there
     * are none.
     */
    readonly unclear: pulumi.Output<MemberHandshake[] | undefined>;
    /**
     * Billing transfers in force that hand the organization's bills to an account that isn't allowed. They count as a
     * difference. Missing where there are none, and where the caller isn't the management account.
     */
    readonly unwantedTransfers: pulumi.Output<UnwantedTransfer[] | undefined>;
}

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import type { AlarmEvent } from "./alarmRules";

/** The arguments of an `OrganizationProtection`. A part that is left out is not made. */
export interface OrganizationProtectionArgs {
    /** Ids of organizations (`o-…`) whose handshakes may be accepted, and are left alone by the guard. An empty list allows none. */
    allowedOrganizations: pulumi.Input<pulumi.Input<string>[]>;
    /** Ids of management accounts (12 digits) whose handshakes may be accepted, and are left alone by the guard; none by default. */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** The service control policy that denies `AcceptHandshake` and `LeaveOrganization`. */
    policy?: PolicyArgs;
    /** The role that the guard assumes, in every member account and in those that join later. */
    roles?: RolesArgs;
    /** The guard that declines what is pending. It waits for the roles. */
    guard?: GuardArgs;
    /** What tells a person that an account joined or left, or that a handshake was answered. */
    alarms?: AlarmsArgs;
    /** The partition of AWS, such as `aws`; that of the provider's region by default. */
    partition?: pulumi.Input<string | undefined>;
    /** Tags of everything that has tags. */
    tags?: pulumi.Input<{ [name: string]: pulumi.Input<string> } | undefined>;
}

/** The policy of an `OrganizationProtection`. */
export interface PolicyArgs {
    /** The policy's name; made by Pulumi by default. */
    name?: pulumi.Input<string>;
    /** Whether accounts may leave the organization by `LeaveOrganization`; `false` by default. */
    allowLeaving?: pulumi.Input<boolean | undefined>;
    /**
     * What the policy is attached to: ids of a root (`r-…`), of organizational units (`ou-…`) or of accounts, by names of
     * your choice, which name the attachments in the stack. The organization's root by default.
     */
    targets?: { [name: string]: pulumi.Input<string> };
}

/** The roles of an `OrganizationProtection`. */
export interface RolesArgs {
    /** ARNs of the IAM roles and users that may assume the role: the one that runs Pulumi. */
    trustedPrincipals: pulumi.Input<pulumi.Input<string>[]>;
    /** The external id that they have to give; none by default. */
    externalId?: pulumi.Input<string | undefined>;
    /** The role's name, with its path where it has one; `invitation-guard` by default. */
    roleName?: pulumi.Input<string | undefined>;
    /** Ids of a root (`r-…`) or of organizational units (`ou-…`) whose accounts get the role; the organization's root by default. */
    organizationalUnits?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** `SELF` in the management account (the default), `DELEGATED_ADMIN` in a delegated administrator of StackSets. */
    callAs?: pulumi.Input<"SELF" | "DELEGATED_ADMIN" | undefined>;
    /** How many percent of the accounts get the role at a time, and how many may fail; 25 by default. */
    concurrencyPercentage?: pulumi.Input<number | undefined>;
}

/** The guard of an `OrganizationProtection`: the arguments of an `OrganizationGuard` that the component does not set itself. */
export interface GuardArgs {
    /** The name of the role to assume; that of `roles` by default. */
    roleName?: pulumi.Input<string | undefined>;
    /** The external id that the role's trust policy asks for; that of `roles` by default. */
    externalId?: pulumi.Input<string | undefined>;
    /** The actions that are guarded; `INVITE` and `TRANSFER_RESPONSIBILITY` by default. */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /** Only accounts below these organizational units (`ou-…`) or this root (`r-…`), at any depth; all by default. */
    organizationalUnits?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of accounts (12 digits) that are left out; none by default. */
    excludedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * How the plugin `aws-handshakes` reaches the organization, which does not read `aws:…`. By default as the stack's
     * configuration `aws-handshakes:…` says, and only in the account that @pulumi/aws calls.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The alarms of an `OrganizationProtection`. */
export interface AlarmsArgs {
    /** What raises an alarm; every kind of event by default. */
    events?: readonly AlarmEvent[];
    /**
     * The ARN of an SNS topic in the region of the events, which has to let EventBridge publish. By default an encrypted
     * topic is made, with the policy that it needs.
     */
    topicArn?: pulumi.Input<string>;
    /** The id of the KMS key of the topic that is made, which has to let EventBridge use it. By default a key is made. */
    kmsKeyId?: pulumi.Input<string>;
    /** E-mail addresses that get the alarms, by names of your choice. AWS asks each for a confirmation. */
    emails?: { [name: string]: pulumi.Input<string> };
    /** The region of the events; that of AWS Organizations in the partition by default, such as `us-east-1`. */
    region?: pulumi.Input<string | undefined>;
    /**
     * A provider of @pulumi/aws for the region of the events. By default the component's own, with the region as an
     * argument of each resource. @pulumi/aws 6 has no such argument: there the component makes a provider with the
     * stack's configuration.
     */
    provider?: pulumi.ProviderResource;
}

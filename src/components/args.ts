import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import type { AlarmEvent } from "./alarmRules";

/** The arguments of an `OrganizationProtection`. A part without arguments is not created. */
export interface OrganizationProtectionArgs {
    /**
     * Ids of the allowed organizations (`o-…`). Accounts may accept their handshakes, and the guard does not decline
     * them. An empty list allows none. The policy and the guard require the list; `undefined` is an error.
     */
    allowedOrganizations: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Ids of the allowed management accounts (12 digits). Accounts may accept their handshakes, and the guard does not
     * decline them. None by default.
     */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** The service control policy that denies `AcceptHandshake` and `LeaveOrganization`. */
    policy?: PolicyArgs;
    /** The role that the guard assumes, in every member account, also in accounts that join later. */
    roles?: RolesArgs;
    /**
     * The guard that declines pending handshakes from senders that are not allowed. Pulumi creates it after the roles.
     */
    guard?: GuardArgs;
    /** Alarms that notify a person when an account joins or leaves, or when a handshake is accepted or declined. */
    alarms?: AlarmsArgs;
    /** The partition of AWS, such as `aws`; by default the partition of the provider's region. */
    partition?: pulumi.Input<string | undefined>;
    /** Tags for all resources that can have tags. */
    tags?: pulumi.Input<{ [name: string]: pulumi.Input<string> } | undefined>;
}

/** The policy of an `OrganizationProtection`. */
export interface PolicyArgs {
    /** The policy's name; by default Pulumi generates one. */
    name?: pulumi.Input<string>;
    /** Whether accounts may call `LeaveOrganization`; `false` by default. */
    allowLeaving?: pulumi.Input<boolean | undefined>;
    /**
     * The targets of the policy: ids of a root (`r-…`), of organizational units (`ou-…`) or of accounts. The keys are
     * names that you choose; they name the attachments in the stack. The organization's root by default. An empty object
     * is an error.
     */
    targets?: { [name: string]: pulumi.Input<string> };
}

/** The roles of an `OrganizationProtection`. */
export interface RolesArgs {
    /** ARNs of the IAM roles and users that may assume the role. Include the one that runs Pulumi. */
    trustedPrincipals: pulumi.Input<pulumi.Input<string>[]>;
    /** The external id that they must send, 2 to 1,224 characters; none by default. */
    externalId?: pulumi.Input<string | undefined>;
    /** The role's name, with its path if it has one; `invitation-guard` by default. */
    roleName?: pulumi.Input<string | undefined>;
    /**
     * Ids of a root (`r-…`) or of organizational units (`ou-…`) with the accounts that get the role; the organization's
     * root by default. An empty list is an error.
     */
    organizationalUnits?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** `SELF` (the default) in the management account, `DELEGATED_ADMIN` in a delegated administrator of StackSets. */
    callAs?: pulumi.Input<"SELF" | "DELEGATED_ADMIN" | undefined>;
    /** The percentage of the accounts that get the role at the same time, and that may fail; 25 by default. */
    concurrencyPercentage?: pulumi.Input<number | undefined>;
}

/**
 * The guard of an `OrganizationProtection`: the arguments of an `OrganizationGuard` that the component does not set.
 */
export interface GuardArgs {
    /** The name of the role to assume; by default that of `roles`. */
    roleName?: pulumi.Input<string | undefined>;
    /** The external id that the role's trust policy requires; by default that of `roles`. */
    externalId?: pulumi.Input<string | undefined>;
    /** The guarded actions; `INVITE` and `TRANSFER_RESPONSIBILITY` by default. */
    actions?: pulumi.Input<pulumi.Input<"INVITE" | "TRANSFER_RESPONSIBILITY">[] | undefined>;
    /**
     * Guard only the accounts below these organizational units (`ou-…`) or this root (`r-…`), at any depth; all
     * accounts by default.
     */
    organizationalUnits?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Ids of accounts (12 digits) that are not guarded; none by default. */
    excludedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * How the plugin `aws-handshakes` reaches the organization. The plugin does not read `aws:…`. By default it uses
     * the stack's configuration `aws-handshakes:…`, and only the account that @pulumi/aws calls is allowed.
     */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The alarms of an `OrganizationProtection`. */
export interface AlarmsArgs {
    /** The events that raise an alarm; all events by default. An empty list is an error. */
    events?: readonly AlarmEvent[];
    /**
     * The ARN of an SNS topic in the region of the events. Its policy must let EventBridge publish. By default the
     * component creates an encrypted topic.
     */
    topicArn?: pulumi.Input<string>;
    /**
     * The id of the KMS key for the created topic. Its policy must let EventBridge use it. By default the component
     * creates a key.
     */
    kmsKeyId?: pulumi.Input<string>;
    /**
     * E-mail addresses that receive the alarms. The keys are names that you choose. AWS asks each address to confirm.
     */
    emails?: { [name: string]: pulumi.Input<string> };
    /** The region of the events; by default the region of AWS Organizations in the partition, such as `us-east-1`. */
    region?: pulumi.Input<string | undefined>;
    /**
     * A provider of @pulumi/aws for the region of the events. By default the component's own provider is used, with the
     * region as an argument of each resource. @pulumi/aws 6 has no such argument: there the component creates a
     * provider with the stack's configuration.
     */
    provider?: pulumi.ProviderResource;
}

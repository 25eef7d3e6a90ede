import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../resources/connection/properties";
import type { ConnectionArgs } from "./connectionArgs";

/*
 * The arguments and results of the look-up of billing transfers. Both plugins use them.
 */

/**
 * The arguments of `getResponsibilityTransfers`. Without a filter it returns all billing transfers of the organization.
 */
export interface GetResponsibilityTransfersArgs {
    /** Return only transfers in these directions, `outbound` or `inbound`. The other direction is not listed. */
    directions?: string[];
    /**
     * Return only transfers in one of these statuses, as AWS spells them: `REQUESTED`, `ACCEPTED`, `WITHDRAWN`, … It
     * omits a transfer whose status is missing or unknown, so use no filter for an alarm.
     */
    statuses?: string[];
    /** Return only transfers with one of these management accounts (12 digits) on the other side. */
    accounts?: string[];
    /** How to reach the management account; the stack's configuration by default. */
    connection?: Connection;
}

/** The arguments of `getResponsibilityTransfersOutput`. */
export interface GetResponsibilityTransfersOutputArgs {
    /** Return only transfers in these directions, `outbound` or `inbound`. The other direction is not listed. */
    directions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Return only transfers in one of these statuses, as AWS spells them: `REQUESTED`, `ACCEPTED`, `WITHDRAWN`, … It
     * omits a transfer whose status is missing or unknown, so use no filter for an alarm.
     */
    statuses?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Return only transfers with one of these management accounts (12 digits) on the other side. */
    accounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** How to reach the management account; the stack's configuration by default. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** A billing transfer that a look-up returns. AWS may omit members. */
export interface ResponsibilityTransferResult {
    /** The transfer's id: `rt-` followed by 8 to 32 lowercase letters or digits. */
    readonly transferId: string;
    /**
     * `outbound`: this organization hands its bills over. `inbound`: it takes over the bills of another organization.
     */
    readonly direction: string;
    /** `arn:PARTITION:organizations::MANAGEMENT_ACCOUNT:transfer/o-ORGANIZATION/billing/DIRECTION/rt-ID`. */
    readonly arn?: string;
    /** The transferred responsibility, as AWS spells it: `BILLING`. */
    readonly type?: string;
    /**
     * As AWS spells it. `REQUESTED`: pending. `ACCEPTED`: in force from its start. `WITHDRAWN`: in force until its end.
     * `DECLINED`, `CANCELED`, `EXPIRED`: no bills are handed over.
     */
    readonly status?: string;
    /** The name that the paying account gave it. */
    readonly name?: string;
    /** The 12-digit id of the management account that hands its organization's bills over. */
    readonly sourceAccountId?: string;
    /** The e-mail address of that account. */
    readonly sourceAccountEmail?: string;
    /** The 12-digit id of the management account that manages and pays the bills. */
    readonly targetAccountId?: string;
    /** The e-mail address of that account. */
    readonly targetAccountEmail?: string;
    /** When it starts: RFC 3339, UTC, with milliseconds. */
    readonly startTimestamp?: string;
    /** When it ends: RFC 3339, UTC, with milliseconds. */
    readonly endTimestamp?: string;
    /** The id of the handshake of the transfer. AWS deletes a handshake 30 days after it is settled. */
    readonly handshakeId?: string;
}

/** The billing transfers that a look-up returns. */
export interface GetResponsibilityTransfersResult {
    /** The transfers: outbound before inbound, each sorted by id. An empty list is not an error. */
    readonly transfers: ResponsibilityTransferResult[];
}

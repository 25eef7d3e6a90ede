import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../resources/connection/properties";
import type { ConnectionArgs } from "./connectionArgs";

/*
 * The arguments and results of the look-up of billing transfers, the same in both hosts.
 */

/** Which billing transfers `getResponsibilityTransfers` looks up; all of the organization by default. */
export interface GetResponsibilityTransfersArgs {
    /** Only those in one of these directions, `outbound` or `inbound`; the other one isn't listed at all. */
    directions?: string[];
    /** Only those in one of these statuses, as AWS spells them: `REQUESTED`, `ACCEPTED`, `WITHDRAWN`, … */
    statuses?: string[];
    /** Only those with one of these management accounts (12 digits) on the other side. */
    accounts?: string[];
    /** How to reach the management account; by default as the stack's configuration says. */
    connection?: Connection;
}

/** The same for `getResponsibilityTransfersOutput`. */
export interface GetResponsibilityTransfersOutputArgs {
    /** Only those in one of these directions, `outbound` or `inbound`; the other one isn't listed at all. */
    directions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Only those in one of these statuses, as AWS spells them: `REQUESTED`, `ACCEPTED`, `WITHDRAWN`, … */
    statuses?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Only those with one of these management accounts (12 digits) on the other side. */
    accounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** How to reach the management account; by default as the stack's configuration says. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** A billing transfer as it was looked up. AWS may leave members out. */
export interface ResponsibilityTransferResult {
    /** The transfer's id: `rt-` followed by 8 to 32 lowercase letters or digits. */
    readonly transferId: string;
    /** `outbound`: this organization hands its bills over. `inbound`: it takes those of another organization over. */
    readonly direction: string;
    /** `arn:PARTITION:organizations::MANAGEMENT_ACCOUNT:transfer/o-ORGANIZATION/billing/DIRECTION/rt-ID`. */
    readonly arn?: string;
    /** What is handed over, as AWS spells it: `BILLING`. */
    readonly type?: string;
    /**
     * As AWS spells it: `REQUESTED` is pending; `ACCEPTED` is agreed on, and in force from its start on; `WITHDRAWN` is
     * in force until its end; `DECLINED`, `CANCELED` and `EXPIRED` hand nothing over.
     */
    readonly status?: string;
    /** The name that the account which pays gave it. */
    readonly name?: string;
    /** The 12-digit id of the management account whose organization's bills are handed over. */
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
    /** The id of the handshake that it was agreed by; AWS deletes a handshake 30 days after its answer. */
    readonly handshakeId?: string;
}

/** The billing transfers that were looked up. */
export interface GetResponsibilityTransfersResult {
    /** The transfers: outbound before inbound, each in the order of their ids; none is no error. */
    readonly transfers: ResponsibilityTransferResult[];
}

import * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../resources/handshakeError";
import { buildProtectionPolicy } from "../resources/protectionPolicy/protectionPolicy";
import { runError } from "./runError";

/** Whose handshakes a protection policy lets accounts accept. */
export interface ProtectionPolicyArgs {
    /** Ids of organizations (`o-…`) whose handshakes may be accepted. An empty list allows none. A wildcard is an error. */
    allowedOrganizations: string[];
    /** Ids of management accounts (12 digits) whose handshakes may be accepted; none by default. */
    allowedAccounts?: string[];
    /** Whether accounts may leave their organization by `LeaveOrganization`; `false` by default. */
    allowLeaving?: boolean;
    /** The partition of AWS: `aws` (the default), `aws-cn`, `aws-us-gov`, … */
    partition?: string;
}

/** The same for `protectionPolicyOutput`. */
export interface ProtectionPolicyOutputArgs {
    /** Ids of organizations (`o-…`) whose handshakes may be accepted. An empty list allows none. A wildcard is an error. */
    allowedOrganizations: pulumi.Input<pulumi.Input<string>[]>;
    /** Ids of management accounts (12 digits) whose handshakes may be accepted; none by default. */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Whether accounts may leave their organization by `LeaveOrganization`; `false` by default. */
    allowLeaving?: pulumi.Input<boolean | undefined>;
    /** The partition of AWS: `aws` (the default), `aws-cn`, `aws-us-gov`, … */
    partition?: pulumi.Input<string | undefined>;
}

/** What the plugin's function `getProtectionPolicy` returns. */
export interface GetProtectionPolicyResult {
    /** The policy: JSON without spaces, at most 10,240 characters. */
    readonly policy: string;
}

/**
 * Builds a service control policy that denies `AcceptHandshake`, except for the handshakes of allowed organizations and
 * management accounts, and `LeaveOrganization`. Nothing is called. The same arguments give the same text. It only denies:
 * the account needs another policy that allows, such as FullAWSAccess. As an IAM policy it protects an account outside an
 * organization.
 *
 * @returns JSON without spaces, at most 10,240 characters.
 * @throws pulumi.RunError for an id that is not well formed, and where the policy would be longer than AWS takes.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function protectionPolicy(args: ProtectionPolicyArgs): string {
    try {
        return buildProtectionPolicy(args);
    } catch (error) {
        throw runError(messageOf(error));
    }
}

/** The same for values that other resources compute. */
export function protectionPolicyOutput(args: ProtectionPolicyOutputArgs): pulumi.Output<string> {
    return (pulumi.output(args) as pulumi.Output<ProtectionPolicyArgs>).apply(protectionPolicy);
}

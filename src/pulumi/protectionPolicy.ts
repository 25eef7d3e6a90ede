import * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../resources/handshakeError";
import { buildProtectionPolicy } from "../resources/protectionPolicy/protectionPolicy";
import { runError } from "./runError";

/** The arguments of `protectionPolicy`: the senders whose handshakes accounts may accept. */
export interface ProtectionPolicyArgs {
    /** Ids of the allowed organizations (`o-…`). An empty list allows none. A wildcard is an error. */
    allowedOrganizations: string[];
    /** Ids of the allowed management accounts (12 digits); none by default. */
    allowedAccounts?: string[];
    /** Whether accounts may call `LeaveOrganization`; `false` by default. */
    allowLeaving?: boolean;
    /** The partition of AWS: `aws` (the default), `aws-cn`, `aws-us-gov`, … */
    partition?: string;
}

/** The arguments of `protectionPolicyOutput`. */
export interface ProtectionPolicyOutputArgs {
    /** Ids of the allowed organizations (`o-…`). An empty list allows none. A wildcard is an error. */
    allowedOrganizations: pulumi.Input<pulumi.Input<string>[]>;
    /** Ids of the allowed management accounts (12 digits); none by default. */
    allowedAccounts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Whether accounts may call `LeaveOrganization`; `false` by default. */
    allowLeaving?: pulumi.Input<boolean | undefined>;
    /** The partition of AWS: `aws` (the default), `aws-cn`, `aws-us-gov`, … */
    partition?: pulumi.Input<string | undefined>;
}

/** The result of the plugin's function `getProtectionPolicy`. */
export interface GetProtectionPolicyResult {
    /** The policy: JSON without spaces, at most 10,240 characters. */
    readonly policy: string;
}

/**
 * Builds a service control policy that denies `AcceptHandshake` except for handshakes from allowed senders, and
 * `LeaveOrganization` unless `allowLeaving` is set. It makes no call. The same arguments always give the same policy.
 * The policy only denies: the account needs another policy that allows, such as FullAWSAccess. For an account outside
 * an organization, use it as an IAM policy.
 *
 * @returns JSON without spaces, at most 10,240 characters.
 * @throws pulumi.RunError for an invalid argument, or if the policy would be longer than AWS allows.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function protectionPolicy(args: ProtectionPolicyArgs): string {
    try {
        return buildProtectionPolicy(args);
    } catch (error) {
        throw runError(messageOf(error));
    }
}

/** Builds the same policy from values that other resources compute. */
export function protectionPolicyOutput(args: ProtectionPolicyOutputArgs): pulumi.Output<string> {
    return (pulumi.output(args) as pulumi.Output<ProtectionPolicyArgs>).apply(protectionPolicy);
}

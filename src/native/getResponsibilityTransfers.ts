import * as pulumi from "@pulumi/pulumi";
import type {
    GetResponsibilityTransfersArgs,
    GetResponsibilityTransfersOutputArgs,
    GetResponsibilityTransfersResult,
} from "../pulumi/responsibilityTransfers";
import { invoke } from "./invoke";
import { functionTokens } from "./tokens";

/**
 * Looks up the billing transfers of an organization, also in a preview: pending ones, and transfers in force, which
 * AWS shows longer than their handshakes. Only the management account can look them up. It changes nothing in AWS.
 *
 * @throws pulumi.RunError if the account is not a management account, if access is denied, or if the call fails.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListInboundResponsibilityTransfers.html
 */
export function getResponsibilityTransfers(
    args: GetResponsibilityTransfersArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetResponsibilityTransfersResult> {
    return invoke(functionTokens.getResponsibilityTransfers, args, opts);
}

/**
 * Like `getResponsibilityTransfers`, with arguments that other resources may compute. The result is secret, because it
 * contains names and e-mail addresses.
 */
export function getResponsibilityTransfersOutput(
    args: GetResponsibilityTransfersOutputArgs = {},
    opts?: pulumi.InvokeOptions,
): pulumi.Output<GetResponsibilityTransfersResult> {
    const known = pulumi.output(args) as pulumi.Output<GetResponsibilityTransfersArgs>;
    return pulumi.secret(
        known.apply((args) => getResponsibilityTransfers(args, opts)),
    ) as pulumi.Output<GetResponsibilityTransfersResult>;
}

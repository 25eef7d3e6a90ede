import * as pulumi from "@pulumi/pulumi";
import type {
    GetResponsibilityTransfersArgs,
    GetResponsibilityTransfersOutputArgs,
    GetResponsibilityTransfersResult,
} from "../pulumi/responsibilityTransfers";
import { invoke } from "./invoke";
import { functionTokens } from "./tokens";

/**
 * Looks up the billing transfers of an organization, in previews too: invitations that are pending, and transfers in
 * force, which AWS shows for longer than their handshakes. Only the organization's management account can. Nothing is
 * changed.
 *
 * @throws pulumi.RunError when the account isn't a management account, when access is denied, or when AWS can't be asked.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListInboundResponsibilityTransfers.html
 */
export function getResponsibilityTransfers(
    args: GetResponsibilityTransfersArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetResponsibilityTransfersResult> {
    return invoke(functionTokens.getResponsibilityTransfers, args, opts);
}

/** The same for values that other resources compute. The result is secret, since it holds names and e-mail addresses. */
export function getResponsibilityTransfersOutput(
    args: GetResponsibilityTransfersOutputArgs = {},
    opts?: pulumi.InvokeOptions,
): pulumi.Output<GetResponsibilityTransfersResult> {
    const known = pulumi.output(args) as pulumi.Output<GetResponsibilityTransfersArgs>;
    return pulumi.secret(
        known.apply((args) => getResponsibilityTransfers(args, opts)),
    ) as pulumi.Output<GetResponsibilityTransfersResult>;
}

import * as pulumi from "@pulumi/pulumi";
import type {
    GetResponsibilityTransfersArgs,
    GetResponsibilityTransfersOutputArgs,
    GetResponsibilityTransfersResult,
} from "../pulumi/responsibilityTransfers";
import { requireKnownArguments } from "../resources/lookUps/check";
import { lookUpTransfers } from "../resources/lookUps/lookUpTransfers";
import { inManagementAccount } from "./account";
import { refuseProvider } from "./explicitProviderCheck";

/**
 * Looks up the billing transfers of an organization, in previews too: invitations that are pending, and transfers in
 * force, which AWS shows for longer than their handshakes. Only the organization's management account can. Nothing is
 * changed.
 *
 * @throws pulumi.RunError when the account isn't a management account, when access is denied, or when AWS can't be asked.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOutboundResponsibilityTransfers.html
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListInboundResponsibilityTransfers.html
 */
export async function getResponsibilityTransfers(
    args: GetResponsibilityTransfersArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetResponsibilityTransfersResult> {
    refuseProvider("getResponsibilityTransfers", "getResponsibilityTransfers", args.connection, opts);
    return {
        transfers: await inManagementAccount(args.connection, (account) => {
            requireKnownArguments("getResponsibilityTransfers", args);
            return lookUpTransfers(account, args);
        }),
    };
}

/**
 * The same for values that other resources compute. The result is secret, since it holds names and e-mail addresses;
 * `pulumi.unsecret` exposes what may be seen.
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

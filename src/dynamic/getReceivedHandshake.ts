import * as pulumi from "@pulumi/pulumi";
import type {
    GetReceivedHandshakeArgs,
    GetReceivedHandshakeOutputArgs,
    GetReceivedHandshakeResult,
} from "../pulumi/lookUps";
import { requireKnownArguments } from "../resources/lookUps/check";
import { lookUpHandshake } from "../resources/lookUps/lookUpHandshake";
import { inAccount } from "./account";
import { refuseProvider } from "./explicitProviderCheck";

/**
 * Looks up a handshake that the account received, whatever its state is, in previews too. Nothing is declined.
 *
 * @throws pulumi.RunError when AWS doesn't know it, when access is denied, or when AWS can't be asked.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
 */
export async function getReceivedHandshake(
    args: GetReceivedHandshakeArgs,
    opts?: pulumi.InvokeOptions,
): Promise<GetReceivedHandshakeResult> {
    refuseProvider("getReceivedHandshake", "getReceivedHandshake", args.connection, opts);
    return await inAccount(args.connection, (organizations) => {
        requireKnownArguments("getReceivedHandshake", args);
        return lookUpHandshake(organizations, args.handshakeId);
    });
}

/**
 * The same for values that other resources compute. The result is secret, since it may hold e-mail addresses and notes;
 * `pulumi.unsecret` lays open what may be seen.
 */
export function getReceivedHandshakeOutput(
    args: GetReceivedHandshakeOutputArgs,
    opts?: pulumi.InvokeOptions,
): pulumi.Output<GetReceivedHandshakeResult> {
    const known = pulumi.output(args) as pulumi.Output<GetReceivedHandshakeArgs>;
    return pulumi.secret(
        known.apply((args) => getReceivedHandshake(args, opts)),
    ) as pulumi.Output<GetReceivedHandshakeResult>;
}

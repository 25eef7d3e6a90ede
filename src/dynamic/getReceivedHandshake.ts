import * as pulumi from "@pulumi/pulumi";
import type {
    GetReceivedHandshakeArgs,
    GetReceivedHandshakeOutputArgs,
    GetReceivedHandshakeResult,
} from "../pulumi/lookUps";
import { requireKnownArguments } from "../resources/lookUps/check";
import { lookUpHandshake } from "../resources/lookUps/lookUpHandshake";
import { withAccountClient } from "./accountClients";
import { refuseProvider } from "./explicitProviderCheck";

/**
 * Looks up a handshake that the account received, in any state, also in a preview. It changes nothing in AWS.
 *
 * @throws pulumi.RunError if AWS does not know the handshake, if access is denied, or if the call fails.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
 */
export async function getReceivedHandshake(
    args: GetReceivedHandshakeArgs,
    opts?: pulumi.InvokeOptions,
): Promise<GetReceivedHandshakeResult> {
    refuseProvider("getReceivedHandshake", "getReceivedHandshake", args.connection, opts);
    return await withAccountClient(args.connection, (client) => {
        requireKnownArguments("getReceivedHandshake", args);
        return lookUpHandshake(client, args.handshakeId);
    });
}

/**
 * Like `getReceivedHandshake`, with arguments that other resources may compute. The result is secret, because it may
 * contain e-mail addresses and notes. Use `pulumi.unsecret` to expose the fields that are not sensitive.
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

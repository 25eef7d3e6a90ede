import * as pulumi from "@pulumi/pulumi";
import type {
    GetReceivedHandshakeArgs,
    GetReceivedHandshakeOutputArgs,
    GetReceivedHandshakeResult,
} from "../pulumi/lookUps";
import { invoke } from "./invoke";
import { functionTokens } from "./tokens";

/**
 * Looks up a handshake that the account received, in any state, also in a preview. It changes nothing in AWS.
 *
 * @throws pulumi.RunError if AWS does not know the handshake, if access is denied, or if the call fails.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
 */
export function getReceivedHandshake(
    args: GetReceivedHandshakeArgs,
    opts?: pulumi.InvokeOptions,
): Promise<GetReceivedHandshakeResult> {
    return invoke(functionTokens.getReceivedHandshake, args, opts);
}

/**
 * Like `getReceivedHandshake`, with arguments that other resources may compute. The result is secret, because it may
 * contain e-mail addresses and notes.
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

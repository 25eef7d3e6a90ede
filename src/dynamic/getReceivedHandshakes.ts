import * as pulumi from "@pulumi/pulumi";
import type {
    GetReceivedHandshakesArgs,
    GetReceivedHandshakesOutputArgs,
    GetReceivedHandshakesResult,
} from "../pulumi/lookUps";
import { requireKnownArguments } from "../resources/lookUps/check";
import { lookUpHandshakes } from "../resources/lookUps/lookUpHandshakes";
import { withAccountClient } from "./accountClients";
import { refuseProvider } from "./explicitProviderCheck";

/**
 * Looks up the handshakes that the account received, also in a preview. The result omits handshakes that the account
 * sent. It changes nothing in AWS.
 *
 * @throws pulumi.RunError if access is denied, or if the call fails.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
export async function getReceivedHandshakes(
    args: GetReceivedHandshakesArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetReceivedHandshakesResult> {
    refuseProvider("getReceivedHandshakes", "getReceivedHandshakes", args.connection, opts);
    return {
        handshakes: await withAccountClient(args.connection, (client) => {
            requireKnownArguments("getReceivedHandshakes", args);
            return lookUpHandshakes(client, args);
        }),
    };
}

/**
 * Like `getReceivedHandshakes`, with arguments that other resources may compute. The result is secret, because it may
 * contain e-mail addresses and notes. Use `pulumi.unsecret` to expose the fields that are not sensitive.
 */
export function getReceivedHandshakesOutput(
    args: GetReceivedHandshakesOutputArgs = {},
    opts?: pulumi.InvokeOptions,
): pulumi.Output<GetReceivedHandshakesResult> {
    const known = pulumi.output(args) as pulumi.Output<GetReceivedHandshakesArgs>;
    return pulumi.secret(
        known.apply((args) => getReceivedHandshakes(args, opts)),
    ) as pulumi.Output<GetReceivedHandshakesResult>;
}

import * as pulumi from "@pulumi/pulumi";
import type {
    GetReceivedHandshakesArgs,
    GetReceivedHandshakesOutputArgs,
    GetReceivedHandshakesResult,
} from "../pulumi/lookUps";
import { requireKnownArguments } from "../resources/lookUps/check";
import { lookUpHandshakes } from "../resources/lookUps/lookUpHandshakes";
import { inAccount } from "./account";
import { refuseProvider } from "./explicitProviderCheck";

/**
 * Looks up the handshakes that the account received, in previews too. Those that the account sent itself aren't among
 * them. Nothing is declined.
 *
 * @throws pulumi.RunError when access is denied, or when AWS can't be asked.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
export async function getReceivedHandshakes(
    args: GetReceivedHandshakesArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetReceivedHandshakesResult> {
    refuseProvider("getReceivedHandshakes", "getReceivedHandshakes", args.connection, opts);
    return {
        handshakes: await inAccount(args.connection, (organizations) => {
            requireKnownArguments("getReceivedHandshakes", args);
            return lookUpHandshakes(organizations, args);
        }),
    };
}

/**
 * The same for values that other resources compute. The result is secret, since it may hold e-mail addresses and notes;
 * `pulumi.unsecret` lays open what may be seen.
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

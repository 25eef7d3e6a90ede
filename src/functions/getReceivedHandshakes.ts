import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../lifecycle/connection";
import { lookUpAll, requireArguments } from "../lifecycle/lookUp";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import { inAccount } from "./account";
import type { GetReceivedHandshakeResult } from "./getReceivedHandshake";

/** Which handshakes {@link getReceivedHandshakes} looks up; all that the account received by default. */
export interface GetReceivedHandshakesArgs {
    /** Only those in one of these states, as AWS spells them: `OPEN`, `REQUESTED`, `DECLINED`, … */
    states?: string[];
    /** Only those with one of these actions, as AWS spells them: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    actions?: string[];
    /** Only those sent by one of these organizations, `o-…`. */
    organizations?: string[];
    /** How to reach the account; what the stack configures under `aws:` by default. */
    connection?: Connection;
}

/** The same for {@link getReceivedHandshakesOutput}. */
export interface GetReceivedHandshakesOutputArgs {
    /** Only those in one of these states, as AWS spells them: `OPEN`, `REQUESTED`, `DECLINED`, … */
    states?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Only those with one of these actions, as AWS spells them: `INVITE`, `TRANSFER_RESPONSIBILITY`, … */
    actions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Only those sent by one of these organizations, `o-…`. */
    organizations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** How to reach the account; what the stack configures under `aws:` by default. */
    connection?: pulumi.Input<ConnectionArgs | undefined>;
}

/** The handshakes that were looked up. */
export interface GetReceivedHandshakesResult {
    /** The handshakes in the order of their ids; none is no error. */
    readonly handshakes: GetReceivedHandshakeResult[];
}

/**
 * Looks up the handshakes that the account received, in previews too. Those that the account sent itself aren't among
 * them. Nothing is declined.
 *
 * @throws pulumi.RunError when access is denied, or when AWS can't be asked.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForAccount.html
 */
export async function getReceivedHandshakes(
    args: GetReceivedHandshakesArgs = {},
): Promise<GetReceivedHandshakesResult> {
    return {
        handshakes: await inAccount(args.connection, (organizations) => {
            requireArguments("getReceivedHandshakes", args);
            return lookUpAll(organizations, args);
        }),
    };
}

/**
 * The same for values that other resources compute. The result is secret, since it may hold e-mail addresses and notes;
 * `pulumi.unsecret` lays open what may be seen.
 */
export function getReceivedHandshakesOutput(
    args: GetReceivedHandshakesOutputArgs = {},
): pulumi.Output<GetReceivedHandshakesResult> {
    const known = pulumi.output(args) as pulumi.Output<GetReceivedHandshakesArgs>;
    return pulumi.secret(known.apply(getReceivedHandshakes)) as pulumi.Output<GetReceivedHandshakesResult>;
}

import * as pulumi from "@pulumi/pulumi";
import type { AssumeRoleArgs, AssumeRoleWithWebIdentityArgs, ConnectionArgs } from "../pulumi/connectionArgs";
import { givenOptions } from "./options";
import { pluginOptions } from "./published";
import { PACKAGE_NAME } from "./tokens";

/** A role to assume with a web identity token (OpenID Connect), which can also be the argument itself. */
export interface ProviderAssumeRoleWithWebIdentityArgs extends AssumeRoleWithWebIdentityArgs {
    /** The token itself, instead of a file with the token. */
    webIdentityToken?: pulumi.Input<string | undefined>;
}

/** The arguments of a {@link Provider}: the connection to the account, with the names and types of @pulumi/aws. */
export interface ProviderArgs extends Omit<ConnectionArgs, "assumeRoleWithWebIdentity"> {
    /** A role to assume with a web identity token. Its credentials then assume the `assumeRoles`. */
    assumeRoleWithWebIdentity?: pulumi.Input<ProviderAssumeRoleWithWebIdentityArgs | undefined>;
    /** One role to assume: the older name of `assumeRoles`. It applies only if `assumeRoles` has no role. */
    assumeRole?: pulumi.Input<AssumeRoleArgs | undefined>;
    /** The access key of an IAM user or a session. */
    accessKey?: pulumi.Input<string | undefined>;
    /** The secret key of `accessKey`. */
    secretKey?: pulumi.Input<string | undefined>;
    /** The session token of `accessKey`, for a session. */
    token?: pulumi.Input<string | undefined>;
    /** The URL of the proxy for HTTP. */
    httpProxy?: pulumi.Input<string | undefined>;
    /** The URL of the proxy for HTTPS. */
    httpsProxy?: pulumi.Input<string | undefined>;
    /** The hosts that need no proxy, separated by commas. */
    noProxy?: pulumi.Input<string | undefined>;
}

const SECRET_ARGUMENTS: readonly string[] = [
    "accessKey",
    "secretKey",
    "token",
    "assumeRoleWithWebIdentity",
    "httpProxy",
    "httpsProxy",
];

/**
 * A provider with another connection to AWS than the stack's configuration `aws-handshakes:…`. It serves the resources that
 * name it as their `provider`. Arguments that may contain a secret are secret in the state.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/providers/
 */
export class Provider extends pulumi.ProviderResource {
    /**
     * @param name the provider's name in the stack.
     * @param args the connection to the account; by default the AWS SDK's default chain.
     * @param opts the resource's options.
     */
    constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
        super(PACKAGE_NAME, name, stringsOf(args), pulumi.mergeOptions({ ...pluginOptions }, givenOptions(opts)));
    }
}

/** Converts the arguments to strings, which the engine requires. Objects and lists become JSON. */
function stringsOf(args: ProviderArgs): Record<string, pulumi.Output<string | undefined>> {
    const strings = Object.entries(args).map(([name, value]) => {
        const string = pulumi
            .output(value)
            .apply((known) => (typeof known === "string" ? known : JSON.stringify(known ?? undefined)));
        return [name, SECRET_ARGUMENTS.includes(name) ? pulumi.secret(string) : string];
    });
    return Object.fromEntries(strings);
}

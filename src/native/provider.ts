import * as pulumi from "@pulumi/pulumi";
import type { AssumeRoleArgs, AssumeRoleWithWebIdentityArgs, ConnectionArgs } from "../pulumi/connectionArgs";
import { pluginOptions } from "./published";
import { PACKAGE_NAME } from "./tokens";

/** A role to assume with the token of a web identity (OpenID Connect), which may be given itself. */
export interface ProviderAssumeRoleWithWebIdentityArgs extends AssumeRoleWithWebIdentityArgs {
    /** The token itself, instead of a file that holds it. */
    webIdentityToken?: pulumi.Input<string | undefined>;
}

/** The arguments of a {@link Provider}: how to reach the account, by the names and in the shapes of @pulumi/aws. */
export interface ProviderArgs extends Omit<ConnectionArgs, "assumeRoleWithWebIdentity"> {
    /** A role to assume with a web identity's token; `assumeRoles` go on from it. */
    assumeRoleWithWebIdentity?: pulumi.Input<ProviderAssumeRoleWithWebIdentityArgs | undefined>;
    /** One role to assume: the older name of `assumeRoles`. It counts where `assumeRoles` names no role. */
    assumeRole?: pulumi.Input<AssumeRoleArgs | undefined>;
    /** The access key of an IAM user or a session. */
    accessKey?: pulumi.Input<string | undefined>;
    /** The secret key that goes with `accessKey`. */
    secretKey?: pulumi.Input<string | undefined>;
    /** The session token that goes with `accessKey`, for a session. */
    token?: pulumi.Input<string | undefined>;
    /** The URL of the proxy for HTTP. */
    httpProxy?: pulumi.Input<string | undefined>;
    /** The URL of the proxy for HTTPS. */
    httpsProxy?: pulumi.Input<string | undefined>;
    /** Hosts that are reached without a proxy, separated by commas. */
    noProxy?: pulumi.Input<string | undefined>;
}

const secrets: readonly string[] = [
    "accessKey",
    "secretKey",
    "token",
    "assumeRoleWithWebIdentity",
    "httpProxy",
    "httpsProxy",
];

/**
 * Another way to reach AWS than the stack's configuration `aws-handshakes:…`, for the resources that name it as their
 * `provider`. What may hold a secret is secret in the state.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/providers/
 */
export class Provider extends pulumi.ProviderResource {
    /**
     * @param name the provider's name in the stack.
     * @param args how to reach the account; what the AWS SDK finds by itself by default.
     * @param opts the resource's options.
     */
    constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
        super(PACKAGE_NAME, name, textsOf(args), pulumi.mergeOptions({ ...pluginOptions }, opts));
    }
}

/** The engine takes texts: what has parts goes as JSON. */
function textsOf(args: ProviderArgs): Record<string, pulumi.Output<string | undefined>> {
    const texts = Object.entries(args).map(([name, value]) => {
        const text = pulumi
            .output(value)
            .apply((known) => (typeof known === "string" ? known : JSON.stringify(known ?? undefined)));
        return [name, secrets.includes(name) ? pulumi.secret(text) : text];
    });
    return Object.fromEntries(texts);
}

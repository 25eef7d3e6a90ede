import type * as pulumi from "@pulumi/pulumi";
import { isNotEmpty } from "../resources/connection/withoutEmpty";
import type { ConnectionArgs } from "./connectionArgs";
import { isComputed } from "./isComputed";

/** The package of the native plugin and its providers. */
const OWN_PACKAGE = "aws-handshakes";

/** The packages with providers that name an AWS account. */
const AWS_PACKAGES: readonly string[] = ["aws", "aws-native", OWN_PACKAGE];

/** The options of a resource or a look-up that can name a provider. */
export interface ProviderOptions {
    provider?: pulumi.ProviderResource;
    /** Custom resources do not support it. A program in JavaScript can set it nevertheless. */
    providers?: Record<string, pulumi.ProviderResource> | pulumi.ProviderResource[];
    parent?: pulumi.Resource;
}

/** Returns the packages of the providers in the options themselves; only packages for AWS. */
export function ownPackages({ provider, providers = [] }: ProviderOptions = {}): string[] {
    const own = [provider, ...Object.values(providers)].flatMap((each) => (each ? [packageOf(each)] : []));
    return own.filter((name) => AWS_PACKAGES.includes(name));
}

/** Returns the packages of the providers that a resource has from its options or its parents; only packages for AWS. */
export function packagesOf(resource: pulumi.Resource | undefined): string[] {
    return AWS_PACKAGES.filter((name) => resource?.getProvider(`${name}:index:Any`) !== undefined);
}

/**
 * Returns the package of a provider that can't serve our native resources. It returns `undefined` if there is none, or
 * if there is also a provider that can serve them.
 */
export function unusablePackage(packages: readonly string[]): string | undefined {
    return packages.includes(OWN_PACKAGE) ? undefined : packages[0];
}

/**
 * Whether a connection names the account that it reaches: by a profile, files with profiles, a role, or the ids of the
 * allowed accounts. A connection that another resource computes counts. A region alone does not count, and neither do
 * empty members.
 */
export function namesAccount(connection: pulumi.Input<ConnectionArgs | undefined>): boolean {
    if (isComputed(connection)) {
        return true;
    }
    const { profile, assumeRoles, assumeRoleWithWebIdentity, allowedAccountIds, ...rest } = connection ?? {};
    const { sharedConfigFiles, sharedCredentialsFiles } = rest;
    const files = [sharedConfigFiles, sharedCredentialsFiles];
    return isNotEmpty([profile, assumeRoles, assumeRoleWithWebIdentity, allowedAccountIds, ...files]);
}

/** Returns a provider's package, from its type `pulumi:providers:PACKAGE`. */
function packageOf(provider: pulumi.ProviderResource): string {
    // Every release of Pulumi has this method, but the type declarations omit it.
    return (provider as unknown as { getPackage(): string }).getPackage();
}

import * as pulumi from "@pulumi/pulumi";
import { isNotEmpty } from "../resources/connection/withoutEmpty";
import type { ConnectionArgs } from "./connectionArgs";

/** The package of the native plugin and its providers. */
const OWN_PACKAGE = "aws-handshakes";

/** The packages whose providers say which account of AWS is meant. */
const AWS_PACKAGES: readonly string[] = ["aws", "aws-native", OWN_PACKAGE];

/** Where a program can name a provider: for a resource, or for a look-up. */
export interface ProviderOptions {
    provider?: pulumi.ProviderResource;
    /** A custom resource may not have these; a program in JavaScript can give them all the same. */
    providers?: Record<string, pulumi.ProviderResource> | pulumi.ProviderResource[];
    parent?: pulumi.Resource;
}

/** The packages of the providers that the options themselves name; only those of AWS. */
export function ownPackages({ provider, providers = [] }: ProviderOptions = {}): string[] {
    const own = [provider, ...Object.values(providers)].flatMap((each) => (each ? [packageOf(each)] : []));
    return own.filter((name) => AWS_PACKAGES.includes(name));
}

/** The packages of the providers that a resource and its parents were given; only those of AWS. */
export function packagesOf(resource: pulumi.Resource | undefined): string[] {
    return AWS_PACKAGES.filter((name) => resource?.getProvider(`${name}:index:Any`) !== undefined);
}

/** The same without a provider that can serve our native resources: the package whose provider may be misunderstood. */
export function misunderstoodPackage(packages: readonly string[]): string | undefined {
    return packages.includes(OWN_PACKAGE) ? undefined : packages[0];
}

/**
 * Whether a connection says which account it reaches. One that another resource computes counts; a region, say, and
 * members that are empty don't.
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

function isComputed<T>(value: pulumi.Input<T>): value is pulumi.Output<T> | Promise<T> {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** A provider's package, out of its type `pulumi:providers:PACKAGE`. */
function packageOf(provider: pulumi.ProviderResource): string {
    // Pulumi has this method in every release, but not in its declarations.
    return (provider as unknown as { getPackage(): string }).getPackage();
}

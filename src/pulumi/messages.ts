/*
 * Messages about a program, and about a provider in it. Each message is complete by itself.
 */

/** For a program that a bundler put into one file together with this package. Pulumi can't store its provider. */
export const BUNDLED_MESSAGE =
    'pulumi-aws-handshakes was bundled into the program, and its dynamic resources can\'t be: Pulumi stores the text of their provider in the state, which requires the package by its name. Add "pulumi-aws-handshakes" to the bundler\'s list of external packages ("external" of esbuild, "externals" of webpack), and keep the package installed where the program runs. Nothing was called.';

/**
 * For a program that does not find this package from its folder, such as a program that uses it only through a library.
 */
export const PACKAGE_NOT_FOUND_MESSAGE =
    "pulumi-aws-handshakes isn't found from the program's folder, and Pulumi loads its dynamic resources from there. Make it a dependency of the program as well, beside the library that uses it: npm install pulumi-aws-handshakes, or pnpm add pulumi-aws-handshakes. Nothing was called.";

/** For a step of a dynamic resource before Pulumi's plugin passed the stack's configuration. */
export const NOT_CONFIGURED_MESSAGE =
    "pulumi-aws-handshakes isn't ready: Pulumi's plugin for dynamic resources called it before it passed on the stack's configuration. Nothing was called. Please report it, with the output of pulumi about.";

/** How a connection can name the account that it reaches. */
const REMEDY =
    "give it a connection that leads to the account (profile, sharedConfigFiles, sharedCredentialsFiles, assumeRoles or assumeRoleWithWebIdentity) or that names it (allowedAccountIds)";

/**
 * For a dynamic resource, or a look-up of the dynamic package, with a provider.
 *
 * @param what the resource or look-up, such as `InvitationGuard "account"`.
 * @param kind the class or function of the native package that can use a provider, such as `InvitationGuard`.
 */
export function unusableProviderMessage(what: string, kind: string, providerPackage: string): string {
    return `${what} was given a provider of ${providerPackage}, by its own options or by a parent. It can't use that provider, and would reach the account that the stack configures (aws:…) instead, so nothing was called. Remove the provider and ${REMEDY}. Or use ${kind} of pulumi-aws-handshakes/native, with a provider of aws-handshakes.`;
}

/** For a native resource or look-up with a provider of another package in its own options. */
export function otherPackageMessage(what: string, providerPackage: string): string {
    return `${what} was given a provider of ${providerPackage} by its own options, and only a provider of aws-handshakes can serve it. Create one with "new Provider(…)" of pulumi-aws-handshakes/native that reaches the same account. Nothing was called.`;
}

/** For a native resource or look-up with a parent that has a provider for AWS, but none of aws-handshakes. */
export function defaultProviderMessage(what: string, providerPackage: string): string {
    return `${what} is below a parent that was given a provider of ${providerPackage}. That provider doesn't serve it: it reaches the account that the stack configures (aws-handshakes:…), which may be another one. Give the parent a provider of aws-handshakes too, or ${REMEDY}.`;
}

import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "../pulumi/connectionArgs";
import {
    namesAccount,
    ownPackages,
    type ProviderOptions,
    packagesOf,
    unusablePackage,
} from "../pulumi/explicitProvider";
import { defaultProviderMessage, otherPackageMessage } from "../pulumi/messages";
import { runError } from "../pulumi/runError";

/**
 * Rejects a provider of another package in the options of a native resource or look-up.
 *
 * @param what the resource or look-up, such as `InvitationGuard "account"`.
 * @throws pulumi.RunError if the options have such a provider.
 */
export function refuseOtherPackage(what: string, opts?: ProviderOptions): void {
    const found = unusablePackage(ownPackages(opts));
    if (found !== undefined) {
        throw runError(otherPackageMessage(what, found));
    }
}

/**
 * Warns if a native resource or look-up uses the stack's account although its parents have a provider of AWS.
 *
 * @param resource the resource itself, or the parent of a look-up.
 */
export function warnOfDefaultProvider(
    what: string,
    connection: pulumi.Input<ConnectionArgs | undefined>,
    resource: pulumi.Resource | undefined,
): void {
    const found = unusablePackage(packagesOf(resource));
    if (found === undefined) {
        return;
    }
    const warnUnlessNamed = (known: pulumi.Input<ConnectionArgs | undefined>) => {
        if (!namesAccount(known)) {
            void pulumi.log.warn(defaultProviderMessage(what, found), resource);
        }
    };
    if (namesAccount(connection)) {
        // A connection that other resources compute may be empty.
        pulumi.output(connection).apply((known) => warnUnlessNamed(known as ConnectionArgs | undefined));
    } else {
        warnUnlessNamed(connection);
    }
}

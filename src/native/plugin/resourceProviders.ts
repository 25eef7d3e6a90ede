import { unusableProviderMessage } from "../../pulumi/messages";
import { HandshakeError } from "../../resources/handshakeError";
import { PACKAGE_NAME, resourceTypes } from "../tokens";
import { invitationGuardProvider } from "./invitationGuardProvider";
import { unsupportedMessage } from "./messages";
import { organizationGuardProvider } from "./organizationGuardProvider";
import { receivedHandshakeProvider } from "./receivedHandshakeProvider";
import type { ResourceProvider } from "./resourceProvider";

const resourceProviders: ReadonlyMap<string, ResourceProvider> = new Map<string, ResourceProvider>([
    [resourceTypes.receivedHandshake, receivedHandshakeProvider],
    [resourceTypes.invitationGuard, invitationGuardProvider],
    [resourceTypes.organizationGuard, organizationGuardProvider],
]);

/** The prefix of the types of our dynamic resources. */
const DYNAMIC = "pulumi-nodejs:dynamic/aws-handshakes:";

/**
 * Returns the provider for the type in a URN: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`.
 *
 * @throws HandshakeError for a type that this plugin does not have, such as the type of a dynamic resource.
 */
export function resourceProviderFor(urn: string): ResourceProvider {
    const [, , types = "", ...name] = urn.split("::");
    const type = types.split("$").at(-1) ?? "";
    if (type.startsWith(DYNAMIC)) {
        // The engine sends a dynamic resource to this plugin if its options name a provider of aws-handshakes.
        const kind = type.slice(DYNAMIC.length);
        throw new HandshakeError(
            unusableProviderMessage(`${kind} ${JSON.stringify(name.join("::"))}`, kind, PACKAGE_NAME),
        );
    }
    return requireSupported(resourceProviders.get(type), `a resource of the type ${JSON.stringify(type)}`);
}

/** @throws HandshakeError if this plugin does not have the resource or the function. */
export function requireSupported<T>(found: T | undefined, what: string): T {
    if (found === undefined) {
        throw new HandshakeError(unsupportedMessage(what));
    }
    return found;
}

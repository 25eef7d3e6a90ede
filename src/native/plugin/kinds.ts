import { HandshakeError } from "../../lifecycle/handshakeError";
import { resourceTypes } from "../tokens";
import { invitationGuardKind } from "./invitationGuardKind";
import { missingMessage } from "./messages";
import { receivedHandshakeKind } from "./receivedHandshakeKind";
import type { ResourceKind } from "./resource";

const kinds: ReadonlyMap<string, ResourceKind> = new Map<string, ResourceKind>([
    [resourceTypes.receivedHandshake, receivedHandshakeKind],
    [resourceTypes.invitationGuard, invitationGuardKind],
]);

/**
 * The kind of a resource, which its URN tells: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`.
 *
 * @throws HandshakeError for a type that this plugin doesn't have.
 */
export function kindOf(urn: string): ResourceKind {
    const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
    return orThrow(kinds.get(type), `a resource of the type ${JSON.stringify(type)}`);
}

/** @throws HandshakeError saying that this plugin doesn't have it, where there is none. */
export function orThrow<T>(found: T | undefined, what: string): T {
    if (found === undefined) {
        throw new HandshakeError(missingMessage(what));
    }
    return found;
}

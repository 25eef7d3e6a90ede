import type { Handshake, HandshakeResource } from "./handshake";

/** Who sent a handshake, as far as AWS tells. */
export interface Sender {
    /** The organization's id, always with its `o-`. */
    organizationId?: string;
    /** The 12-digit id of the account that sent it: the organization's management account. */
    accountId?: string;
}

const handshakeArn = /^arn:[^:]+:organizations::(\d{12}):handshake\/(o-[^/]+)\/[^/]+\/[^/]+$/;

/**
 * Reads the sender out of a handshake: from the ARN, which tells it most reliably; failing that from the resources and
 * then from the parties, whose organization id comes with and without its `o-`.
 */
export function senderOf(handshake: Handshake): Sender {
    const [, accountId, organizationId] = handshakeArn.exec(handshake.arn ?? "") ?? [];
    return {
        organizationId: organizationId ?? organizationIn(handshake),
        accountId: accountId ?? firstValue(handshake.resources, "MANAGEMENT_ACCOUNT"),
    };
}

function organizationIn(handshake: Handshake): string | undefined {
    const id =
        firstValue(handshake.resources, "ORGANIZATION") ??
        handshake.parties?.find((party) => party.type === "ORGANIZATION" && party.id)?.id;
    return id === undefined || id.startsWith("o-") ? id : `o-${id}`;
}

function firstValue(resources: HandshakeResource[] | undefined, type: string): string | undefined {
    for (const resource of resources ?? []) {
        const value = resource.type === type && resource.value ? resource.value : firstValue(resource.resources, type);
        if (value !== undefined) {
            return value;
        }
    }
    return undefined;
}

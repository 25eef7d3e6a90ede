import type { Handshake, HandshakeResource } from "./handshake";
import { printable } from "./printable";

/** The sender of a handshake, as far as AWS sends it. */
export interface Sender {
    /** The organization's id, always with its `o-`. */
    organizationId?: string;
    /** The 12-digit id of the organization's management account. */
    accountId?: string;
}

const HANDSHAKE_ARN = /^arn:[^:]+:organizations::(?<account>\d{12}):handshake\/(?<organization>o-[^/]+)\/[^/]+\/[^/]+$/;

/**
 * Returns the sender of a handshake: from the ARN, which is the most reliable source; otherwise from the resources;
 * otherwise from the parties. In the parties, the organization's id may lack its `o-`.
 */
export function senderOf(handshake: Handshake): Sender {
    const { organizationIds, accountIds } = sendersOf(handshake);
    return { organizationId: organizationIds[0], accountId: accountIds[0] };
}

/**
 * Returns everyone that a handshake names as its sender, each once, the most reliable source first. More than one
 * organization or account means that the parts contradict each other. The ids are printable, because messages contain
 * them.
 */
export function sendersOf({ arn, resources, parties }: Handshake): { organizationIds: string[]; accountIds: string[] } {
    const { account, organization } = arn?.match(HANDSHAKE_ARN)?.groups ?? {};
    const party = parties?.filter(({ type }) => type === "ORGANIZATION").map(({ id }) => id) ?? [];
    const organizationIds = [organization, ...valuesOf(resources, "ORGANIZATION"), ...party];
    const accountIds = [account, ...valuesOf(resources, "MANAGEMENT_ACCOUNT")];
    return {
        organizationIds: [...new Set(organizationIds.filter(isNotEmpty).map(printableId).map(withPrefix))],
        accountIds: [...new Set(accountIds.filter(isNotEmpty).map(printableId))],
    };
}

function valuesOf(resources: HandshakeResource[] | undefined, wanted: string): (string | undefined)[] {
    return (resources ?? []).flatMap(({ type, value, resources: inner }) => [
        ...(type === wanted ? [value] : []),
        ...valuesOf(inner, wanted),
    ]);
}

function isNotEmpty(value: string | undefined): value is string {
    return value !== undefined && value !== "";
}

function printableId(id: string): string {
    return printable(id);
}

function withPrefix(organizationId: string): string {
    return organizationId.startsWith("o-") ? organizationId : `o-${organizationId}`;
}

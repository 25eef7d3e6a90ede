import { isSentBy } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import type { AccountOrganizations } from "../organizations";
import { sortById } from "../sortHandshakes";
import { requireValidFilter } from "./check";
import { type FoundHandshake, foundHandshake, type HandshakeFilter } from "./properties";

/**
 * Looks up the handshakes that the account received, of every page, sorted by their ids.
 *
 * @throws HandshakeError when the filter is invalid, or when AWS can't be asked.
 */
export async function lookUpHandshakes(
    organizations: AccountOrganizations,
    filter: HandshakeFilter,
): Promise<FoundHandshake[]> {
    const given = withoutNull(filter);
    requireValidFilter(given);
    const accountId = await organizations.accountId();
    const all = await organizations.listHandshakes();
    const received = all.filter((handshake) => !isSentBy(accountId, handshake) && matches(handshake, given));
    return sortById(received.map(foundHandshake));
}

/** Some languages write `null` for a filter that is left out. */
function withoutNull(filter: HandshakeFilter): HandshakeFilter {
    return Object.fromEntries(Object.entries(filter).filter(([, values]) => values !== null));
}

function matches(handshake: Handshake, { states, actions, organizations }: HandshakeFilter): boolean {
    const { organizationId } = senderOf(handshake);
    return (
        includes(states, handshake.state) &&
        includes(actions, handshake.action) &&
        includes(organizations, organizationId)
    );
}

function includes(wanted: readonly string[] | undefined, found: string | undefined): boolean {
    return wanted === undefined || wanted.some((value) => value === found);
}

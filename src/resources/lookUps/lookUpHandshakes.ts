import { isSentBy } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import type { AccountClient } from "../accountClient";
import { sortById } from "../sortHandshakes";
import { requireValidFilter } from "./check";
import { matches, withoutNull } from "./filters";
import { type FoundHandshake, foundHandshake, type HandshakeFilter } from "./properties";

/**
 * Looks up the handshakes that the account received, from all pages, sorted by id.
 *
 * @throws HandshakeError if the filter is invalid, or if a call fails.
 */
export async function lookUpHandshakes(client: AccountClient, filter: HandshakeFilter): Promise<FoundHandshake[]> {
    const given = withoutNull(filter);
    requireValidFilter(given);
    const accountId = await client.accountId();
    const all = await client.listHandshakes();
    const received = all.filter((handshake) => !isSentBy(accountId, handshake) && isWanted(handshake, given));
    return sortById(received.map(foundHandshake));
}

function isWanted(handshake: Handshake, { states, actions, organizations }: HandshakeFilter): boolean {
    const { organizationId } = senderOf(handshake);
    return (
        matches(states, handshake.state) && matches(actions, handshake.action) && matches(organizations, organizationId)
    );
}

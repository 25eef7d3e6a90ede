import type { Handshake } from "../handshake/handshake";
import type { AccountOrganizations } from "../resources/organizations";
import type { Clock } from "./calls";

/** What an account was found to have, and when. */
export interface Listing {
    handshakes: Handshake[];
    listedAtMs: number;
}

/** Where the listings of all accounts are kept. */
interface CachedListings {
    listings: Map<string, Listing>;
    /** The account's place among them. */
    key: string;
    clock: Clock;
}

/**
 * An account that is visited. Its client is gone after the visit; its listing is kept, so that a second visit in the same
 * phase of an operation needs no call.
 */
export class MemberOrganizations implements AccountOrganizations {
    constructor(
        private readonly account: AccountOrganizations,
        private readonly cache: CachedListings,
    ) {}

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        const { listings, key } = this.cache;
        try {
            return await this.account.declineHandshake(handshakeId);
        } finally {
            listings.delete(key);
        }
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        return await this.account.describeHandshake(handshakeId);
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return await this.account.readHandshake(handshakeId);
    }

    async accountId(): Promise<string> {
        return await this.account.accountId();
    }

    async listHandshakes(options: { maxAgeMs?: number } = {}): Promise<Handshake[]> {
        const { listings, key, clock } = this.cache;
        const listing = listings.get(key);
        if (listing !== undefined && clock.now() - listing.listedAtMs < (options.maxAgeMs ?? 0)) {
            return listing.handshakes;
        }
        const handshakes = await this.account.listHandshakes(options);
        listings.set(key, { handshakes, listedAtMs: clock.now() });
        return handshakes;
    }
}

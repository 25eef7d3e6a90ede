import type { Handshake } from "../handshake/handshake";
import type { AccountClient } from "../resources/accountClient";
import type { Clock } from "./calls";

/** The handshakes of an account, and when they were listed. */
export interface Listing {
    handshakes: Handshake[];
    listedAt: number;
}

/** The cache of the listings of all accounts. */
interface CachedListings {
    listings: Map<string, Listing>;
    /** The key of the account. */
    key: string;
    clock: Clock;
}

/**
 * The client of a member account during a visit. It is dropped after the visit. The account's listing stays in the
 * cache, so a second visit in the same phase of an operation needs no call.
 */
export class MemberAccountClient implements AccountClient {
    constructor(
        private readonly client: AccountClient,
        private readonly cache: CachedListings,
    ) {}

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        const { listings, key } = this.cache;
        try {
            return await this.client.declineHandshake(handshakeId);
        } finally {
            listings.delete(key);
        }
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        return await this.client.describeHandshake(handshakeId);
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return await this.client.readHandshake(handshakeId);
    }

    async accountId(): Promise<string> {
        return await this.client.accountId();
    }

    async listHandshakes(options: { maxAgeMs?: number } = {}): Promise<Handshake[]> {
        const { listings, key, clock } = this.cache;
        const listing = listings.get(key);
        if (listing !== undefined && clock.now() - listing.listedAt < (options.maxAgeMs ?? 0)) {
            return listing.handshakes;
        }
        const handshakes = await this.client.listHandshakes(options);
        listings.set(key, { handshakes, listedAt: clock.now() });
        return handshakes;
    }
}

import type { Handshake } from "../handshake/handshake";
import type { AccountOrganizations } from "../resources/organizations";
import type { Clock } from "./calls";

/** The handshakes of an account, and when they were listed. */
export interface Listing {
    handshakes: Handshake[];
    listedAtMs: number;
}

/** The cache of the listings of all accounts. */
interface CachedListings {
    listings: Map<string, Listing>;
    /** The key of the account. */
    key: string;
    clock: Clock;
}

/**
 * A member account during a visit. Its client is dropped after the visit. Its listing stays in the cache, so a second visit
 * in the same phase of an operation needs no call.
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

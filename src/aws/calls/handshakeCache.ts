import type { Handshake } from "../../handshake/handshake";
import type { Clock } from "./clock";

/** AWS lets an account describe two handshakes at once, and then one per second. */
const DESCRIBES_BEFORE_LISTING = 2;

/** How long a listing may replace a description. */
const CACHE_TTL_MS = 10_000;

interface Listing {
    handshakes: Promise<Handshake[]>;
    byId: Promise<ReadonlyMap<string, Handshake>>;
    /** When the last page arrived; `undefined` while pages are still being read. */
    listedAt: number | undefined;
}

/**
 * Serves many reads of an account from one listing. AWS lets an account list pages of 20 handshakes five times as fast
 * as it describes single handshakes.
 */
export class HandshakeCache {
    private reads = 0;
    private isListingDenied = false;
    private latest: Listing | undefined;

    constructor(
        private readonly list: () => Promise<Handshake[]>,
        private readonly clock: Clock,
    ) {}

    /**
     * Finds a handshake in a listing. Returns `undefined` for the first two reads, which are faster with a description.
     * Also returns `undefined` for a handshake that is not in the listing, and if the listing fails.
     */
    async find(handshakeId: string): Promise<Handshake | undefined> {
        this.reads++;
        if (this.reads <= DESCRIBES_BEFORE_LISTING || this.isListingDenied) {
            return undefined;
        }
        try {
            return (await this.listing(CACHE_TTL_MS).byId).get(handshakeId);
        } catch {
            // IAM can't limit a listing to some handshakes, so a policy may deny it. A description shows what is wrong.
            this.isListingDenied = true;
            return undefined;
        }
    }

    /**
     * Returns all handshakes.
     *
     * @param maxAgeMs the maximum age of a cached listing in milliseconds; 0 for a new listing.
     */
    async all(maxAgeMs: number): Promise<Handshake[]> {
        return await this.listing(maxAgeMs).handshakes;
    }

    /** Drops the cached listing, because a call changes a handshake. */
    invalidate(): void {
        this.latest = undefined;
    }

    private listing(maxAgeMs: number): Listing {
        const { latest } = this;
        if (latest !== undefined && maxAgeMs > 0 && this.ageMs(latest) <= maxAgeMs) {
            return latest;
        }
        const handshakes = this.list();
        const listing: Listing = { handshakes, byId: handshakes.then(byId), listedAt: undefined };
        this.latest = listing;
        handshakes.then(
            () => {
                listing.listedAt = this.clock.now();
            },
            () => {
                if (this.latest === listing) {
                    this.latest = undefined;
                }
            },
        );
        listing.byId.catch(() => undefined);
        return listing;
    }

    private ageMs({ listedAt }: Listing): number {
        return listedAt === undefined ? 0 : this.clock.now() - listedAt;
    }
}

function byId(handshakes: readonly Handshake[]): ReadonlyMap<string, Handshake> {
    return new Map(handshakes.flatMap((handshake) => (handshake.id === undefined ? [] : [[handshake.id, handshake]])));
}

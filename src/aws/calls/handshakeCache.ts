import type { Handshake } from "../../handshake/handshake";
import type { Clock } from "./clock";

/** AWS lets an account describe two handshakes at once, and more of them only one by one. */
const DESCRIBES_BEFORE_LISTING = 2;

/** How long a listing is as good as a description. */
const CACHE_TTL_MS = 10_000;

interface Listing {
    handshakes: Promise<Handshake[]>;
    byId: Promise<ReadonlyMap<string, Handshake>>;
    /** When the last page came; `undefined` while pages are still read. */
    listedAt: number | undefined;
}

/**
 * Answers many reads of an account by one listing, since AWS lets an account ask for pages of 20 five times as fast as
 * for a single handshake.
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
     * The handshake as a listing has it. `undefined` for the first few, which are better described one by one; for one
     * that the listing lacks; and where listing fails.
     */
    async find(handshakeId: string): Promise<Handshake | undefined> {
        this.reads++;
        if (this.reads <= DESCRIBES_BEFORE_LISTING || this.isListingDenied) {
            return undefined;
        }
        try {
            return (await this.listing(CACHE_TTL_MS).byId).get(handshakeId);
        } catch {
            // Listing can't be limited to some handshakes in IAM and so may be denied. Describing shows what is wrong.
            this.isListingDenied = true;
            return undefined;
        }
    }

    /**
     * All handshakes.
     *
     * @param maxAgeMs how old a listing may be that is used again; 0 for none.
     */
    async all(maxAgeMs: number): Promise<Handshake[]> {
        return await this.listing(maxAgeMs).handshakes;
    }

    /** Drops what is known: something is about to change, or just has. */
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

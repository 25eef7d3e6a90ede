import type { Handshake } from "../handshake/handshake";
import type { Time } from "./time";

/** AWS lets an account describe two handshakes at once, and more of them only one by one. */
const describedFirst = 2;

/** How many milliseconds a listing is as good as a description. */
const freshFor = 10_000;

/**
 * Answers many questions about the handshakes of an account by one listing, since AWS lets an account ask for pages of
 * 20 five times as fast as for a single handshake. A few questions are better asked one by one: for these, and for what
 * the listing lacks or when it can't be had, nothing is found.
 */
export class SharedListing {
    private asked = 0;
    private unavailable = false;
    private current: { handshakes: Promise<ReadonlyMap<string, Handshake>>; freshUntil: number } | undefined;

    constructor(
        private readonly list: () => Promise<Handshake[]>,
        private readonly time: Time,
    ) {}

    /** The handshake as the listing has it. */
    async find(handshakeId: string): Promise<Handshake | undefined> {
        this.asked++;
        if (this.asked <= describedFirst || this.unavailable) {
            return undefined;
        }
        return (await this.fresh()).get(handshakeId);
    }

    /** Makes the next question be answered anew, since something is about to change, or just has. */
    forget(): void {
        this.current = undefined;
    }

    private fresh(): Promise<ReadonlyMap<string, Handshake>> {
        if (this.current === undefined || this.time.now() > this.current.freshUntil) {
            const listed = { handshakes: this.all(), freshUntil: Number.POSITIVE_INFINITY };
            this.current = listed;
            void listed.handshakes.finally(() => {
                listed.freshUntil = this.time.now() + freshFor;
            });
        }
        return this.current.handshakes;
    }

    private async all(): Promise<ReadonlyMap<string, Handshake>> {
        const handshakes = await this.list().catch(() => {
            // Listing can't be scoped in IAM and so may be denied; describing tells what is wrong, if anything is.
            this.unavailable = true;
            return [];
        });
        return new Map(
            handshakes.flatMap((handshake) => (handshake.id === undefined ? [] : [[handshake.id, handshake]])),
        );
    }
}
